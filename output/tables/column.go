package tables

// Kind is what a column holds.
type Kind uint8

// The kinds. Null is a cell's kind only, never a column's.
const (
	Null   Kind = iota
	String      // UTF-8 text; the empty text is null
	Int         // whole number
	Float       // finite number
	Bool        // true or false
	Day         // plain ISO day, 2020-09-30
	List        // list of texts; [] when empty, never null
)

var kindNames = [...]string{"null", "text", "whole number", "number", "true/false", "day", "list of texts"}

// String is the kind's name for people.
func (k Kind) String() string { return kindNames[min(int(k), len(kindNames)-1)] }

// Column describes one column.
type Column struct {
	Name     string
	Kind     Kind
	Required bool     // never null
	Doc      string   // plain English, for analysts
	Example  string   // a cell as it stands in CSV
	Enum     []string // the only values it may have; nil where anything goes
	Repeats  bool     // few different values among many rows: worth a dictionary
}

// ForeignKey says that the columns of this table point at columns of another;
// a row in which one of them is null points at nothing.
type ForeignKey struct {
	Columns []string
	Table   string // "" for the table itself
	Target  []string
}

// Table describes one table.
type Table struct {
	ID      ID
	Name    string
	Doc     string // one row per what, and what it is good for
	Columns []Column
	Key     []string // primary key; nil where there is none
	Foreign []ForeignKey
}

// Index is the position of a column, -1 where the table has none of that name.
func (t *Table) Index(column string) int {
	for i := range t.Columns {
		if t.Columns[i].Name == column {
			return i
		}
	}
	return -1
}

// ID numbers the tables in their fixed order.
type ID uint8

// The tables, in the order in which they are described and written.
const (
	Documents ID = iota
	Sentences
	Mentions
	Entities
	Times
	Events
	Arguments
	Relations
	Stories
	Timeline
	NetworkNodes
	NetworkEdges
	Bursts
	Diagnostics
	Texts // only with --with-text
	Count // how many there are
)

// Table is the description of a table; it must not be changed.
func (id ID) Table() *Table { return &all[id] }

// String is the table's name.
func (id ID) String() string {
	if id >= Count {
		return "no table"
	}
	return all[id].Name
}

// ByName finds a table by its name.
func ByName(name string) (ID, bool) {
	for i := range all {
		if all[i].Name == name {
			return ID(i), true
		}
	}
	return 0, false
}

// text, whole, number, truth, day and list make columns; must and of refine
// them.
func text(name, doc, example string) Column {
	return Column{Name: name, Kind: String, Doc: doc, Example: example}
}

func whole(name, doc, example string) Column {
	return Column{Name: name, Kind: Int, Doc: doc, Example: example}
}

func number(name, doc, example string) Column {
	return Column{Name: name, Kind: Float, Doc: doc, Example: example}
}

func truth(name, doc, example string) Column {
	return Column{Name: name, Kind: Bool, Doc: doc, Example: example}
}

func day(name, doc, example string) Column {
	return Column{Name: name, Kind: Day, Doc: doc, Example: example, Repeats: true}
}

func list(name, doc, example string) Column {
	return Column{Name: name, Kind: List, Required: true, Doc: doc, Example: example}
}

func (c Column) must() Column { c.Required = true; return c }

func (c Column) repeats() Column { c.Repeats = true; return c }

func (c Column) of(values ...string) Column { c.Enum, c.Repeats = values, true; return c }
