package tables

// Term is one value of a vocabulary with its meaning.
type Term struct {
	Code  string
	Label string // English, short, for labels
	Doc   string
}

// EventTypes is the vocabulary of event types, in the order of the annotation
// guide.
func EventTypes() []Term { return append([]Term(nil), eventTypes[:]...) }

// EventLabel is the English label of an event type, the code itself where it is
// unknown.
func EventLabel(code string) string {
	for i := range eventTypes {
		if eventTypes[i].Code == code {
			return eventTypes[i].Label
		}
	}
	return code
}

var eventTypes = [...]Term{
	{"ATTACK", "Attack", "armed attack, strike, shelling, bombing, shooting"},
	{"CLASH", "Clash", "fighting between two sides"},
	{"KILL", "Killing", "somebody killed by somebody or by violence"},
	{"DIE", "Death", "death without violence or with a cause left open"},
	{"INJURE", "Injury", "wounding"},
	{"PROTEST", "Protest", "demonstration, strike, sit-in, boycott"},
	{"MOBILIZE", "Mobilization", "troops or forces raised, deployed, alerted"},
	{"WITHDRAW", "Withdrawal", "forces pulled back, retreat, evacuation"},
	{"ARREST", "Arrest", "arrest, detention, abduction"},
	{"RELEASE", "Release", "set free"},
	{"TRY", "Trial", "investigation, charge, trial, verdict, sentence, execution"},
	{"MEET", "Meeting", "meeting, talks, reception"},
	{"CALL", "Call", "phone call, letter, message"},
	{"VISIT", "Visit", "visit, arrival, journey"},
	{"STATE", "Statement", "statement, announcement, tweet, report by a named or role-named speaker"},
	{"THREATEN", "Threat", "threat, warning, ultimatum"},
	{"ACCUSE", "Accusation", "accusation, blame, condemnation"},
	{"REQUEST", "Request", "demand, appeal, invitation"},
	{"REJECT", "Rejection", "refusal, denial, veto"},
	{"AGREE", "Agreement", "agreement, signature, ceasefire, joint decision"},
	{"SUPPORT", "Support", "support stated or given, praise, recognition"},
	{"AID", "Aid", "material, financial, humanitarian, military help"},
	{"SANCTION", "Sanction", "sanction, embargo, relations cut or reduced"},
	{"ELECT", "Election", "election held, vote, win"},
	{"APPOINT", "Appointment", "appointment, oath, nomination"},
	{"RESIGN", "Resignation", "resignation, dismissal, end of office"},
	{"DECIDE", "Decision", "law, decree, decision, court or cabinet ruling passed"},
	{"OPEN", "Opening", "founding, opening, start, launch, reopening"},
	{"CLOSE", "Closing", "closing, ban, suspension, dissolution"},
	{"TRANSACT", "Transaction", "payment, salaries, sale, purchase, export, budget, investment"},
	{"TRANSFER", "Transfer", "moving or handing over of people, goods, posts"},
	{"HOLD", "Gathering", "conference, festival, ceremony, exhibition held"},
	{"COMPETE", "Competition", "match, race, prize won or lost"},
	{"ACCIDENT", "Accident", "traffic accident, fire, explosion by accident, crash, drowning"},
	{"DISASTER", "Disaster", "earthquake, flood, drought, storm, epidemic"},
}

// The other vocabularies.
var (
	entityTypes = []string{"PER", "LOC", "ORG"}

	placeSubtypes = []string{
		"continent", "country", "region", "governorate", "district", "city", "village", "area", "water", "mountain", "facility",
	}
	orgSubtypes = []string{
		"government", "ministry", "legislature", "court", "party", "armed_group", "military", "security", "embassy", "company",
		"media", "university", "school", "international", "ngo", "club", "union", "religious", "authority",
	}
	entitySubtypes = append(append([]string(nil), placeSubtypes...), orgSubtypes...)

	methods          = []string{"gazetteer", "variant", "fuzzy", "context", "tagger", "short", "role"}
	precisions       = []string{"day", "week", "month", "season", "quarter", "year", "decade", "century", "unknown"}
	timeTypes        = []string{"DATE", "TIME", "DURATION", "SET"}
	calendars        = []string{"gregorian", "kurdish", "iranian", "islamic"}
	anchors          = []string{"explicit", "published", "previous", "event", "none"}
	dateSources      = []string{"explicit", "deictic", "anaphoric", "event", "published", "none"}
	modalities       = []string{"actual", "planned", "conditional", "hypothetical"}
	polarities       = []string{"positive", "negative"}
	tenses           = []string{"past", "present", "future", "none"}
	roles            = []string{"agent", "target", "place", "source"}
	severities       = []string{"info", "warning", "error"}
	statuses         = []string{"ok", "warned", "failed", "skipped"}
	publishedSources = []string{"flag", "metadata", "filename", "text", "inferred", "none"}
	edgeKinds        = []string{"cooccurrence", "acts_on"}
	burstKinds       = []string{"entity", "event_type"}
)

// subtypeOf is a subtype as the vocabulary has it for an entity type: persons
// have none, and what a list calls otherwise is left out.
func subtypeOf(typ, subtype string) string {
	switch {
	case typ == "LOC" && contains(placeSubtypes, subtype), typ == "ORG" && contains(orgSubtypes, subtype):
		return subtype
	}
	return ""
}

// ValidSubtype reports whether an entity type has a subtype; every type has the
// empty one.
func ValidSubtype(typ, subtype string) bool { return subtypeOf(typ, subtype) == subtype }

// eventCodes are the codes of the event types.
func eventCodes() []string {
	codes := make([]string, len(eventTypes))
	for i := range eventTypes {
		codes[i] = eventTypes[i].Code
	}
	return codes
}

// placeRank orders places from wide to narrow by subtype; what it does not
// know stands between a city and an area.
func placeRank(subtype string) int {
	switch subtype {
	case "continent":
		return 0
	case "country":
		return 1
	case "region":
		return 2
	case "governorate":
		return 3
	case "water", "mountain":
		return 4
	case "district":
		return 5
	case "city":
		return 6
	case "village":
		return 8
	case "area":
		return 9
	case "facility":
		return 10
	}
	return 7
}
