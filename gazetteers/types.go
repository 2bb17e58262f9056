package gazetteers

// Flags are the marks of a row.
type Flags uint8

// The flags of the tables.
const (
	Common   Flags = 1 << iota // the name is also a common word: context must license it
	Weak                       // needs other context to be this entity
	Historic                   // of the past
	KRI                        // in or of the Kurdistan Region
	Capital                    // the town that a government has its seat in, and is called after
)

// flagNames are the flags' codes in the tables, in the order of their bits.
var flagNames = [...]string{"common", "weak", "historic", "kri", "capital"}

// Has says whether all of f are set.
func (f Flags) Has(x Flags) bool { return f&x == x }

// NameKind is how a name stands for its entity.
type NameKind uint8

// The kinds of names.
const (
	Full       NameKind = iota // the name of the row
	Variant                    // another spelling or form
	Short                      // good only after the full name in the document
	ShortAlone                 // a short form that is good alone
	Acronym                    // in Sorani letters
	AcronymEN                  // in Latin letters
)

var nameKinds = [...]string{"full", "variant", "short", "short_alone", "acronym", "acronym_en"}

// String is the kind's code.
func (k NameKind) String() string { return nameKinds[min(int(k), len(nameKinds)-1)] }

// Name is one written form of an entity.
type Name struct {
	Text   string
	Entity int32
	Kind   NameKind
}

// Term is one row of terms: somebody in an office for a time.
type Term struct {
	Role       string // id of a title
	Start, End string // ISO dates, possibly partial; "" is unknown or open
	TitleEN    string
	Person, Of int32 // entities; Of may be tomar.None
	File, Line int32
}

// GivenName is one row of given.
type GivenName struct {
	Name     string
	Variants []string
	Origin   string
	File     int32
	Line     int32
	Gender   byte // m, f, u (both)
	Flags    Flags
}

// FamilyName is one row of family.
type FamilyName struct {
	Name     string
	Variants []string
	Kind     string // family, nisba, tribe, patronymic
	File     int32
	Line     int32
	Flags    Flags
}
