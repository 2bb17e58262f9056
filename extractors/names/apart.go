package names

import (
	"github.com/tomar-nlp/tomar"
)

// stand is what a document tells of a name that no list has.
type stand struct {
	walk   string // mixed, "" for a role that tells no walk
	place  string // the place that tells too; "" for none
	line   int32  // of walks.tsv
	office bool   // an office of a place tells it
	job    bool   // it is a trade, which somebody in office may have too
}

// mixed is the walk of somebody whom a document gives roles of more than one.
const mixed = "?"

// walkMark stands in a key between the folded name and the walk of life, and
// between the walk and its place.
const walkMark = "\x1f"

// tellApart gives the people whom no list has, and whom the document shows in one
// walk of life that not everybody shares, a key of their own: the footballer is not
// the minister of that name, nor is the worker who was killed, and the mayors of two
// towns are two. The document alone decides, so that ids are the same in every run;
// a name without such a role keeps the key of the name. It asks for names of which
// every part is one that many people bear: a rarer name has one bearer as a rule,
// though not every document tells what he is. A place tells only where very many
// bear the name, because people move, and texts leave the place out.
func (f *Finder) tellApart(d *tomar.Document) {
	clear(f.stands)
	clear(f.plain)
	f.places(d)
	f.ordinaryPeople(d)
	if len(f.plain) > 0 || f.walksTold(d) {
		f.eachRole(d, func(r *role, _ *tomar.Hit) {
			p := f.holderOf(d, r)
			if p == tomar.None || d.Mentions[p].Entity != tomar.None || d.Mentions[p].Key == "" || f.x.Titles[r.title].Has("rank") {
				return
			}
			m := &d.Mentions[p]
			many, crowded := f.often(d, m)
			if !many {
				return
			}
			s := f.standOf(d, r, crowded)
			if old, known := f.stands[m.Key]; known {
				s = both(old, s)
			}
			f.stands[m.Key] = s
		})
	}
	if len(f.stands) == 0 && len(f.plain) == 0 {
		return
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Type != tomar.PER || m.Entity != tomar.None {
			continue
		}
		s, known := f.stands[m.Key]
		if !known {
			s = f.plain[m.Key]
		}
		if s.walk == "" || s.walk == mixed {
			continue
		}
		tail := s.walk
		if s.place != "" {
			tail += walkMark + s.place
		}
		m.Key += walkMark + tail
		if d.Trace != nil {
			d.Trace.Add("names", m.Span, "whoever else bears the name is another, by walk of life: "+s.describe(), false,
				tomar.Provenance{Rule: "names.walk", File: walksFile, Line: s.line})
		}
	}
}

// both is what two roles of one name tell. A trade does not speak against an office:
// the director of a town's hospitals is a physician.
func both(a, b stand) stand {
	switch {
	case a.walk == b.walk && a.place == b.place:
		a.job = a.job && b.job
		return a
	case a.office && b.job:
		return a
	case a.job && b.office:
		return b
	}
	return stand{walk: mixed}
}

func (s *stand) describe() string {
	if s.place == "" {
		return s.walk
	}
	return s.walk + ", " + s.place
}

// walksTold says whether a title stands in the document that tells a walk of life.
func (f *Finder) walksTold(d *tomar.Document) bool {
	for i := range d.Hits {
		if d.Hits[i].Class == tomar.ClassTitle && f.x.walks[d.Hits[i].ID].name != "" {
			return true
		}
	}
	return false
}

// standOf is what a role tells of its holder.
func (f *Finder) standOf(d *tomar.Document, r *role, crowded bool) stand {
	job := f.x.Titles[r.title].Relation == ""
	switch w := &f.x.walks[r.title]; w.by {
	case "role":
		return stand{walk: w.name, line: w.line, job: job}
	case "office":
		if place := f.townOf(d, r); place != "" && crowded {
			return stand{walk: w.name, place: place, line: w.line, office: true}
		}
	}
	return stand{job: job}
}

// townOf is the town, district or governorate that a role is of, or that the name
// of its body ends with; "" where it is of none.
func (f *Finder) townOf(d *tomar.Document, r *role) string {
	if r.of == tomar.None {
		return ""
	}
	of := &d.Mentions[r.of]
	if of.Type == tomar.LOC && of.Entity != tomar.None {
		return f.town(of.Entity)
	}
	for i := r.of + 1; int(i) < len(d.Mentions) && d.Mentions[i].First < of.Last; i++ {
		if in := &d.Mentions[i]; in.Type == tomar.LOC && in.Last == of.Last {
			return f.town(in.Entity)
		}
	}
	return ""
}

// ofTown says whether an office of which each town has its own stands right before
// token i, with the ezafe: what follows is the town.
func (f *Finder) ofTown(d *tomar.Document, i int32) bool {
	for first := max(i-maxTitle, d.Sentences[d.Tokens[i].Sent].First); first < i; first++ {
		for hits, k := f.hitsAt(d, first), 0; k < len(hits); k++ {
			h := &hits[k]
			if h.Class == tomar.ClassTitle && h.Last == i && f.x.walks[h.ID].by == "office" && h.Suffix != tomar.None && f.ezafe(h.Suffix) {
				return true
			}
		}
	}
	return false
}
