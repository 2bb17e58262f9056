package dates

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar"
)

// shared finds the annotated texts, which are no part of the project.
func shared(t testing.TB) string {
	dir := os.Getenv("TOMAR_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	if _, err := os.Stat(filepath.Join(dir, "gold", "dev")); err != nil {
		t.Skip("no annotated texts: set TOMAR_SHARED to their folder")
	}
	return dir
}

type goldTime struct {
	Text, Value, Alt string
	True             string `json:"value_true"`
	Start, End, Opt  int
}

type goldDoc struct {
	Doc   string
	DCT   string
	Times []goldTime
}

var fourDigits = regexp.MustCompile(`[0-9٠-٩۰-۹]{4}`)

const edge5 = " \t\n\r\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u0640،؛؟.,:;!?\"«»“”()[]…-–—'‘’#"

// TestGold scores the tagger on the annotated texts as their scorer does.
func TestGold(t *testing.T) {
	dir := shared(t)
	b := newBench(t)
	files, err := filepath.Glob(filepath.Join(dir, "gold", "dev", "*.gold.json"))
	if err != nil || len(files) == 0 {
		t.Skip("no gold files")
	}
	sort.Strings(files)
	var relaxed, strict, value count
	var log strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var g goldDoc
		if err := json.Unmarshal(data, &g); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(strings.TrimSuffix(f, ".gold.json") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		doc := b.tag(string(text), g.DCT)
		score(&g, doc, &relaxed, &strict, &value, &log)
	}
	t.Logf("relaxed %v\nstrict %v\nvalue %v\n%s", relaxed, strict, value, log.String())
	for _, c := range []struct {
		name  string
		count count
		least float64
	}{{"relaxed", relaxed, 0.95}, {"value", value, 0.92}, {"strict", strict, 0.85}} {
		if c.count.f1() < c.least {
			t.Errorf("%s F1 %.3f, want at least %.2f", c.name, c.count.f1(), c.least)
		}
	}
}

type count struct{ tp, fp, fn int }

func (c count) f1() float64 {
	if c.tp == 0 {
		return 0
	}
	return 2 * float64(c.tp) / float64(2*c.tp+c.fp+c.fn)
}

func (c count) String() string {
	return fmt.Sprintf("F1 %.3f tp %d fp %d fn %d", c.f1(), c.tp, c.fp, c.fn)
}

func score(g *goldDoc, doc *tomar.Document, relaxed, strict, value *count, log *strings.Builder) {
	text := []rune(doc.Raw)
	trim := func(s, e int) (int, int) {
		for s < e && strings.ContainsRune(edge5, text[s]) {
			s++
		}
		for e > s && strings.ContainsRune(edge5, text[e-1]) {
			e--
		}
		return s, e
	}
	used := map[int]bool{}
	point := func(b int) int { return utf8.RuneCountInString(doc.Raw[:b]) }
	type sys struct {
		s, e int
		x    *tomar.Time
	}
	var ss []sys
	for i := range doc.Times {
		p := doc.Place(doc.Times[i].Span)
		s, e := trim(point(p.StartByte), point(p.EndByte))
		ss = append(ss, sys{s, e, &doc.Times[i]})
	}
	for _, m := range g.Times {
		gs, ge := trim(m.Start, m.End)
		hit := -1
		for i, s := range ss {
			if !used[i] && s.s < ge && gs < s.e {
				hit = i
				break
			}
		}
		if hit < 0 {
			if m.Opt == 0 {
				relaxed.fn++
				strict.fn++
				value.fn++
				fmt.Fprintf(log, "MISS  %s «%s» %s\n", g.Doc, m.Text, m.Value)
			}
			continue
		}
		used[hit] = true
		if m.Opt != 0 {
			continue
		}
		relaxed.tp++
		s := ss[hit]
		if s.s == gs && s.e == ge {
			strict.tp++
		} else {
			strict.fp++
			strict.fn++
			fmt.Fprintf(log, "SPAN  %s gold «%s» got «%s»\n", g.Doc, m.Text, string(text[s.s:s.e]))
		}
		if m.Value == "" {
			continue
		}
		got := s.x.Value
		ok := got == m.Value || m.Alt != "" && got == m.Alt || m.True != "" && got == m.True
		if !ok && g.DCT == "" && strings.HasPrefix(got, "XXXX") && len(m.Value) > 4 && got[4:] == m.Value[4:] && !fourDigits.MatchString(m.Text) {
			ok = true
		}
		if ok {
			value.tp++
		} else {
			value.fp++
			value.fn++
			fmt.Fprintf(log, "VALUE %s «%s» gold %s got %s (%s)\n", g.Doc, m.Text, m.Value, got, s.x.Rule)
		}
	}
	for i, s := range ss {
		over := false
		for _, m := range g.Times {
			gs, ge := trim(m.Start, m.End)
			over = over || s.s < ge && gs < s.e
		}
		if !used[i] && !over {
			relaxed.fp++
			strict.fp++
			value.fp++
			fmt.Fprintf(log, "SPUR  %s «%s» %s (%s)\n", g.Doc, string(text[s.s:s.e]), s.x.Value, s.x.Rule)
		}
	}
}
