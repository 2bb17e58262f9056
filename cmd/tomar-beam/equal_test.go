package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/memfs"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism"

	"github.com/tomar-nlp/tomar/extractors/names/tagger"
	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/output/stats"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/input"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

func TestMain(m *testing.M) {
	filesystem.Register("dying", newDying)
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	registerSteps()
	flag.Parse()
	beam.Init()
	os.Exit(m.Run())
}

// defaults are the settings of a command line without options.
func defaults(out string) (s settings) {
	addFlags(flag.NewFlagSet("", flag.ContinueOnError), &s)
	s.Out, s.Formats = out, []sinks.Format{sinks.CSV, sinks.JSONL, sinks.Parquet}
	return s
}

// onPrism runs the pipeline in this process and gives the folder of its output.
func onPrism(t *testing.T, set *settings, args ...string) string {
	t.Helper()
	if err := set.check(context.Background()); err != nil {
		t.Fatal(err)
	}
	p, s := beam.NewPipelineWithRoot()
	build(s, set, args)
	if _, err := beam.Run(context.Background(), "prism", p); err != nil {
		t.Fatal(err)
	}
	return set.Out
}

// single runs tomar's own run over the same inputs.
func single(t *testing.T, set settings, args ...string) string {
	t.Helper()
	c, err := set.config()
	if err != nil {
		t.Fatal(err)
	}
	p, err := pipeline.New(c)
	if err != nil {
		t.Fatal(err)
	}
	corrections := corrections(t, p, &set)
	out, err := sinks.Create(set.Out, sinks.Options{Formats: set.Formats, WithTexts: set.WithTexts})
	if err != nil {
		t.Fatal(err)
	}
	defer out.Abort()
	counts := stats.NewCollector(stats.Options{})
	out.Watch(stats.Watches(), counts.Add)
	reg := p.NewRegister(out, pipeline.RegisterOptions{Filter: set.filter(), WithTexts: set.WithTexts, NoMerge: set.NoMerge, Corrections: corrections})
	if err := p.Run(context.Background(), input.Open(set.input(), args...).Items(), reg); err != nil {
		t.Fatal(err)
	}
	sum, err := reg.Finish()
	if err != nil {
		t.Fatal(err)
	}
	counts.Finish(func(r *tables.Row) {
		if err := out.Write(r); err != nil {
			t.Fatal(err)
		}
	})
	if err := out.Commit(sinks.Run{Inputs: sum.Inputs, Documents: sum.Counts, Failures: sum.Failures}, sinks.Timing{}); err != nil {
		t.Fatal(err)
	}
	return set.Out
}

