package verb

import (
	"math/rand/v2"
	"testing"
)

// keysOf makes keys that the grammar may accept, by going its arcs at random, and some
// that it does not, by changing letters.
func keysOf(g *Grammar, r *rand.Rand, begin uint8, stems *trie[stem], before []byte) []byte {
	key := before
	for state := begin; state != g.end && len(key) < 40; {
		if len(g.arcs[state]) == 0 {
			break
		}
		a := &g.arcs[state][r.IntN(len(g.arcs[state]))]
		form := a.form
		switch a.kind {
		case kindForm:
			if form != "" && len(key) > 0 && g.double[form[0]] && key[len(key)-1] == form[0] {
				form = form[1:]
			}
			key = append(key, form...)
		case kindPreverb:
			key = append(key, someKey(&g.preverbs, r)...)
		default:
			key = append(key, someKey(stems, r)...)
		}
		state = a.to
	}
	if len(key) > 0 && r.IntN(4) == 0 {
		key[r.IntN(len(key))] = byte(0x80 + r.IntN(48))
	}
	return key
}

// someKey is a key of a trie.
func someKey[T any](t *trie[T], r *rand.Rand) []byte {
	var key []byte
	for n := int32(0); ; {
		var ways []byte
		for b := range 256 {
			if t.step(n, byte(b)) != 0 {
				ways = append(ways, byte(b))
			}
		}
		if len(ways) == 0 || len(t.at(n)) > 0 && r.IntN(2) == 0 {
			return key
		}
		b := ways[r.IntN(len(ways))]
		key, n = append(key, b), t.step(n, b)
	}
}

func TestSieveLosesNothing(t *testing.T) {
	g := testGrammar(t)
	g.seal()
	m := newMatcher(g)
	r := rand.New(rand.NewPCG(1, 2))
	forms, tails := 0, 0
	for range 60_000 {
		m.key = keysOf(g, r, g.start, &g.stems, nil)
		if len(m.key) == 0 {
			continue
		}
		if m.word(); len(m.out) > 0 {
			if forms++; !m.forms.passes(m.key) {
				t.Fatalf("%x is a form and does not pass", m.key)
			}
		}
		m.key = keysOf(g, r, g.light, &g.lights, someKey(&g.hosts, r))
		m.out = m.out[:0]
		if m.fused(); len(m.out) > 0 {
			if tails++; !m.tails.passes(m.key) {
				t.Fatalf("%x ends with a light verb and does not pass", m.key)
			}
		}
	}
	if forms < 1000 || tails < 100 {
		t.Errorf("%d forms and %d light verbs are few", forms, tails)
	}
}

func TestSieveBeginsAnew(t *testing.T) {
	g := testGrammar(t)
	g.seal()
	s := newSieve(g, &g.stems, g.start, false).own()
	r := rand.New(rand.NewPCG(3, 4))
	var keys [][]byte
	var pass []bool
	for range 3000 {
		k := keysOf(g, r, g.start, &g.stems, nil)
		keys, pass = append(keys, k), append(pass, s.passes(k))
	}
	for i, k := range keys {
		if i%100 == 0 {
			s.forget()
		}
		if s.passes(k) != pass[i] {
			t.Fatalf("%x: %v, after the states were made anew %v", k, pass[i], !pass[i])
		}
	}
}
