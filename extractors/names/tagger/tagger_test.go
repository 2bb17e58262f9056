package tagger

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

func TestTags(t *testing.T) {
	for _, typ := range []tomar.EntityType{tomar.PER, tomar.LOC, tomar.ORG} {
		b, i := Begin(typ), Inside(typ)
		if b.Type() != typ || i.Type() != typ || b.inside() || !i.inside() {
			t.Errorf("%v: begin %d, inside %d", typ, b, i)
		}
		if !follows(b, i) || !follows(i, i) || follows(Outside, i) || !follows(i, b) {
			t.Errorf("%v: a name goes on behind its own tags only", typ)
		}
	}
	if follows(Begin(tomar.PER), Inside(tomar.LOC)) {
		t.Error("a person's name goes on as a place")
	}
}

// paths calls f with every reading of n tokens that may stands for.
func paths(n int, may []set, f func([]Tag)) {
	p := make([]Tag, n)
	var walk func(int)
	walk = func(i int) {
		if i == n {
			f(p)
			return
		}
		for t := range Tag(Tags) {
			before := Outside
			if i > 0 {
				before = p[i-1]
			}
			if may[i]&only(t) == 0 || !follows(before, t) {
				continue
			}
			p[i] = t
			walk(i + 1)
		}
	}
	walk(0)
}

// TestDecode: the chain finds the best of all readings, and its lead is the
// distance to the best one that lacks the name.
func TestDecode(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 7)) //nolint:gosec // no secret
	for round := range 200 {
		n := 1 + rnd.IntN(5)
		var l lattice
		l.begin(n)
		var trans [width][width]int32
		for a := range trans {
			for b := range trans[a] {
				trans[a][b] = rnd.Int32N(41) - 20
			}
		}
		may := make([]set, n)
		for i := range n {
			may[i] = anyTag
			if rnd.IntN(4) == 0 {
				may[i] = only(Outside) | only(Begin(tomar.LOC))
			}
			for b := range l.emit[i] {
				l.emit[i][b] = rnd.Int32N(101) - 50
			}
		}
		score := func(p []Tag) (s int32) {
			before := Tag(width - 1)
			for i, b := range p {
				s += trans[before][b] + l.emit[i][b]
				before = b
			}
			return s
		}
		best := int32(never)
		paths(n, may, func(p []Tag) { best = max(best, score(p)) })
		got := slices.Clone(l.decode(&trans, may))
		if score(got) != best || l.total != best {
			t.Fatalf("round %d: %v scores %d (%d), the best is %d", round, got, score(got), l.total, best)
		}
		i := slices.IndexFunc(got, func(b Tag) bool { return b != Outside })
		if i < 0 {
			continue
		}
		j := i + 1
		for j < n && got[j].inside() {
			j++
		}
		rival := int32(never)
		paths(n, may, func(p []Tag) {
			if !slices.Equal(p[i:j], got[i:j]) || j < n && p[j] == Inside(got[i].Type()) {
				rival = max(rival, score(p))
			}
		})
		l.behind(&trans, may)
		if lead := l.lead(i, j); rival > never && lead != best-rival {
			t.Fatalf("round %d: lead %d, want %d", round, lead, best-rival)
		}
	}
}

// text is a document of words in one sentence.
func text(words ...string) *tomar.Document {
	d := &tomar.Document{Text: strings.Join(words, " ")}
	at := int32(0)
	for _, w := range words {
		d.Tokens = append(d.Tokens, tomar.Token{Span: tomar.Span{Start: at, End: at + int32(len(w))}, Kind: tomar.Word, Space: at > 0})
		at += int32(len(w)) + 1
	}
	d.Sentences = []tomar.Sentence{{Span: tomar.Span{End: at - 1}, Last: int32(len(words))}}
	return d
}

// lexicon knows the frame words of the sentences below and no name.
func lexicon() *Lexicon {
	common := map[string]int{}
	for _, w := range []string{"لە", "وتی", "شاری", "هات", "کتێب", "باش", "بوو"} {
		common[string(norm.AppendKey(nil, w))] = 5000
	}
	return Compile(Lists{Count: func(key []byte) int { return common[string(key)] }})
}

// learnt trains on sentences «X Y said», «came from the city of Z», «the book
// was good», with names that differ.
func learnt(t *testing.T, seed uint64, mix bool) *Model {
	t.Helper()
	e := lexicon().NewEncoder()
	var out []Sample
	add := func(doc int, tags []Tag, words ...string) {
		d := text(words...)
		e.Begin(d)
		s := e.Sample(d, 0, tags, nil)
		s.Doc, s.Sentence = uint64(doc), len(out)
		out = append(out, s)
	}
	names := []string{"زۆربا", "کامیسا", "دێرسۆ", "ماراڤا", "شیلمان", "گۆرتان", "پالۆس", "نیرۆدا"}
	per, lives := []Tag{Begin(tomar.PER), Inside(tomar.PER), Outside, Outside}, []Tag{Outside, Outside, Begin(tomar.LOC), Outside}
	for i, n := range names {
		add(i, per, n, names[(i+3)%len(names)], "وتی", "باش")
		add(i, lives, "لە", "شاری", n, "هات")
		add(i, make([]Tag, 3), "کتێب", "باش", "بوو")
	}
	if mix {
		slices.Reverse(out)
	}
	return Train(out, Options{Rows: 10, Seed: seed, Margins: [4]int32{1, 1, 1, 1}})
}

