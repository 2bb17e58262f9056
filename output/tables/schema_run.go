package tables

// The tables of the whole run, each row gathered from many documents.
var (
	entitiesTable = Table{
		Name: "entities", Doc: "One row per person, place or organization of the whole run, all its spellings together.",
		Key: []string{"entity_id"},
		Columns: []Column{
			text("entity_id", "Id of the entity; the same in every run that meets it.", "g1f0ac39d2b75").must(),
			text("type", "PER, LOC or ORG.", "ORG").must().of(entityTypes...),
			text("subtype", "Finer kind of place or organization.", "ministry").of(entitySubtypes...),
			text("name", "Name in Sorani.", "…").must(),
			text("name_en", "Name in English, where known.", "Ministry of Foreign Affairs"),
			list("aliases", "Spellings seen in this run.", `["…","…"]`),
			text("wikidata", "Wikidata id, where known.", "Q796").repeats(),
			text("country", "Country, ISO 3166-1 alpha-2 (read NA, Namibia, as text).", "IQ").repeats(),
			number("lat", "Latitude, degrees north.", "33.3"),
			number("lon", "Longitude, degrees east.", "44.4"),
			whole("documents", "Number of documents that mention it.", "12").must(),
			whole("mentions", "Number of mentions.", "40").must(),
			day("first_date", "Publication day of the first dated document that mentions it.", "2020-09-26"),
			day("last_date", "Publication day of the last one.", "2020-10-03"),
		},
	}
	storiesTable = Table{
		Name: "stories", Doc: "One row per event of the world: all mentions of it in all documents together.",
		Key: []string{"story_id"}, Foreign: []ForeignKey{ofEntity("place_id")},
		Columns: append(append([]Column{
			text("story_id", "Id of the story.", "s4410be92af37").must(),
			text("type", "What happened; see the vocabulary of events.", "ATTACK").must().of(eventCodes()...),
			text("date", "Date as exact as the documents tell it.", "2020-09-26").repeats(),
		}, period("the story")...), append([]Column{
			text("place_id", "Most specific place; see entities.", "g5ad90c7714be").repeats(),
			text("place", "Name of the place.", "…").repeats(),
			text("admin1", "Governorate or province.", "…").repeats(),
			text("country", "Country, ISO 3166-1 alpha-2.", "IQ").repeats(),
			number("lat", "Latitude, degrees north.", "36.191"),
			number("lon", "Longitude, degrees east.", "44.009"),
			list("agents", "entity_ids of those who did it.", `["g1f0ac39d2b75"]`),
			text("agent_names", "Their names, joined by «; ».", "…").repeats(),
			list("targets", "entity_ids of those to whom it was done.", `["g9b77f21c03d8"]`),
			text("target_names", "Their names, joined by «; ».", "…").repeats(),
		}, append(tolls(),
			whole("documents", "Number of documents that report it.", "5").must(),
			whole("reports", "Number of event mentions that report it.", "9").must(),
			list("doc_ids", "The documents.", `["d3f1c2a9b0e4d517"]`),
			list("urls", "Their addresses, where known.", `["https://example.org/a/1842"]`),
			text("headline", "A title, else the clearest sentence.", "…"),
		)...)...),
	}
	timelineTable = Table{
		Name: "timeline", Doc: "One row per dated story, in order of time: a sheet for people. What they write into reviewed and note survives the next run.",
		Key: []string{"story_id"}, Foreign: []ForeignKey{{[]string{"story_id"}, "stories", []string{"story_id"}}},
		Columns: append(append(period("the story"),
			text("type", "What happened; see the vocabulary of events. Statements (STATE) stand here only when asked for with --types.", "ATTACK").must().of(eventCodes()...),
			text("type_en", "The type in English words.", "Attack").repeats(),
			text("type_ckb", "The type in Sorani words.", "…").repeats(),
			text("headline", "A title, else the clearest sentence.", "…"),
			text("place", "Name of the most specific place.", "…").repeats(),
			text("admin1", "Governorate or province.", "…").repeats(),
			text("country", "Country, ISO 3166-1 alpha-2.", "IQ").repeats(),
			text("agent_names", "Who did it, joined by «; ».", "…").repeats(),
			text("target_names", "To whom it was done, joined by «; ».", "…").repeats(),
		), append(tolls(),
			whole("documents", "Number of documents that report it.", "5").must(),
			list("doc_ids", "The documents.", `["d3f1c2a9b0e4d517"]`),
			list("urls", "Their addresses, where known.", `["https://example.org/a/1842"]`),
			text("sentence", "The sentence that tells it best, as it stands in the original.", "…"),
			confidence(),
			text("reviewed", "For people: whether somebody has checked the row.", "yes"),
			text("note", "For people: remarks.", "same as row 12?"),
			text("story_id", "Id of the story; see stories.", "s4410be92af37").must(),
		)...),
	}
	nodesTable = Table{
		Name: "network_nodes", Doc: "One row per entity of the network. Near copies of documents are not counted in it.",
		Key: []string{"entity_id"}, Foreign: []ForeignKey{ofEntity("entity_id")},
		Columns: []Column{
			text("entity_id", "The entity; see entities.", "g1f0ac39d2b75").must(),
			text("name", "Name in Sorani.", "…"),
			text("name_en", "Name in English.", "Ministry of Foreign Affairs"),
			text("type", "PER, LOC or ORG.", "ORG").must().of(entityTypes...),
			whole("degree", "Number of different entities that it is linked to.", "17").must(),
			number("pagerank", "Weighted PageRank over all links; the values of all nodes add up to 1.", "0.0132").must(),
			whole("community", "Number of the community (Louvain), from 1, the greatest; empty for entities without a firm link (weight at least 2, p below 0.01).", "1"),
		},
	}
	edgesTable = Table{
		Name: "network_edges", Doc: "One row per pair of linked entities and kind of link. Near copies of documents are not counted.",
		Key:     []string{"source_id", "target_id", "kind"},
		Foreign: []ForeignKey{{[]string{"source_id"}, "network_nodes", []string{"entity_id"}}, {[]string{"target_id"}, "network_nodes", []string{"entity_id"}}},
		Columns: []Column{
			text("source_id", "One entity; for acts_on the agent.", "g1f0ac39d2b75").must().repeats(),
			text("target_id", "The other entity; for acts_on the target.", "g9b77f21c03d8").must().repeats(),
			text("kind", "cooccurrence: both named in one sentence (no direction); acts_on: agent and target of one event.", "acts_on").must().of(edgeKinds...),
			number("weight", "Number of sentences or events that link the two.", "6").must(),
			whole("documents", "Number of documents that link them.", "4").must(),
			number("association", "Log-likelihood ratio (G²) of the two being linked against chance; negative where they are linked less often than chance has it.", "23.1"),
			number("p_value", "Probability of so strong an association by chance (χ², one degree of freedom).", "1.5e-06"),
			day("first_date", "Publication day of the first dated document that links them.", "2020-09-26"),
			day("last_date", "Publication day of the last one.", "2020-10-03"),
		},
	}
	burstsTable = Table{
		Name: "bursts", Doc: "One row per week (Monday to Sunday, by publication day) in which an entity or a type of event stands out.",
		Key: []string{"kind", "key", "date_start"},
		Columns: []Column{
			text("kind", "entity or event_type.", "event_type").must().of(burstKinds...),
			text("key", "entity_id or event type.", "PROTEST").must().repeats(),
			day("date_start", "First day of the period.", "2020-09-21").must(),
			day("date_end", "Last day of the period (inclusive).", "2020-09-27").must(),
			whole("count", "Documents of the period that mention the entity or report such an event.", "23").must(),
			number("expected", "How many the rest of the time leads to expect, given how many documents the period has.", "4.1").must(),
			number("p_value", "Probability of so many or more by chance (Poisson).", "2.2e-10").must(),
		},
	}
)

