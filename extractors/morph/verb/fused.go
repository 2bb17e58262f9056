package verb

// The nominal before a fused light verb, and the verb, have so many letters; a
// nominal that is not listed has more.
const (
	fusedMin      = 2
	fusedUnlisted = 3
	fusedVerb     = 2
)

const (
	listedBy   = 10 // cost of a light verb written onto a listed nominal
	unlistedBy = 35
)

// fused looks for light verbs at the end of the word, behind a nominal. What a
// listed nominal gives drives out the rest.
func (m *matcher) fused() {
	m.from = fusedMin
	m.look()
	for p := fusedMin; p+fusedVerb <= len(m.key); p++ {
		m.from = uint8(p)
		if !m.g.first[m.key[p]] || !m.alive(m.g.light, p) {
			continue
		}
		m.walk(m.g.light, path{pos: p})
	}
	m.from = 0
}

// fusedCost judges a light verb behind a nominal: a verb that any nominal may
// stand before must be an unmistakable form, any other needs its listed nominal.
// Commands, second persons and clitics on verbal nouns are no such forms: they
// are the tails of other words.
func (g *Grammar) fusedCost(nominal []byte, r *reading) (int, bool) {
	nominalForm := r.set.bits&(infinitive|participle) != 0
	switch {
	case r.loose, r.set.bits&imperative != 0, r.set.ending == 2, r.set.clt == 1, r.set.clt == 2, nominalForm && r.set.clt != 0:
		return 0, false
	case g.listed.Has(nominal) && g.nominals[string(nominal)][g.verbs.Base(r.row)]:
		return listedBy, true
	case !g.verbs.Rows[r.row].Fuse, len(nominal) < fusedUnlisted, g.listed.Has(nominal) && g.before[string(nominal)]:
		return 0, false
	case r.set.bits&present != 0 && r.set.ending != 3:
		return 0, false
	}
	return unlistedBy, true
}
