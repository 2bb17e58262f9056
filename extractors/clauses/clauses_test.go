package clauses

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/morph/verb"
	"github.com/tomar-nlp/tomar/extractors/token"
	"github.com/tomar-nlp/tomar/seeds"
)

// chain is tokens, verbs and clauses, as the pipeline has them.
type chain struct {
	tokens  *token.Tokenizer
	verbs   *verb.Analyzer
	clauses *Parser
	table   *seeds.Verbs
}

func newChain(t testing.TB) *chain {
	t.Helper()
	fatal := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	v, err := seeds.LoadVerbs(seeds.FS)
	fatal(err)
	a, err := seeds.LoadVerbAffixes(seeds.FS, v)
	fatal(err)
	c, err := seeds.LoadCues(seeds.FS)
	fatal(err)
	g, err := verb.Compile(v, a, c)
	fatal(err)
	p, err := New(v, c, nil)
	fatal(err)
	k, err := token.New(seeds.FS, func(string) bool { return false })
	fatal(err)
	return &chain{tokens: k, verbs: g.NewAnalyzer(), clauses: p, table: v}
}

func (c *chain) read(text string) *tomar.Document {
	doc := &tomar.Document{Raw: text, Text: text}
	c.tokens.Run(doc)
	c.verbs.Run(doc)
	c.clauses.Run(doc)
	return doc
}

// show writes clauses as the golden files have them.
func (c *chain) show(doc *tomar.Document) string {
	var b strings.Builder
	for i := range doc.Clauses {
		k := &doc.Clauses[i]
		fmt.Fprintf(&b, "%d %s", i, kindNames[k.Kind])
		if k.Parent != tomar.None {
			fmt.Fprintf(&b, " of %d", k.Parent)
		}
		if k.Negative {
			b.WriteString(" negative")
		}
		fmt.Fprintf(&b, " %s", [...]string{"tenseless", "past", "present", "future"}[k.Tense])
		if k.Mood != tomar.Indicative {
			fmt.Fprintf(&b, " %s", [...]string{"", "subjunctive", "imperative", "conditional"}[k.Mood])
		}
		if k.Verb != tomar.None {
			fmt.Fprintf(&b, " | %s", c.table.Rows[doc.Verbs[k.Verb].Lemma].Infinitive)
		} else {
			b.WriteString(" | -")
		}
		fmt.Fprintf(&b, " | %s | %s\n", doc.Slice(k.SpeakerSpan), doc.Slice(k.Span))
	}
	return b.String()
}

