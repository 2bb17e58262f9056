package pipeline

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/pipeline/input"
)

func TestStagesHaveWhatTheyNeed(t *testing.T) {
	if err := checkStages(Stages()); err != nil {
		t.Error(err)
	}
	broken := []Stage{{Name: "names", Needs: []string{"hits"}}}
	if err := checkStages(broken); err == nil || !strings.Contains(err.Error(), "needs hits") {
		t.Errorf("a need that nothing meets: %v", err)
	}
}

// lister keeps what comes out, in the order of Write.
type lister struct {
	ids   []string
	names []int
	fail  int // Write fails at this document; 0 never
}

func (l *lister) Prepare(*Job) {}

func (l *lister) Write(j *Job) error {
	if l.fail > 0 && len(l.ids) == l.fail {
		return fmt.Errorf("disk full")
	}
	l.ids = append(l.ids, j.Doc.ID)
	l.names = append(l.names, len(j.Doc.Mentions))
	return nil
}

func items(n int) iter.Seq[input.Item] {
	return func(yield func(input.Item) bool) {
		for i := range n {
			text := strings.Repeat("وەفدێک گەیشتە هەولێر و بەغدا. ", 1+i%7*40)
			if !yield(input.Item{Path: fmt.Sprintf("%d.txt", i), Text: text}) {
				return
			}
		}
	}
}

func TestRunKeepsOrderForAnyNumberOfWorkers(t *testing.T) {
	var first *lister
	for _, workers := range []int{1, 2, 7} {
		p, err := New(Config{Workers: workers})
		if err != nil {
			t.Fatal(err)
		}
		l := &lister{}
		if err := p.Run(context.Background(), items(100), l); err != nil {
			t.Fatal(err)
		}
		if len(l.ids) != 100 {
			t.Fatalf("%d documents written, want 100", len(l.ids))
		}
		if first == nil {
			first = l
			continue
		}
		if !slices.Equal(l.ids, first.ids) || !slices.Equal(l.names, first.names) {
			t.Errorf("%d workers give another result", workers)
		}
	}
}

func TestRunStopsAtAFaultOfTheWriter(t *testing.T) {
	p, err := New(Config{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	l := &lister{fail: 5}
	if err := p.Run(context.Background(), items(1000), l); err == nil || err.Error() != "disk full" {
		t.Errorf("error %v", err)
	}
	if len(l.ids) != 5 {
		t.Errorf("%d documents written after the fault", len(l.ids)-5)
	}
}

func TestRunStopsWhenCancelled(t *testing.T) {
	p, err := New(Config{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := p.Run(ctx, items(1000), &lister{}); err == nil {
		t.Error("a cancelled run is no error")
	}
}

// A stage that panics costs the document its later stages, never the document.
func TestPanicBecomesADiagnostic(t *testing.T) {
	p, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	p.stages = append(p.stages, Stage{Name: "boom", run: func(*worker, *tomar.Document) { panic("oh") }})
	doc, err := p.Extract(context.Background(), "هەولێر")
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Mentions) != 1 {
		t.Errorf("%d mentions, want the one that was found before", len(doc.Mentions))
	}
	if len(doc.Diagnostics) != 1 || doc.Diagnostics[0].Code != "pipeline.panic" || !strings.Contains(doc.Diagnostics[0].Message, "boom") {
		t.Errorf("diagnostics %+v", doc.Diagnostics)
	}
}

// Whatever the text, every span stays in range and leads back to the original.
func FuzzExtract(f *testing.F) {
	p, err := New(Config{})
	if err != nil {
		f.Fatal(err)
	}
	f.Add("ئەمڕۆ لە هەولێر، د. ئازاد کەریم گوتی: «باشە».")
	f.Add("هه‌ولێر ٢٦ـی تەمموز\xff 2017دا http://x.y پ.ی.د")
	f.Add("سەرۆکی پەرلەمانی تورکیا دوێنێ گەیشتەبەغدا و لەلایەن وەزیری دەرەوەپێشوازی لێکرا و دووشەممەدەگەڕێتەوەئەنقەرە")
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := p.Extract(context.Background(), text)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range doc.Diagnostics {
			if g.Code == "pipeline.panic" {
				t.Errorf("panic: %s", g.Message)
			}
		}
		check := func(what string, s tomar.Span) {
			at := doc.Place(s)
			if s.Start < 0 || s.End > int32(len(doc.Text)) || s.Start > s.End || at.EndByte > len(doc.Raw) || at.StartByte > at.EndByte {
				t.Errorf("%s %v is out of range", what, s)
			}
			if doc.Raw[at.StartByte:at.EndByte] != doc.Original(s) {
				t.Errorf("%s %v: the slice differs", what, s)
			}
		}
		for _, x := range doc.Tokens {
			check("token", x.Span)
		}
		for _, x := range doc.Mentions {
			check("mention", x.Span)
		}
		for _, x := range doc.Times {
			check("time", x.Span)
		}
		for _, x := range doc.Events {
			check("event", x.Span)
		}
	})
}

// A Latin run becomes a name where the Sorani text licenses it, and only there.
func TestLatinNames(t *testing.T) {
	p, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"behind a title", "وەزیری دەرەوە John Smith گوتی باشە.", []string{"John Smith"}},
		{"in brackets behind the name", "بەهرۆز بووچانی (Behrouz Boochani) کتێبێکی نووسی.", []string{"بەهرۆز بووچانی", "Behrouz Boochani"}},
		{"alone", "ئەم وێنەیە John Smith لەسەرە.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := p.Extract(context.Background(), c.text)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for i := range d.Mentions {
				if d.Mentions[i].Type == tomar.PER && d.Mentions[i].Method != tomar.ByRole {
					got = append(got, d.Slice(d.Mentions[i].Span))
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("names %q, want %q", got, c.want)
			}
		})
	}
}

// A text that ends behind a class noun, with the ending that asks for a name, is
// read to its end.
func TestNothingBehindAClassNoun(t *testing.T) {
	p, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	doc, err := p.Extract(context.Background(), "ھاتووچۆی ڕێگەی")
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Diagnostics) > 0 {
		t.Errorf("diagnostics: %+v", doc.Diagnostics)
	}
}