func file(t *testing.T, m *Model) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := m.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestTrain: the same samples give the same bytes in any order, another seed
// others; what was learned holds for names that were not in the corpus.
func TestTrain(t *testing.T) {
	m := learnt(t, 1, false)
	if !bytes.Equal(file(t, m), file(t, learnt(t, 1, true))) {
		t.Error("the order of the samples makes a difference")
	}
	if bytes.Equal(file(t, m), file(t, learnt(t, 2, false))) {
		t.Error("the seed makes none")
	}
	d := text("هاڤێرۆ", "تینامۆ", "وتی", "باش")
	New(m, lexicon()).Run(d)
	if len(d.Mentions) != 1 || d.Mentions[0].Type != tomar.PER || d.Mentions[0].First != 0 || d.Mentions[0].Last != 2 {
		t.Errorf("mentions %+v, want one person of two words", d.Mentions)
	}
	if len(d.Mentions) == 1 {
		if x := &d.Mentions[0]; x.Method != tomar.ByTagger || x.Rule != "names.tagger" || x.Confidence < 0.3 || x.Confidence > 0.6 || x.Entity != tomar.None {
			t.Errorf("method %v, rule %q, confidence %v, entity %d", x.Method, x.Rule, x.Confidence, x.Entity)
		}
	}
	d = text("کتێب", "باش", "بوو")
	if New(m, lexicon()).Run(d); len(d.Mentions) != 0 {
		t.Errorf("common words alone are names: %+v", d.Mentions)
	}
}

// TestRun: names of the rules stay as they are, and what points at them goes
// along.
func TestRun(t *testing.T) {
	m := learnt(t, 1, false)
	d := text("هاڤێرۆ", "تینامۆ", "وتی", "شاری", "گۆلستان", "باش")
	old := tomar.Mention{Span: d.Tokens[4].Span, Base: d.Tokens[4].Span, First: 4, Last: 5, Parent: tomar.None, Entity: 3, Type: tomar.LOC}
	d.Mentions = []tomar.Mention{old}
	d.Relations = []tomar.Relation{{Subject: 0, Object: tomar.None}}
	New(m, lexicon()).Run(d)
	if len(d.Mentions) != 2 || d.Mentions[1].Entity != 3 || d.Mentions[1].Span != old.Span || d.Relations[0].Subject != 1 || d.Relations[0].Object != tomar.None {
		t.Errorf("mentions %+v, relations %+v", d.Mentions, d.Relations)
	}
	before := len(d.Mentions)
	if New(m, lexicon()).Run(d); len(d.Mentions) != before {
		t.Error("a second run adds names")
	}
	m.Margins[tomar.PER] = -1
	d = text("هاڤێرۆ", "تینامۆ", "وتی", "باش")
	if New(m, lexicon()).Run(d); len(d.Mentions) != 0 {
		t.Errorf("a type that the margins leave out is found: %+v", d.Mentions)
	}
	New(nil, lexicon()).Run(d) // no model, no names, no panic
}

func TestParse(t *testing.T) {
	good := file(t, learnt(t, 1, false))
	m, err := Parse(bytes.Clone(good))
	if err != nil || !bytes.Equal(file(t, m), good) {
		t.Fatalf("a model does not come back as it was written: %v", err)
	}
	sum := func(b []byte) []byte {
		binary.LittleEndian.PutUint32(b[len(b)-4:], crc32.ChecksumIEEE(b[:len(b)-4]))
		return b
	}
	change := func(at int, by byte) []byte { b := bytes.Clone(good); b[at] ^= by; return b }
	for _, c := range []struct {
		name, want string
		b          []byte
	}{
		{"empty", "no model file", nil},
		{"cut", "checksum", good[:len(good)-9]},
		{"other magic", "no model file", change(0, 1)},
		{"damaged", "checksum", change(len(good)/2, 4)},
		{"other format", "format", sum(change(len(magic), 2))},
		{"other templates", "templates", sum(change(len(magic)+4, 2))},
		{"other unit", "unit", sum(change(len(magic)+8, 1))},
		{"other rows", "do not fit", sum(change(len(magic)+12, 1))},
		{"transition", "out of range", sum(change(headerSize-1, 0x40))},
		{"too long", "more than", make([]byte, MaxSize+1)},
	} {
		if _, err := Parse(c.b); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func TestBuilt(t *testing.T) {
	m, err := Built()
	if err != nil {
		t.Fatal(err)
	}
	if m.Sentences == 0 || m.Corpus == [32]byte{} || len(built) > MaxSize {
		t.Errorf("%d sentences, corpus %x, %d bytes", m.Sentences, m.Corpus, len(built))
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(magic))
	f.Add(built[:headerSize+4])
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := Parse(bytes.Clone(b))
		if (m == nil) == (err == nil) {
			t.Fatalf("model %v, error %v", m != nil, err)
		}
	})
}
