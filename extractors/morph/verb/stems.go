package verb

import (
	"slices"

	"github.com/tomar-nlp/tomar/seeds"
)

// addVerbs fills the tries of stems, whole forms and preverbs.
func (g *Grammar) addVerbs(affixes *seeds.VerbAffixes) {
	var preverbs []string
	number := func(p string) uint16 {
		if p == "" {
			return 0
		}
		k := key(p)
		i := slices.Index(preverbs, k)
		if i < 0 {
			i = len(preverbs)
			preverbs = append(preverbs, k)
			g.preverbs.add(k, uint16(i+1))
		}
		return uint16(i + 1)
	}
	byBase := map[int32][]int32{}
	for i := range g.verbs.Rows {
		v := &g.verbs.Rows[i]
		base := g.verbs.Base(int32(i))
		byBase[base] = append(byBase[base], int32(i))
		pre := number(v.Preverb)
		for _, p := range v.Past {
			k := key(p)
			g.addStem(k, g.stemOf(int32(i), pre, kindPast))
			if n := len(k); n > 1 && g.tailOf(k) == tailW {
				s := g.stemOf(int32(i), pre, kindPast)
				s.tail, s.fixed = tailWO, true
				g.addStem(k[:n-1]+g.letter(tailO), s)
			}
		}
		for _, p := range v.Present {
			k := key(p)
			g.addStem(k, g.stemOf(int32(i), pre, kindPresent))
			s := g.stemOf(int32(i), pre, kindPresent)
			s.tail, s.fixed = tailAE, true
			switch n := len(k); g.tailOf(k) {
			case tailE:
				g.addStem(k[:n-1], s)
			case tailO:
				g.addStem(k[:n-1]+g.letter(tailW), s)
			}
		}
	}
	for _, w := range affixes.Whole {
		for _, row := range byBase[w.Verb] {
			s := g.stemOf(row, number(g.verbs.Rows[row].Preverb), kindWhole)
			s.set = compileSet(w.Set)
			for _, f := range w.Forms {
				g.addStem(key(f), s)
			}
		}
	}
}

// letter is the key of the vowel of a class.
func (g *Grammar) letter(t tail) string {
	for b, v := range g.vowel {
		if v && g.letters[b] == t {
			return string([]byte{byte(b)})
		}
	}
	return ""
}

func (g *Grammar) stemOf(row int32, preverb uint16, k kind) stem {
	v := &g.verbs.Rows[row]
	s := stem{plain: -1, post: -1, preverb: preverb, kind: k, trans: v.Transitive, light: v.Light}
	if v.Postverb == "" {
		s.plain, s.passive[0] = row, v.Passive
	} else {
		s.post, s.passive[1] = row, v.Passive
	}
	return s
}

// addStem adds a stem, together with its twin of the other postverb. A stem
// whose first letter is و or ی meets preverbs that end with it as one letter,
// which the matcher knows.
func (g *Grammar) addStem(k string, s stem) {
	if k == "" {
		return
	}
	g.addTo(&g.stems, k, s)
	if s.light && s.preverb == 0 {
		g.addTo(&g.lights, k, s)
	}
}

func (g *Grammar) addTo(t *trie[stem], k string, s stem) {
	for _, i := range t.values(k) {
		o := &t.vals[i]
		if o.preverb != s.preverb || o.kind != s.kind || o.trans != s.trans || o.tail != s.tail || o.fixed != s.fixed || o.set != s.set {
			continue
		}
		if o.plain < 0 && s.plain >= 0 && g.twins(o.post, s.plain) {
			o.plain, o.passive[0], o.light = s.plain, s.passive[0], o.light || s.light
			return
		}
		if o.post < 0 && s.post >= 0 && g.twins(o.plain, s.post) {
			o.post, o.passive[1], o.light = s.post, s.passive[1], o.light || s.light
			return
		}
		if o.plain == s.plain && o.post == s.post {
			return
		}
	}
	t.add(k, s)
}

// twins reports whether two verbs differ in the postverb only.
func (g *Grammar) twins(a, b int32) bool {
	return a < 0 || b < 0 || g.verbs.Base(a) == g.verbs.Base(b)
}

// addOpeners lists the tokens that may be the first half of a split form.
func (g *Grammar) addOpeners(affixes *seeds.VerbAffixes) {
	for _, o := range affixes.Groups["open"] {
		for _, f := range o.Forms {
			if !slices.Contains(o.When, "clitic") {
				g.open[key(f)] = true
			}
			for _, ish := range append([]string{""}, formsOf(affixes.Groups["ish"])...) {
				for _, c := range formsOf(affixes.Groups["clitic"]) {
					g.open[key(f+ish+c)] = true
				}
			}
		}
	}
}

func formsOf(group []seeds.VerbArc) []string {
	var l []string
	for _, r := range group {
		l = append(l, r.Forms...)
	}
	return l
}

// tailOf is the class of what ends with k: و and ی behind a vowel are consonants.
func (g *Grammar) tailOf(k string) tail {
	n := len(k)
	if n == 0 || !g.vowel[k[n-1]] {
		return tailC
	}
	t := g.letters[k[n-1]]
	if (t == tailW || t == tailY) && n > 1 && g.vowel[k[n-2]] {
		return tailC
	}
	return t
}
