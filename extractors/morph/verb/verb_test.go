package verb

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/seeds"
)

func testGrammar(t testing.TB) *Grammar {
	t.Helper()
	v, err := seeds.LoadVerbs(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	a, err := seeds.LoadVerbAffixes(seeds.FS, v)
	if err != nil {
		t.Fatal(err)
	}
	g, err := Compile(v, a)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestDump(t *testing.T) {
	if os.Getenv("VERB_DUMP") == "" {
		t.Skip()
	}
	g := testGrammar(t)
	a := g.NewAnalyzer()
	f, _ := os.Open(os.Getenv("VERB_DUMP"))
	out, _ := os.Create(os.Getenv("VERB_DUMP") + ".out")
	defer out.Close()
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		l := strings.Split(sc.Text(), "\t")
		w := l[len(l)-1]
		fmt.Fprintf(out, "%s\t%s", l[0], w)
		for _, r := range a.Read(w) {
			fmt.Fprintf(out, "\t%s|%s|%s", g.verbs.Rows[r.Lemma].Infinitive, w[r.Start:], Describe(r))
		}
		fmt.Fprintln(out)
	}
}
