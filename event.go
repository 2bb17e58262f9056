package tomar

// Modality of an event.
type Modality uint8

// The modalities of the tables.
const (
	Actual Modality = iota
	Planned
	ConditionalOn
	Hypothetical
)

var modalityNames = [...]string{"actual", "planned", "conditional", "hypothetical"}

// String is the modality's code in the tables.
func (m Modality) String() string { return modalityNames[min(int(m), len(modalityNames)-1)] }

// Role of an argument.
type Role uint8

// The roles of the arguments table.
const (
	Agent Role = iota
	Target
	PlaceRole
	SourceRole
)

var roleNames = [...]string{"agent", "target", "place", "source"}

// String is the role's code in the tables.
func (r Role) String() string { return roleNames[min(int(r), len(roleNames)-1)] }

// Argument is a participant of an event: an entity mention or, where nobody is
// named, a noun phrase with its kind.
type Argument struct {
	Span
	Role      Role
	Mention   int32  // None for an unnamed participant
	Kind      string // journalist, kolbar, civilian, …; "" for a mention
	CountMin  int32  // None where no number is told
	CountMax  int32
	CountText Span
	Provenance
}

// Event is one trigger with its participants and attributes.
type Event struct {
	Span              // the trigger
	First, Last int32 // tokens, half-open
	Sent        int32
	Clause      int32
	Type        string // ATTACK, KILL, …
	Subtype     string
	Trigger     int32 // row of the trigger lexicon
	Date        string
	DateStart   string
	DateEnd     string
	Precision   string
	DateSource  string // explicit, deictic, anaphoric, event, published, none
	Time        int32  // index into Times; None
	Modality    Modality
	Attributed  bool
	Negative    bool
	Tense       Tense
	Arguments   []Argument
	CountMin    int32 // people killed, injured, arrested …; None where no number is told
	CountMax    int32
	CountText   Span
	Story       int32 // document-local story; None
	Plover      string
	Cameo       string
	Ace         string
	Confidence  float32
	Provenance
}

// RuleAround is the rule of a place of an event that only says where another of its places
// lies («the village A of B»).
const RuleAround = "place.around"

// RuleWay is the rule of a town that says on which road an event happened («on the road X – Y»).
const RuleWay = "place.way"