// corrections reads those of a run of one process; nil for none.
func corrections(t *testing.T, p *pipeline.Pipeline, set *settings) *resolve.Corrections {
	t.Helper()
	if set.Corrections == "" {
		return nil
	}
	c, _, err := p.Corrections(set.Corrections, read(t, set.Corrections))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// sameFiles compares every table in every format, and what describes them, byte by
// byte.
func sameFiles(t *testing.T, set *settings, want, got string) {
	t.Helper()
	if a, b := read(t, filepath.Join(want, sinks.PackageFile)), read(t, filepath.Join(got, sinks.PackageFile)); !bytes.Equal(a, b) {
		t.Errorf("%s: %s", sinks.PackageFile, difference(a, b))
	}
	for _, table := range tables.All() {
		if table.ID == tables.Texts && !set.WithTexts {
			continue
		}
		for _, f := range set.Formats {
			name := table.Name + f.Extension()
			a, b := read(t, filepath.Join(want, name)), read(t, filepath.Join(got, name))
			if !bytes.Equal(a, b) {
				t.Errorf("%s: %s", name, difference(a, b))
			}
		}
	}
}

// sameRun compares what run.json says of the documents and tables, and opens the
// folder as tomar report and tomar export do.
func sameRun(t *testing.T, want, got string) {
	t.Helper()
	said := func(out string) (r sinks.Run) {
		if err := json.Unmarshal(read(t, filepath.Join(out, "run.json")), &r); err != nil {
			t.Fatal(err)
		}
		return r
	}
	a, b := said(want), said(got)
	if b.Tool != "tomar-beam" || len(b.Data) == 0 || len(b.Options) == 0 {
		t.Errorf("run.json names no tool, data or options: %+v", b)
	}
	a.Tool, a.Version, a.Data, a.Options = b.Tool, b.Version, b.Data, b.Options
	if !reflect.DeepEqual(a, b) {
		t.Errorf("run.json: got %+v\nwant %+v", b, a)
	}
	r, err := tables.Open(got)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, err := range r.Rows(tables.Documents) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != b.Inputs {
		t.Errorf("%d documents are to be read, %d there were", n, b.Inputs)
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// difference tells the first line that differs.
func difference(want, got []byte) string {
	a, b := strings.Split(string(want), "\n"), strings.Split(string(got), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d (of %d and %d):\nwant %.400s\ngot  %.400s", i+1, len(a), len(b), a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(b), len(a))
}

func TestEqualToOneProcess(t *testing.T) {
	for _, x := range []struct {
		name   string
		change func(*settings)
	}{
		{"plain", func(*settings) {}},
		{"filtered with texts", func(s *settings) {
			s.WithTexts, s.MinConfidence, s.Types, s.Date = true, 0.6, []string{"PER", "LOC", "STATE", "KILL", "MEET"}, "2020-01-02"
		}},
		{"nothing joined", func(s *settings) { s.NoMerge = true }},
		{"other fields, limits and no model", func(s *settings) {
			s.Model, s.Fields.Title, s.Limits.MaxBytes = tagger.NoModel, "id", 900
		}},
	} {
		t.Run(x.name, func(t *testing.T) {
			args := []string{"../../seeds/corpus", repeats(t), "no/such/file.txt"}
			set := defaults(t.TempDir())
			x.change(&set)
			other := set
			other.Out = filepath.Join(t.TempDir(), "single")
			one, many := single(t, other, args...), onPrism(t, &set, args...)
			sameFiles(t, &set, one, many)
			sameRun(t, one, many)
		})
	}
}

// repeats writes documents with repeated ids, copies and near copies, people of one
// name, and lines that are no documents.
func repeats(t *testing.T) string {
	t.Helper()
	texts, err := filepath.Glob("../../seeds/corpus/*.txt")
	if err != nil || len(texts) == 0 {
		t.Fatalf("no sample articles: %v", err)
	}
	var b strings.Builder
	line := func(id, text, date string) {
		fmt.Fprintf(&b, "{\"id\":%q,\"text\":%s,\"date\":%q}\n", id, quote(text), date)
	}
	for i, path := range texts {
		text := string(read(t, path))
		line(fmt.Sprintf("a~%d", i%4), text, "2021-05-06")
		line("a", text+" "+text[:strings.IndexByte(text, ' ')], "2021-05-07")
	}
	for i, text := range []string{ // people of one name, of whom some are two
		"ئەحمەد محەمەد، قایمقامی ڕانیە، وتی باشە.", "ئەحمەد محەمەد، قایمقامی سۆران، وتی باشە.", "پەرلەمانتار ئەحمەد محەمەد وتی باشە.",
		"کۆڵبەرێک بە ناوی ئەحمەد محەمەد، خەڵکی ڕانیە، کوژرا.", "ئەحمەد محەمەد، سەرۆکی شارەوانیی ڕانیە، وتی باشە.",
	} {
		line(fmt.Sprint("namesake", i), text, "2021-05-08")
	}
	line("a~2~3", "English words only, which tell that this is not Sorani at all, so it is passed over.", "")
	b.WriteString("not json\n")
	line("", "", "")
	path := filepath.Join(t.TempDir(), "repeats.jsonl")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`).Replace(s) + `"`
}

func TestShardsHoldTheSameRows(t *testing.T) {
	args := []string{"../../seeds/corpus/*.txt"}
	one, many := defaults(t.TempDir()), defaults(t.TempDir())
	one.Formats, many.Formats = []sinks.Format{sinks.JSONL}, []sinks.Format{sinks.JSONL}
	many.Shards = 3
	onPrism(t, &one, args...)
	onPrism(t, &many, args...)
	for _, table := range tables.All() {
		if table.ID == tables.Texts {
			continue
		}
		want := nonEmpty(read(t, filepath.Join(one.Out, table.Name+".jsonl")))
		var got []string
		for i := range many.Shards {
			got = append(got, nonEmpty(read(t, filepath.Join(many.Out, fmt.Sprintf("%s-%05d-of-%05d.jsonl", table.Name, i, many.Shards))))...)
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(want, got) {
			t.Errorf("%s: %d rows in shards, %d in one file, or not the same ones", table.Name, len(got), len(want))
		}
	}
}

func nonEmpty(b []byte) []string {
	return strings.FieldsFunc(string(b), func(r rune) bool { return r == '\n' })
}

// TestEqualOnNews compares on 2,000 texts of real news, where they are at hand.
func TestEqualOnNews(t *testing.T) {
	const news = "../../../shared/text/news.jsonl"
	f, err := os.ReadFile(news)
	if err != nil {
		t.Skipf("no %s here", news)
	}
	path := filepath.Join(t.TempDir(), "slice.jsonl")
	if err := os.WriteFile(path, bytes.Join(bytes.SplitAfterN(f, []byte("\n"), 2001)[:2000], nil), 0o600); err != nil {
		t.Fatal(err)
	}
	set := defaults(t.TempDir())
	other := set
	other.Out = filepath.Join(t.TempDir(), "single")
	one, many := single(t, other, path), onPrism(t, &set, path)
	for _, table := range tables.All() {
		if table.ID != tables.Texts && bytes.Count(read(t, filepath.Join(one, table.Name+".csv")), []byte("\n")) < 2 {
			t.Errorf("the table %s has no rows, so that it compares nothing", table.Name)
		}
	}
	sameFiles(t, &set, one, many)
	sameRun(t, one, many)
}
