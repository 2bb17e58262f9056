package tables

// all describes the tables of one document; see schema_run.go for those of the
// whole run. The order of tables and columns is the order of the output.
var all = numbered([Count]Table{
	Documents: {
		Name: "documents", Doc: "One row per input document, read or not: what it is, when it was published, how much was found, whether anything went wrong.",
		Key: []string{"doc_id"}, Foreign: []ForeignKey{{[]string{"duplicate_of"}, "", []string{"doc_id"}}},
		Columns: []Column{
			text("doc_id", "Id of the document: the id given with the input, else a hash of path and text. A repeated id gets ~2, ~3 behind it.", "d3f1c2a9b0e4d517").must(),
			text("path", "Where the text came from, as it was typed, with slashes; a document inside a container is container#name.", "news/2020.jsonl#1842").must(),
			text("url", "Web address of the article, where the input told one.", "https://example.org/a/1842"),
			text("outlet", "Newspaper, agency or channel, where the input told one.", "Example News").repeats(),
			text("author", "Author, where the input told one.", "A. Karim").repeats(),
			text("title", "Headline given beside the text; it is not part of the text, and offsets do not count it.", "A headline"),
			text("lang", "Language as a BCP 47 code, where it is known.", "ckb").repeats(),
			text("sha256", "SHA-256 of the text in UTF-8, hexadecimal; empty for a document that could not be read.", "9f86d081884c7d65…"),
			text("published", "Publication date: an ISO day, or a month or year where nothing more is known.", "2020-09-30").repeats(),
			text("published_source", "Where the publication date comes from: a flag, the metadata, the file name, the text's own dateline, inferred from what the text says («today, the 16th of July 2024»; weekdays beside days), or none.", "metadata").must().of(publishedSources...),
			list("published_candidates", "Dates that were possible where the publication date was inferred.", `["2020-09-29","2020-09-30"]`),
			whole("chars", "Length of the text in Unicode code points.", "2210").must(),
			whole("sentences", "Number of sentences.", "14").must(),
			whole("tokens", "Number of tokens: words, numbers, punctuation.", "388").must(),
			whole("mentions", "Number of rows in mentions.", "31").must(),
			whole("times", "Number of rows in times.", "4").must(),
			whole("events", "Number of rows in events.", "17").must(),
			text("duplicate_of", "doc_id of the earlier document of which this one is a near copy.", "d77aa0c41e0b9f35"),
			text("status", "ok; warned: read, but see diagnostics; failed: could not be read or finished; skipped: left out on purpose.", "ok").must().of(statuses...),
			text("message", "Why a document was warned, failed or skipped.", "not a text file"),
		},
	},
	Sentences: {
		Name: "sentences", Doc: "One row per sentence, in order.",
		Key: []string{"doc_id", "sentence"}, Foreign: []ForeignKey{ofDocument},
		Columns: append([]Column{
			docID(),
			whole("sentence", "Number of the sentence in its document, from 0.", "3").must(),
		}, append(spans("the sentence"), text("text", "The sentence as it stands in the original.", "…").must())...),
	},
	Mentions: {
		Name: "mentions", Doc: "One row per mention of a named entity: a stretch of text that names a person, place or organization.",
		Key: []string{"doc_id", "mention_id"}, Foreign: []ForeignKey{
			ofDocument, ofSentence, ofEntity("entity_id"), {[]string{"doc_id", "parent_id"}, "", []string{"doc_id", "mention_id"}},
		},
		Columns: append(append([]Column{
			docID(),
			text("mention_id", "Id of the mention, unique in its document.", "m5b0e8f2a91cd").must(),
			text("entity_id", "The entity that is named; see entities.", "g1f0ac39d2b75").must().repeats(),
			text("type", "PER a person, LOC a place or a country acting as a state, ORG an organization.", "ORG").must().of(entityTypes...),
			text("subtype", "Finer kind of place or organization; persons have none.", "ministry").of(entitySubtypes...),
			text("text", "The mention as it stands in the original, suffixes included.", "…").must(),
			text("base", "The name without what is written onto it (suffixes, prepositions).", "…"),
		}, spans("the mention")...),
			sentence(),
			text("parent_id", "mention_id of the longer name that this one stands inside.", "m0aa41be07d19"),
			text("method", "How it was found: gazetteer (a listed name), variant (a listed spelling), fuzzy (a near spelling), context (the words around it), tagger (a statistical model, of Sorani or of English, that saw a name where no rule did), short (short form of an earlier name), role (a role word alone, resolved to its holder).", "gazetteer").must().of(methods...),
			rule(), confidence(),
		),
	},
	Times: {
		Name: "times", Doc: "One row per time expression, with its value as in TIMEX3 and as plain days.",
		Key: []string{"doc_id", "time_id"}, Foreign: []ForeignKey{ofDocument, ofSentence},
		Columns: append(append([]Column{
			docID(),
			text("time_id", "Id of the time expression, unique in its document.", "t90c17be3f204").must(),
			text("text", "The expression as it stands in the original.", "…").must(),
		}, spans("the expression")...),
			sentence(),
			text("type", "DATE, TIME (of a day), DURATION or SET (something that recurs).", "DATE").must().of(timeTypes...),
			text("value", "Value as in TIMEX3; a part that nothing tells stays X.", "2020-09-26"),
			text("mod", "TIMEX3 modifier: BEFORE, AFTER, START, MID, END, APPROX …", "APPROX").repeats(),
			day("date_start", "First day that the expression covers.", "2020-09-26"),
			day("date_end", "Last day that the expression covers (inclusive).", "2020-09-26"),
			text("date_precision", "How exact the date is.", "day").of(precisions...),
			text("calendar", "Calendar in which the text tells the date.", "gregorian").must().of(calendars...),
			text("anchor", "What the value was counted from: explicit (told in full), published (the publication date), previous (an earlier expression), event, or none.", "published").must().of(anchors...),
			rule(),
			list("candidates", "Values that were possible where the text does not decide.", `["2020-09-26","2019-09-26"]`),
			confidence(),
		),
	},
	Events: {
		Name: "events", Doc: "One row per event mention: one trigger word with who, to whom, where, when, and how sure the text is of it.",
		Key: []string{"doc_id", "event_id"}, Foreign: []ForeignKey{
			ofDocument, ofSentence, {[]string{"story_id"}, "stories", []string{"story_id"}},
			{[]string{"doc_id", "time_id"}, "times", []string{"doc_id", "time_id"}}, ofEntity("place_id"), ofEntity("source_id"),
		},
		Columns: eventColumns(),
	},
	Arguments: {
		Name: "arguments", Doc: "One row per participant of an event: the long form of the lists in events.",
		Foreign: []ForeignKey{
			ofDocument, {[]string{"doc_id", "event_id"}, "events", []string{"doc_id", "event_id"}},
			{[]string{"doc_id", "mention_id"}, "mentions", []string{"doc_id", "mention_id"}}, ofEntity("entity_id"),
		},
		Columns: append([]Column{
			docID(),
			text("event_id", "The event; see events.", "e77b2d9e0c15a").must(),
			text("role", "agent who does it, target to whom it is done, place where, source who says it.", "agent").must().of(roles...),
			text("mention_id", "The mention that names the participant; empty for an unnamed one.", "m5b0e8f2a91cd"),
			text("entity_id", "The entity; empty for an unnamed participant.", "g1f0ac39d2b75").repeats(),
			text("entity", "Name of the entity; empty for an unnamed participant.", "…").repeats(),
			text("kind", "Kind of an unnamed participant: kolbar, journalist, woman, child, civilian, soldier, peshmerga, guerrilla, police, protester, worker, refugee, student, politician, other …", "journalist").repeats(),
			whole("count_min", "Least number of them that the text tells.", "3"),
			whole("count_max", "Greatest number of them that the text tells.", "5"),
			text("text", "The participant as it stands in the original.", "…"),
		}, optionalSpans("the participant")...),
	},
	Relations: {
		Name: "relations", Doc: "One row per relation that the text states between two entities: offices, membership, parts.",
		Key: []string{"doc_id", "relation_id"}, Foreign: []ForeignKey{ofDocument, ofSentence, ofEntity("subject_id"), ofEntity("object_id")},
		Columns: append(append([]Column{
			docID(),
			text("relation_id", "Id of the relation, unique in its document.", "r2c9d40b6e8f1").must(),
			text("subject_id", "Entity of which something is said; see entities.", "g1f0ac39d2b75").must().repeats(),
			text("subject", "Name of that entity.", "…").repeats(),
			text("relation", "What is said: holds_position, member_of, part_of, spokesperson_of …", "holds_position").must().repeats(),
			text("object_id", "The other entity; empty where none is named.", "g9b77f21c03d8").repeats(),
			text("object", "Name of the other entity.", "…").repeats(),
			text("title", "The words of the office or role.", "…").repeats(),
			day("date_start", "First day on which it holds, where known.", "2020-05-07"),
			day("date_end", "Last day on which it holds, where known.", "2022-10-27"),
			text("text", "The words that state it, as they stand in the original.", "…").must(),
		}, spans("the words")...), sentence(), rule(), confidence()),
	},
	Entities: entitiesTable, Stories: storiesTable, Timeline: timelineTable,
	NetworkNodes: nodesTable, NetworkEdges: edgesTable, Bursts: burstsTable,
	Diagnostics: {
		Name: "diagnostics", Doc: "One row per oddity of the input or of its processing.",
		Foreign: []ForeignKey{ofDocument},
		Columns: append(append([]Column{
			text("doc_id", "The document; see documents. Empty for what concerns the whole run.", "d3f1c2a9b0e4d517").repeats(),
			text("code", "Stable code of the oddity.", "input.repeated-id").must().repeats(),
			text("severity", "info, warning or error.", "warning").must().of(severities...),
			text("text", "The place as it stands in the original, where there is one.", "…"),
		}, optionalSpans("the place")...), text("message", "What is odd, in a sentence.", "the id was given before")),
	},
	Texts: {
		Name: "texts", Doc: "One row per document with its whole text, to which all offsets refer; written with --with-text only.",
		Key: []string{"doc_id"}, Foreign: []ForeignKey{ofDocument},
		Columns: []Column{docID(), text("text", "The text, decoded to UTF-8 and otherwise as it came.", "…")},
	},
})

