package gazetteers

import "github.com/tomar-nlp/tomar"

// term takes a term of office in.
func (l *loader) term(r *row) {
	t := Term{Role: r.get("role"), Start: r.get("start"), End: r.get("end"), TitleEN: r.get("title_en"), Of: tomar.None, File: r.fileN, Line: r.line}
	var ok bool
	if t.Person, ok = l.g.ByID(r.get("person")); !ok || l.g.Entities[t.Person].Type != tomar.PER {
		l.bad(r.fault("person", "no person %s", r.get("person")))
		return
	}
	if of := r.get("of"); of != "" {
		if t.Of, ok = l.g.ByID(of); !ok {
			l.bad(r.fault("of", "no place or body %s", of))
			return
		}
	}
	if t.Role == "" {
		l.bad(r.fault("role", "no role"))
		return
	}
	l.g.Terms = append(l.g.Terms, t)
}

func (l *loader) givenName(r *row) {
	n := GivenName{Name: r.get("name"), Origin: r.get("origin"), Flags: l.flags(r), File: r.fileN, Line: r.line}
	if g := r.get("gender"); g != "" {
		n.Gender = g[0]
	}
	n.Variants = split(r.get("variants"))
	l.g.Given = append(l.g.Given, n)
	l.key(l.g.given, int32(len(l.g.Given)-1), n.Name, n.Variants)
}

func (l *loader) familyName(r *row) {
	n := FamilyName{Name: r.get("name"), Kind: r.get("kind"), Flags: l.flags(r), File: r.fileN, Line: r.line}
	n.Variants = split(r.get("variants"))
	l.g.Family = append(l.g.Family, n)
	l.key(l.g.family, int32(len(l.g.Family)-1), n.Name, n.Variants)
}

// key enters a row under its spellings; a full name displaces a variant.
func (l *loader) key(m map[string]int32, i int32, name string, variants []string) {
	m[l.g.fold(name)] = i
	for _, v := range variants {
		if k := l.g.fold(v); k != "" {
			if _, ok := m[k]; !ok {
				m[k] = i
			}
		}
	}
}
