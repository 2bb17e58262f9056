package names

import (
	"fmt"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

// ruleOther names somebody whose name is one of the tables, though he is another.
const ruleOther = "names.other"

// longDead is how many years behind somebody's death he holds no office any more
// that news tells as news.
const longDead = 2

// other is why a person of the tables is not meant.
type other struct {
	key   string // of the name
	why   string // for explain
	file  string // of the rule's row; "" where it has none
	line  int32
	keeps bool // an office beside the name says that he is meant
}

// others takes back people of the tables where the document tells that somebody
// else of the name is meant: he is of a walk of life in which nobody of that kind
// is (kinds.tsv), his age or the document's date does not go with a life or a term
// of the tables, or he holds an office of a town long behind the other's death.
// Whoever stands beside an office that the tables know of him is he.
func (f *Finder) others(d *tomar.Document) {
	clear(f.not)
	for i := range d.Mentions {
		if m := &d.Mentions[i]; f.inFullListed(m) {
			f.judge(d, m, f.intro(d, m))
		}
	}
	if f.walksTold(d) {
		f.places(d)
		f.eachRole(d, func(r *role, _ *tomar.Hit) {
			if p := f.holderOf(d, r); p != tomar.None && f.inFullListed(&d.Mentions[p]) {
				f.judgeRole(d, &d.Mentions[p], r)
			}
		})
	}
	if len(f.not) == 0 {
		return
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		o, ok := f.not[m.Entity]
		if m.Type != tomar.PER || m.Entity == tomar.None || !ok || o.keeps {
			continue
		}
		if d.Trace != nil {
			id := f.x.Gazetteer.Entities[m.Entity].ID()
			d.Trace.Add("names", m.Span, "another than "+id+": "+o.why, false, tomar.Provenance{Rule: ruleOther, File: o.file, Line: o.line})
		}
		m.Entity, m.Key, m.NameEN, m.Subtype = tomar.None, o.key, "", ""
		if m.Method != tomar.ByShort {
			m.Method = tomar.ByContext
		}
		m.Confidence = min(m.Confidence, 0.6)
		m.Provenance = tomar.Provenance{Rule: ruleOther, File: o.file, Line: o.line}
	}
}

// inFullListed says whether a mention is the name of a person of the tables, of two
// words or more.
func (f *Finder) inFullListed(m *tomar.Mention) bool {
	return m.Type == tomar.PER && m.Entity != tomar.None && m.Last-m.First > 1 && (m.Method == tomar.ByGazetteer || m.Method == tomar.ByVariant)
}

// judge notes what an introduction and the document's date tell of a person of the
// tables.
func (f *Finder) judge(d *tomar.Document, m *tomar.Mention, t intro) {
	if !f.living(m.Entity, t.age, d.Published.Date) {
		o := other{why: "not born at the document's date"}
		if t.age > 0 {
			o.why, o.file, o.line = fmt.Sprintf("aged %d", t.age), walksFile, t.walk.line
		}
		f.isNot(d, m, o)
		return
	}
	if t.noun {
		f.judgeWalk(d, m, t.walk)
	}
}

// judgeRole notes what a role beside the name of a person of the tables tells.
func (f *Finder) judgeRole(d *tomar.Document, m *tomar.Mention, r *role) {
	if f.heldLike(m.Entity, r.title) {
		f.isNot(d, m, other{keeps: true})
		return
	}
	w := &f.x.walks[r.title]
	switch w.by {
	case "role":
		f.judgeWalk(d, m, w)
	case "office":
		_, died := f.x.Gazetteer.Life(m.Entity)
		now, dead := year(d.Published.Date), year(died)
		if many, _ := f.often(d, m); many && dead > 0 && now-dead >= longDead && f.townOf(d, r) != "" {
			f.isNot(d, m, other{why: fmt.Sprintf("an office in %d, he died in %d", now, dead), file: walksFile, line: w.line})
		}
	}
}

// judgeWalk notes that a person of the tables is not of a walk, where his kind
// says so.
func (f *Finder) judgeWalk(d *tomar.Document, m *tomar.Mention, w *walk) {
	o, ok := f.x.others[otherKey{f.x.Gazetteer.Entities[m.Entity].Subtype(), w.name}]
	if !ok {
		return
	}
	if o.Often {
		if many, _ := f.often(d, m); !many {
			return
		}
	}
	f.isNot(d, m, other{why: fmt.Sprintf("%s, no %s", o.Walk, o.Kind), file: kindsFile, line: int32(o.Line)})
}

// isNot keeps why a person of the tables is not meant; that he is meant outweighs
// it.
func (f *Finder) isNot(d *tomar.Document, m *tomar.Mention, o other) {
	old, known := f.not[m.Entity]
	if known && (old.keeps || !o.keeps) {
		return
	}
	f.key = norm.AppendKey(f.key[:0], d.Slice(m.Base))
	o.key = f.texts.Of(f.key)
	f.not[m.Entity] = o
}