// numbered gives every table its own number.
func numbered(ts [Count]Table) [Count]Table {
	for i := range ts {
		ts[i].ID = ID(i)
	}
	return ts
}

// All are the descriptions of all tables in order; they must not be changed.
func All() []Table { return append([]Table(nil), all[:]...) }

func eventColumns() []Column {
	cs := []Column{
		docID(),
		text("event_id", "Id of the event mention, unique in its document.", "e77b2d9e0c15a").must(),
		text("story_id", "The event of the world that this mention reports; see stories.", "s4410be92af37").repeats(),
		text("type", "What happened; the vocabulary is explained above the table list.", "ATTACK").must().of(eventCodes()...),
		text("subtype", "Finer kind where the words tell one.", "airstrike").repeats(),
		text("text", "The trigger, the word that names the event, as it stands in the original.", "…").must(),
	}
	cs = append(cs, spans("the trigger")...)
	cs = append(cs, sentence(),
		text("date", "Date of the event, as exact as the text tells it and no more; X for a part that nothing tells.", "2020-09").repeats())
	cs = append(cs, period("the event")...)
	return append(cs,
		text("date_source", "Where the date comes from: explicit (told), deictic (told relative to the publication date), anaphoric (relative to an earlier date), event (from an earlier mention of it), published (the news of the day), none.", "explicit").must().of(dateSources...),
		text("time_id", "The time expression that dates it; see times.", "t90c17be3f204"),
		text("modality", "actual, planned, conditional or hypothetical.", "actual").must().of(modalities...),
		truth("attributed", "Whether the text tells it as somebody's words or as hearsay.", "true").must(),
		text("polarity", "positive; negative where the text says that it did not happen.", "positive").must().of(polarities...),
		text("tense", "Tense of the clause.", "past").must().of(tenses...),
		list("agents", "entity_ids of those who do it.", `["g1f0ac39d2b75"]`),
		text("agent_names", "Their names, for the unnamed the words of the text, joined by «; ».", "…").repeats(),
		list("targets", "entity_ids of those to whom it is done.", `["g9b77f21c03d8"]`),
		text("target_names", "Their names, for the unnamed the words of the text, joined by «; ».", "…").repeats(),
		text("target_kind", "Kind of the first unnamed target: journalist, civilian, child …", "civilian").repeats(),
		text("place_id", "The most specific place: of the places told, else of the places (countries and regions apart) that the event hits. All places stand in arguments.", "g5ad90c7714be").repeats(),
		text("place", "Name of that place.", "…").repeats(),
		text("admin1", "Governorate or province of the place.", "…").repeats(),
		text("admin2", "District of the place.", "…").repeats(),
		text("country", "Country of the place, ISO 3166-1 alpha-2 (read NA, Namibia, as text).", "IQ").repeats(),
		number("lat", "Latitude of the place, degrees north.", "36.191"),
		number("lon", "Longitude of the place, degrees east.", "44.009"),
		text("geo_precision", "How specific the place is: its subtype.", "city").of(placeSubtypes...),
		whole("count_min", "Least number of people concerned (killed, injured, arrested …) that the text tells.", "8"),
		whole("count_max", "Greatest such number.", "8"),
		text("count_text", "The words that tell the number.", "…"),
		text("source_id", "Entity that says it.", "g5f1d7a902bc4").repeats(),
		text("source", "Its name, or the words of the text for an unnamed one.", "…").repeats(),
		text("plover", "Type in the PLOVER scheme.", "ASSAULT").repeats(),
		text("cameo", "Code in the CAMEO scheme; a text, it may begin with 0.", "190").repeats(),
		text("ace", "Type in the ACE/ERE scheme.", "Conflict.Attack").repeats(),
		rule(), confidence(),
		text("context", "The sentence in which it stands.", "…"),
	)
}
