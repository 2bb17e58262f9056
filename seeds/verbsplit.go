package seeds

import "strings"

// VerbPhrase is an infinitive taken apart.
type VerbPhrase struct {
	Row     int32
	Nominal string // before a light verb: ئەنجام + دان, لە سێدارە + دان
	Goal    string // behind a directional verb: کەوتنە + خوارەوە, خستنە + سەر
	Direct  bool   // directional: its goal is Goal, or open
}

// Resolve reads an infinitive as it may stand in a lexicon: a listed verb, a
// verb with its direction, a light verb behind its nominal (the longest verb
// wins), with spaces or without. ok is false where no listed verb is in it.
func (v *Verbs) Resolve(infinitive string) (p VerbPhrase, ok bool) {
	if r, found := v.Lookup(infinitive); found {
		return VerbPhrase{Row: r}, true
	}
	if p, ok = v.direct(infinitive); ok {
		return p, true
	}
	for i := range infinitive {
		nominal := strings.TrimSpace(infinitive[:i])
		if len(nominal) <= 2 {
			continue
		}
		if r, found := v.Lookup(infinitive[i:]); found && (v.Rows[r].Light || v.Rows[r].Preverb != "") {
			return VerbPhrase{Row: r, Nominal: nominal}, true
		}
		if p, ok = v.direct(infinitive[i:]); ok && v.Rows[p.Row].Light {
			p.Nominal = nominal
			return p, true
		}
	}
	return VerbPhrase{}, false
}

// direct reads «کەوتنە خوارەوە»: an infinitive, ە, and the goal or nothing.
func (v *Verbs) direct(s string) (VerbPhrase, bool) {
	const direction = "\u06d5"
	for i := range s {
		if i == 0 || !strings.HasPrefix(s[i:], direction) {
			continue
		}
		if r, ok := v.Lookup(s[:i]); ok {
			return VerbPhrase{Row: r, Goal: strings.TrimSpace(s[i+len(direction):]), Direct: true}, true
		}
	}
	return VerbPhrase{}, false
}
