package pipeline

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar"
)

// TestArguments reads who did what to whom out of sentences of our own: each
// case of testdata/arguments.txt is a text, «= TYPE trigger», and its
// participants, one a line: role, entity or kind, count.
func TestArguments(t *testing.T) {
	p, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open("testdata/arguments.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var text, event, name string
	var want []string
	cases := 0
	check := func() {
		if event == "" {
			return
		}
		cases++
		t.Run(name, func(t *testing.T) {
			d, err := p.Extract(context.Background(), text)
			if err != nil {
				t.Fatal(err)
			}
			got, ok := participants(p, d, event)
			if !ok {
				t.Fatalf("no %s in «%s»", event, text)
			}
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("%s in «%s»:\n got %q\nwant %q", event, text, got, want)
			}
		})
		event, want = "", nil
	}
	s := bufio.NewScanner(f)
	for s.Scan() {
		line := strings.TrimSpace(s.Text())
		switch {
		case strings.HasPrefix(line, "##"):
			check()
			name = strings.TrimSpace(line[2:])
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "> "):
			check()
			text = line[2:]
		case strings.HasPrefix(line, "= "):
			check()
			event = line[2:]
		default:
			want = append(want, line)
		}
	}
	check()
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	if cases < 60 {
		t.Errorf("%d cases, want 60", cases)
	}
}

// participants are those of the first event of a type whose trigger has the
// words: role, English name or kind, and count, sorted.
func participants(p *Pipeline, d *tomar.Document, event string) ([]string, bool) {
	typ, trigger, _ := strings.Cut(event, " ")
	for i := range d.Events {
		e := &d.Events[i]
		if e.Type != typ || !strings.Contains(d.Slice(e.Span), trigger) {
			continue
		}
		var out []string
		for _, a := range e.Arguments {
			who := a.Kind
			if a.Mention != tomar.None {
				m := &d.Mentions[a.Mention]
				switch {
				case m.Entity != tomar.None:
					who = p.data.Gazetteer.Entities[m.Entity].NameEN()
				case m.NameEN != "":
					who = m.NameEN
				default:
					who = d.Slice(m.Base)
				}
			}
			s := a.Role.String() + " " + who
			if a.CountText != (tomar.Span{}) {
				s += " " + countOf(a.CountMin, a.CountMax)
			}
			out = append(out, s)
		}
		slices.Sort(out)
		return out, true
	}
	return nil, false
}

func countOf(lo, hi int32) string {
	bound := func(n int32) string {
		if n == tomar.None {
			return ""
		}
		return fmt.Sprint(n)
	}
	return bound(lo) + ".." + bound(hi)
}
