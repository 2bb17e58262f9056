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
		m := &d.Mentions[i]
		switch {
		case f.inFullListed(m):
			f.judge(d, m, f.intro(d, m))
		case m.Type == tomar.PER && m.Entity == tomar.None && m.Key != "" && m.Last-m.First > 2:
			if t := f.intro(d, m); t.noun {
				f.judgeShort(d, m, t.walk)
			}
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

// judgeShort notes that somebody of no office whom the document names in three words
// or more is meant by his first and last too, and nobody of the tables.
func (f *Finder) judgeShort(d *tomar.Document, long *tomar.Mention, w *walk) {
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if !f.inFullListed(m) || m.Last-m.First != 2 || !f.sameKey(d, d.Tokens[m.First].Core(), d.Tokens[long.First].Core()) ||
			!f.sameKey(d, tomar.Span{Start: d.Tokens[m.Last-1].Core().Start, End: m.Base.End}, tomar.Span{Start: d.Tokens[long.Last-1].Core().Start, End: long.Base.End}) {
			continue
		}
		f.judgeWalk(d, m, w)
		if o, ok := f.not[m.Entity]; ok && !o.keeps {
			o.key = long.Key
			f.not[m.Entity] = o
		}
	}
}

// judgeRole notes what a role beside the name of a person of the tables tells.
func (f *Finder) judgeRole(d *tomar.Document, m *tomar.Mention, r *role) {
	w, place := &f.x.walks[r.title], ""
	if w.by == "office" {
		place = f.townOf(d, r)
	}
	switch elsewhere, held := f.heldElsewhere(m.Entity, r.title, place, d.Published.Date); {
	case elsewhere:
		if many, _ := f.often(d, m); many {
			f.isNot(d, m, other{why: "the same office of another place than " + place, file: walksFile, line: w.line})
		}
	case held:
		f.isNot(d, m, other{keeps: true})
	case w.by == "role":
		f.judgeWalk(d, m, w)
	case place != "":
		f.judgeOffice(d, m, w, place)
	}
}

// judgeOffice notes what an office of a town tells of a person of the tables of whom
// they do not know it.
func (f *Finder) judgeOffice(d *tomar.Document, m *tomar.Mention, w *walk, place string) {
	many, crowded := f.often(d, m)
	_, died := f.x.Gazetteer.Life(m.Entity)
	now, dead := year(d.Published.Date), year(died)
	switch {
	case many && dead > 0 && now-dead >= longDead:
		f.isNot(d, m, other{why: fmt.Sprintf("an office in %d, he died in %d", now, dead), file: walksFile, line: w.line})
	case crowded && f.inOtherOffice(m.Entity, d.Published.Date):
		f.isNot(d, m, other{why: "an office of " + place + " while he held another", file: walksFile, line: w.line})
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
