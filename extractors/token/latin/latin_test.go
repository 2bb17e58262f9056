package latin

import (
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/token"
	"github.com/tomar-nlp/tomar/seeds"
)

// one model for all tests: loading takes a while.
var shared = NewProse()

func texts(run string, parts []Part) []string {
	var out []string
	for _, p := range parts {
		out = append(out, p.Type.String()+" "+run[p.Start:p.End])
	}
	return out
}

func TestProse(t *testing.T) {
	for _, c := range []struct {
		name, run string
		want      []string
	}{
		{"the last name is not lost", "John Smith", []string{"PER John Smith"}},
		{"neighbours of another type stay apart", "Joe Biden Washington", []string{"PER Joe Biden", "LOC Washington"}},
		{"a place of two words", "New York", []string{"LOC New York"}},
		{"a repeated word has its own place", "John Smith John", []string{"PER John Smith John"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := shared.Names(c.run)
			if !slices.Equal(texts(c.run, got), c.want) {
				t.Errorf("got %q, want %q", texts(c.run, got), c.want)
			}
			for range 5 {
				if again := ask(shared.model, c.run); !slices.Equal(again, got) {
					t.Fatalf("%v, then %v", got, again)
				}
			}
		})
	}
}

func TestPanicsAreNoNames(t *testing.T) {
	for _, run := range []string{"ȺȺȺȺȺ's ȺȺȺȺȺ's", "", " ", "\xff\xfe", "'s 's"} {
		if got := shared.Names(run); len(got) > 0 {
			t.Errorf("%q: %v", run, got)
		}
	}
	if got := shared.Names("John Smith"); len(got) != 1 {
		t.Errorf("behind a panic: %v", got)
	}
}

func TestLongRunsAreNotAsked(t *testing.T) {
	p := NewProse()
	if got := p.Names(strings.Repeat(")", 100_000)); got != nil || p.model != nil {
		t.Errorf("got %v, model %v", got, p.model != nil)
	}
}

func TestModelIsLoadedOnceAndLate(t *testing.T) {
	p := NewProse()
	if p.model != nil {
		t.Fatal("loaded before it is asked")
	}
	p.Names("Anna Brown")
	first := p.model
	p.Names("Mary Jones")
	if first == nil || p.model != first {
		t.Error("model loaded again")
	}
}

func TestMemoIsBounded(t *testing.T) {
	p := &Prose{memo: map[string][]Part{}}
	p.once.Do(func() {}) // no model: every answer is none
	for i := range maxMemo + 10 {
		p.Names(strings.Repeat("a", i%100) + string(rune('a'+i/100)))
	}
	if len(p.memo) > maxMemo || len(p.memo) == 0 {
		t.Errorf("%d remembered", len(p.memo))
	}
}

// asked is a Namer that remembers its questions.
type asked struct{ runs []string }

func (a *asked) Names(run string) []Part {
	a.runs = append(a.runs, run)
	return []Part{{0, strings.IndexByte(run, ' '), tomar.PER}, {1, 3, tomar.LOC}}
}

func TestNames(t *testing.T) {
	tok, err := token.New(seeds.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text string
		runs       []string
	}{
		{"a name in Sorani", "ئەندامی پەرلەمان (Anna Brown) گوتی", []string{"Anna Brown"}},
		{"one word", "کەناڵی Rudaw گوتی", nil},
		{"small letters", "see you later", nil},
		{"a capital first only", "Hello there Anna", nil},
		{"not across a line", "Anna\nBrown", nil},
		{"not across a mark", "Anna, Brown", nil},
		{"other Latin letters", "Şêrko Çiya", []string{"Şêrko Çiya"}},
		{"too many words", strings.Repeat("Anna ", maxWords+1), nil},
		{"too long", strings.Repeat("A", maxBytes) + " Brown", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := tomar.Document{Text: c.text}
			tok.Run(&doc)
			var a asked
			names := Names(&doc, &a, nil, nil)
			if !slices.Equal(a.runs, c.runs) {
				t.Errorf("asked %q, want %q", a.runs, c.runs)
			}
			if len(names) != len(c.runs) { // the part off the tokens is no name
				t.Errorf("names %v", names)
			}
			for _, n := range names {
				if n.Span != doc.Tokens[n.First].Span || n.Last != n.First+1 {
					t.Errorf("name %+v", n)
				}
			}
		})
	}
}

func TestRunsOfADocumentAreCapped(t *testing.T) {
	tok, err := token.New(seeds.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	doc := tomar.Document{Text: strings.Repeat("Anna Brown, ", 3*maxRuns)}
	tok.Run(&doc)
	var a asked
	if Names(&doc, &a, nil, nil); len(a.runs) != maxRuns {
		t.Errorf("%d asked", len(a.runs))
	}
}

func BenchmarkProse(b *testing.B) {
	const run = "John Smith"
	shared.Names(run)
	b.Run("remembered", func(b *testing.B) {
		b.SetBytes(int64(len(run)))
		b.ReportAllocs()
		var got []Part
		for b.Loop() {
			got = shared.Names(run)
		}
		if len(got) != 1 {
			b.Errorf("names %v", got)
		}
	})
	b.Run("asked", func(b *testing.B) {
		b.SetBytes(int64(len(run)))
		b.ReportAllocs()
		var got []Part
		for b.Loop() {
			got = ask(shared.model, run)
		}
		if len(got) != 1 {
			b.Errorf("names %v", got)
		}
	})
}