// TestGolden reads testdata/*.txt: a sentence behind «= », then its clauses, one
// a line: number, kind, parent, tense | verb | speaker | words. With
// TOMAR_UPDATE set it writes what it finds, to be judged by reading.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	c := newChain(t)
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		text, want := "", ""
		check := func() {
			if text == "" {
				return
			}
			got := c.show(c.read(strings.ReplaceAll(text, `\n`, "\n")))
			if got != want && os.Getenv("TOMAR_UPDATE") == "" {
				t.Errorf("%s: %s\ngot\n%swant\n%s", name, text, got, want)
			}
			fmt.Fprintf(&out, "= %s\n%s", text, got)
		}
		sc := bufio.NewScanner(strings.NewReader(string(data)))
		for sc.Scan() {
			l := sc.Text()
			switch {
			case strings.HasPrefix(l, "= "):
				check()
				text, want = l[2:], ""
			case l == "" || l[0] == '#':
				check()
				text, want = "", ""
				fmt.Fprintln(&out, l)
			default:
				want += l + "\n"
			}
		}
		check()
		if os.Getenv("TOMAR_UPDATE") != "" {
			if err := os.WriteFile(name, []byte(out.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestSpeakerIsTheMention holds that a mention beats the words around it, a
// person a body.
func TestSpeakerIsTheMention(t *testing.T) {
	c := newChain(t)
	const text = "وتەبێژی شارەوانی ئازاد عەلی ڕایگەیاند کە پردەکە دەکرێتەوە."
	doc := &tomar.Document{Raw: text, Text: text}
	c.tokens.Run(doc)
	c.verbs.Run(doc)
	mention := func(first, last int32, k tomar.EntityType) tomar.Mention {
		return tomar.Mention{Span: doc.Tokens[first].Span.Cover(doc.Tokens[last-1].Span), First: first, Last: last, Type: k}
	}
	doc.Mentions = []tomar.Mention{mention(1, 2, tomar.ORG), mention(2, 4, tomar.PER)}
	c.clauses.Run(doc)
	if len(doc.Clauses) != 2 || doc.Clauses[1].Speaker != 1 || doc.Slice(doc.Clauses[1].SpeakerSpan) != "ئازاد عەلی" {
		t.Errorf("clauses\n%s", c.show(doc))
	}
}

func TestAtIsTheInnermost(t *testing.T) {
	c := newChain(t)
	doc := c.read("سەربازەکە کە لە سنوورەکە بریندار بوو، گەیەنرایە نەخۆشخانە.")
	for token, want := range map[int32]int32{0: 0, 1: 1, 5: 1, 7: 0, 8: 0, 99: tomar.None} {
		if got := At(doc, token); got != want {
			t.Errorf("token %d lies in clause %d, want %d", token, got, want)
		}
	}
}

func TestTraceTellsEveryClause(t *testing.T) {
	c := newChain(t)
	const text = "سەرۆکەکە گوتی دەچێت."
	doc := &tomar.Document{Raw: text, Text: text, Trace: &tomar.Trace{}}
	c.tokens.Run(doc)
	c.verbs.Run(doc)
	c.clauses.Run(doc)
	n := 0
	for _, note := range doc.Trace.Notes {
		if note.Stage == "clauses" {
			n++
		}
	}
	if n == 0 || n != len(doc.Clauses) {
		t.Errorf("%d notes for %d clauses", n, len(doc.Clauses))
	}
}

// check holds the invariants of doc.go.
func check(t *testing.T, doc *tomar.Document) {
	t.Helper()
	for i := range doc.Clauses {
		c := &doc.Clauses[i]
		if c.First < 0 || c.First >= c.Last || int(c.Last) > len(doc.Tokens) {
			t.Fatalf("clause %d: tokens %d to %d of %d", i, c.First, c.Last, len(doc.Tokens))
		}
		if s := doc.Sentences[c.Sent]; c.First < s.First || c.Last > s.Last {
			t.Errorf("clause %d leaves its sentence", i)
		}
		if c.Parent != tomar.None && (c.Parent < 0 || c.Parent >= int32(i)) {
			t.Errorf("clause %d: parent %d", i, c.Parent)
		}
		if c.Verb != tomar.None && (doc.Verbs[c.Verb].First < c.First || doc.Verbs[c.Verb].Last > c.Last) {
			t.Errorf("clause %d lacks its verb", i)
		}
		for j := range i {
			o := &doc.Clauses[j]
			if o.First > c.First {
				t.Errorf("clause %d begins before %d", i, j)
			}
			if o.Last > c.First && o.Last < c.Last {
				t.Errorf("clause %d [%d %d) crosses %d [%d %d)", i, c.First, c.Last, j, o.First, o.Last)
			}
		}
	}
}

func FuzzRun(f *testing.F) {
	c := newChain(f)
	for _, s := range []string{
		"دوای ئەوەی هات، گوتی: \"کە دەچێت و\" کە (نەکرا) ئەوەی بۆ ئەوەی بکات گەیشتە",
		"X: «هات» کە کە ئەو هێرشەی کرا و کرا کرایە\nو، ، بەپێی",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			return
		}
		check(t, c.read(strings.ToValidUTF8(text, "")))
	})
}

func BenchmarkRun(b *testing.B) {
	c := newChain(b)
	data, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		b.Fatal(err)
	}
	var text strings.Builder
	for l := range strings.Lines(string(data)) {
		if strings.HasPrefix(l, "= ") {
			text.WriteString(l[2:])
		}
	}
	doc := c.read(text.String())
	want := len(doc.Clauses)
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		c.clauses.Run(doc)
	}
	if len(doc.Clauses) != want || want == 0 {
		b.Errorf("%d clauses, want %d", len(doc.Clauses), want)
	}
}

// TestNameIsNoVerb: a word inside a name ends no clause, whatever it looks like.
func TestNameIsNoVerb(t *testing.T) {
	c := newChain(t)
	const text = "بەڕێوەبەری ئاسایشی ڕاپەڕین ڕایگەیاند کە ڕێگاکە کرایەوە."
	without := len(c.read(text).Clauses)
	doc := &tomar.Document{Raw: text, Text: text}
	c.tokens.Run(doc)
	c.verbs.Run(doc)
	s := doc.Tokens[1].Cover(doc.Tokens[2].Span)
	doc.Mentions = []tomar.Mention{{Span: s, Base: s, First: 1, Last: 3, Type: tomar.ORG, Parent: tomar.None, Entity: tomar.None}}
	c.clauses.Run(doc)
	if len(doc.Clauses) != 2 || doc.Clauses[0].Verb == tomar.None || doc.Verbs[doc.Clauses[0].Verb].First != 3 {
		t.Errorf("%d clauses with the name and %d without; want 2, the first with the verb behind the name", len(doc.Clauses), without)
	}
	if without <= len(doc.Clauses) {
		t.Errorf("%d clauses without the name: the sentence tests nothing", without)
	}
}