// What many tables share.

var (
	ofDocument = ForeignKey{[]string{"doc_id"}, "documents", []string{"doc_id"}}
	ofSentence = ForeignKey{[]string{"doc_id", "sentence"}, "sentences", []string{"doc_id", "sentence"}}
)

func ofEntity(column string) ForeignKey {
	return ForeignKey{[]string{column}, "entities", []string{"entity_id"}}
}

func docID() Column {
	return text("doc_id", "The document; see documents.", "d3f1c2a9b0e4d517").must().repeats()
}

func sentence() Column {
	return whole("sentence", "Number of the sentence; see sentences.", "3")
}

func rule() Column {
	return text("rule", "Rule that made the row; tomar explain says more.", "gazetteer.name").repeats()
}

func confidence() Column {
	c := number("confidence", "How sure the row is, from 0 to 1.", "0.9").must()
	c.Repeats = true
	return c
}

func optionalSpans(of string) []Column {
	return []Column{
		whole("start", "Where "+of+" begins in the original text, in Unicode code points from 0.", "118"),
		whole("end", "Where "+of+" ends (the first code point behind it).", "131"),
		whole("start_byte", "Where "+of+" begins, in bytes of the text in UTF-8.", "221"),
		whole("end_byte", "Where "+of+" ends, in bytes.", "246"),
	}
}

func spans(of string) []Column {
	cs := optionalSpans(of)
	for i := range cs {
		cs[i].Required = true
	}
	return cs
}

func period(of string) []Column {
	return []Column{
		day("date_start", "First day of "+of+", as far as the date tells.", "2020-09-01"),
		day("date_end", "Last day of "+of+" (inclusive).", "2020-09-30"),
		text("date_precision", "How exact the date is.", "month").of(precisions...),
	}
}

func tolls() []Column {
	return []Column{
		whole("killed_min", "Least number of dead that the reports tell.", "8"),
		whole("killed_max", "Greatest number of dead.", "10"),
		whole("injured_min", "Least number of injured.", "20"),
		whole("injured_max", "Greatest number of injured.", "24"),
	}
}
