package resolve

import (
	"fmt"
	"sync/atomic"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/output/tables"
)

// Corrections are what people decided about the rows of a run. They are read
// once and may be asked by many goroutines; what they met is noted, so that
// [Corrections.Stale] tells which ones met nothing.
type Corrections struct {
	rows   []correction
	used   []atomic.Bool // by row
	entity map[string]*entityRules
	event  map[string]*eventRules
	story  map[string]int // row of a review
	world  World
}

// World tells corrections what the gazetteer holds.
type World struct {
	// Named is the entity of an id; false for an id that no list has.
	Named func(id string) (Fixed, bool)
	// Fold brings the spellings of a name together.
	Fold func(string) string
}

// Fixed is what a mention names once corrections are applied.
type Fixed struct {
	tables.Named
	Type     tomar.EntityType
	Wikidata string
	Known    bool // its name stands, whatever surfaces are seen
}

// correction is a row of the file.
type correction struct {
	line                           int
	kind, id, action, value, field string
	note                           string
}

// entityRules are the rows about one entity; a row's number is -1 where there
// is none.
type entityRules struct {
	block, merge, rename, retype int
	typ                          tomar.EntityType
	subtype                      string
	fields                       []int // rows of fix
	splits                       []split
}

// split takes some mentions away from an entity.
type split struct {
	row      int
	to       string
	surfaces []string // folded
	docs     []string
}

// eventRules are the rows about one event.
type eventRules struct {
	reject, confirm int
	fields          []int
}

// Stale is a correction that met nothing in a run.
type Stale struct {
	Line             int
	Kind, ID, Action string
}

// String says it in a sentence.
func (s Stale) String() string {
	return fmt.Sprintf("line %d: the correction %q of %s %s met nothing in this run", s.Line, s.Action, s.Kind, s.ID)
}

// Len is the number of corrections.
func (c *Corrections) Len() int {
	if c == nil {
		return 0
	}
	return len(c.rows)
}

// Stale are the corrections that met nothing so far, in file order.
func (c *Corrections) Stale() []Stale {
	var out []Stale
	for i := range c.Len() {
		if r := &c.rows[i]; !c.used[i].Load() {
			out = append(out, Stale{r.line, r.kind, r.id, r.action})
		}
	}
	return out
}

func (c *Corrections) use(row int) { c.used[row].Store(true) }

// Session is the same corrections with a memory of its own of what they met, for
// one goroutine; nil of nil.
func (c *Corrections) Session() *Corrections {
	if c == nil {
		return nil
	}
	s := *c
	s.used = make([]atomic.Bool, len(c.used))
	return &s
}

// Take appends the rows that met something since the last Take.
func (c *Corrections) Take(dst []int) []int {
	if c == nil {
		return dst
	}
	for i := range c.used {
		if c.used[i].Swap(false) {
			dst = append(dst, i)
		}
	}
	return dst
}

// Meet notes that rows met something. Rows that there are not are passed over.
func (c *Corrections) Meet(rows []int) {
	for _, i := range rows {
		if c != nil && i >= 0 && i < len(c.used) {
			c.used[i].Store(true)
		}
	}
}

// Entities reports whether any correction concerns entities.
func (c *Corrections) Entities() bool { return c != nil && len(c.entity) > 0 }

// Events reports whether any correction concerns events.
func (c *Corrections) Events() bool { return c != nil && len(c.event) > 0 }

// Mention corrects what a mention names; surface is its base form, doc the
// document's id. An empty ID says that the mention is to be left out.
func (c *Corrections) Mention(f Fixed, surface, doc string) Fixed {
	if f.ID == "" {
		return f
	}
	if e := c.entity[f.ID]; e != nil && len(e.splits) > 0 {
		if s := e.splitFor(c.world.Fold(surface), doc); s != nil {
			c.use(s.row)
			f = c.become(s.to, f)
		}
	}
	e := c.entity[f.ID]
	for ; e != nil && e.merge >= 0; e = c.entity[f.ID] { // the loader refused circles
		c.use(e.merge)
		f = c.become(c.rows[e.merge].value, f)
	}
	if e == nil {
		return f
	}
	if e.block >= 0 {
		c.use(e.block)
		return Fixed{}
	}
	if e.retype >= 0 {
		c.use(e.retype)
		f.Type, f.Subtype = e.typ, e.subtype
		if e.typ != tomar.LOC {
			f.Admin1, f.Admin2, f.Located, f.Lat, f.Lon = "", "", false, 0, 0
		}
	}
	if e.rename >= 0 {
		c.use(e.rename)
		f.Name, f.Known = c.rows[e.rename].value, true
	}
	for _, i := range e.fields {
		c.use(i)
		switch r := &c.rows[i]; r.field {
		case "name_en":
			f.NameEN = r.value
		case "wikidata":
			f.Wikidata = r.value
		case "country":
			f.Country = r.value
		}
	}
	return f
}

// become is the entity of an id; one that no list has keeps type and name of
// the mention.
func (c *Corrections) become(id string, was Fixed) Fixed {
	if f, ok := c.world.Named(id); ok {
		return f
	}
	return Fixed{Named: tables.Named{ID: id, Name: was.Name, Subtype: was.Subtype}, Type: was.Type}
}

func (e *entityRules) splitFor(surface, doc string) *split {
	for i := range e.splits {
		s := &e.splits[i]
		for _, x := range s.surfaces {
			if x == surface {
				return s
			}
		}
		for _, d := range s.docs {
			if d == doc {
				return s
			}
		}
	}
	return nil
}

// Fill writes what the file says of a story into its row of the timeline: who
// looked at it, and a remark.
func (c *Corrections) Fill(l *tables.TimelineRow) {
	if c == nil {
		return
	}
	if i, ok := c.story[l.StoryID]; ok {
		c.use(i)
		l.Reviewed, l.Note = c.rows[i].value, c.rows[i].note
	}
}
