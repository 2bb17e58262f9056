package tomar

// Provenance is why a fact stands: the rule's id, the data file and line that
// hold it (File "" and Line 0 for a rule kind without a row of its own).
type Provenance struct {
	Rule string
	File string
	Line int32
}

// EntityType is the type of a named entity.
type EntityType uint8

// The entity types.
const (
	NoEntity EntityType = iota
	PER
	LOC
	ORG
)

var entityTypeNames = [...]string{"", "PER", "LOC", "ORG"}

// String is the type's code in the tables.
func (t EntityType) String() string { return entityTypeNames[min(int(t), len(entityTypeNames)-1)] }

// ParseEntityType reads a code; NoEntity where it is none.
func ParseEntityType(s string) EntityType {
	for i, n := range entityTypeNames {
		if n == s {
			return EntityType(i)
		}
	}
	return NoEntity
}

// Method is how a mention was found.
type Method uint8

// The methods of the mentions table.
const (
	ByGazetteer Method = iota
	ByVariant
	ByFuzzy
	ByContext
	ByTagger
	ByShort
	ByRole
)

var methodNames = [...]string{"gazetteer", "variant", "fuzzy", "context", "tagger", "short", "role"}

// String is the method's code in the tables.
func (m Method) String() string { return methodNames[min(int(m), len(methodNames)-1)] }

// Mention is a span that names an entity.
type Mention struct {
	Span
	Base        Span
	First, Last int32 // tokens, half-open
	Sent        int32
	Parent      int32 // index of the mention that it stands inside; None
	Entity      int32 // row of the gazetteer; None for a name that no list has
	Candidates  []int32
	Key         string // for names without a row: the folded name that clusters them
	NameEN      string // English name where it is composed («Embassy of X, Y»), else "" and the gazetteer's
	Type        EntityType
	Subtype     string
	Method      Method
	Confidence  float32
	Provenance
}

// Relation is a stated relation between two mentions.
type Relation struct {
	Span
	Sent            int32
	Subject, Object int32  // mentions; Object may be None
	Kind            string // holds_position, member_of, part_of, spokesperson_of, …
	Title           string // the role's words as they stand
	Role            string // the role's id, "" where it has none
	Start, End      string // ISO dates, "" when unknown
	Confidence      float32
	Provenance
}

// TimeType is TIMEX3's type.
type TimeType uint8

// The TIMEX3 types.
const (
	Date TimeType = iota
	TimeOfDay
	Duration
	Set
)

var timeTypeNames = [...]string{"DATE", "TIME", "DURATION", "SET"}

// String is the type's code in the tables.
func (t TimeType) String() string { return timeTypeNames[min(int(t), len(timeTypeNames)-1)] }

// Time is a time expression with its value.
type Time struct {
	Span
	First, Last int32 // tokens, half-open
	Sent        int32
	Type        TimeType
	Value       string // TIMEX3
	Mod         string // TIMEX3 mod: APPROX, BEFORE, START, …; "" where there is none
	DateStart   string // ISO day; "" when open
	DateEnd     string // ISO day, inclusive
	Precision   string // day, week, month, season, quarter, year, decade, century, unknown
	Calendar    string // gregorian, kurdish, iranian, islamic
	Anchor      string // explicit, published, previous, event, none
	Candidates  []string
	Confidence  float32
	// Derivation is the tree of rules that made the value, for explain; nil
	// unless the document is traced.
	Derivation []string
	Provenance
}

// Clause is a stretch of a sentence around one verb (or none, in headlines).
type Clause struct {
	Span
	First, Last int32 // tokens, half-open; goals after the verb included
	Sent        int32
	Parent      int32 // the clause that it depends on; None
	Verb        int32 // index into Verbs; None
	Kind        ClauseKind
	Tense       Tense
	Mood        Mood
	Negative    bool
	Speaker     int32 // mention that says it, for quoted and reported clauses; None
	SpeakerSpan Span  // the words that name the speaker; empty where there are none
	Said        bool  // of a clause of saying, not of one of wanting or asking
}

// ClauseKind is how a clause stands to its parent.
type ClauseKind uint8

// The kinds of clauses.
const (
	Main ClauseKind = iota
	Relative
	Temporal // دوای ئەوەی, کاتێک
	IfClause // ئەگەر
	Purpose  // بۆ ئەوەی
	Content  // کە … after a verb of saying
	Quote
	Headline
)

// Severity of a diagnostic.
type Severity uint8

// The severities.
const (
	Info Severity = iota
	Warning
	Fault
)

var severityNames = [...]string{"info", "warning", "error"}

// String is the severity's code in the tables.
func (s Severity) String() string { return severityNames[min(int(s), len(severityNames)-1)] }

// Diagnostic is something odd about the input, with a stable code.
type Diagnostic struct {
	Span     // of the normalised text; empty where it concerns the whole document
	Code     string
	Severity Severity
	Message  string
	// Raw, when set, are original bytes: for what is found before there is a
	// normalised text.
	Raw *Span
}
