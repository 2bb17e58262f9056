package main

import (
	"bytes"
	"context"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
)

// TestAppendedAsOneRunOverEverything adds runs to one another and compares with
// one process that reads all their documents at once.
func TestAppendedAsOneRunOverEverything(t *testing.T) {
	texts, err := filepath.Glob("../../seeds/corpus/*.txt")
	if err != nil || len(texts) < 10 {
		t.Fatalf("%d sample articles, %v", len(texts), err)
	}
	old, recent := texts[:len(texts)/2], texts[len(texts)/2:]
	lines := []string{repeats(t)}
	more := []string{filepath.Join(t.TempDir(), "more.jsonl")} // asks for ids that the earlier run gave, and copies its documents
	writeText(t, more[0], strings.ReplaceAll(string(read(t, lines[0])), "2021-05-0", "2021-06-0"))
	nothing, none := []string{t.TempDir()}, []string{"no/such/file.txt"}
	decided := filepath.Join(t.TempDir(), "decided.tsv")
	rows, _, _ := decisionsOn(t, single(t, defaults(filepath.Join(t.TempDir(), "plain")), slices.Concat(old, lines)...))
	writeText(t, decided, rows)
	plain := func(*settings) {}
	filtered := func(s *settings) {
		s.MinConfidence, s.WithTexts, s.Types = 0.5, true, []string{"PER", "LOC", "STATE", "KILL"}
	}
	for _, x := range []struct {
		name   string
		change func(*settings)
		runs   [][]string
		all    [][]string
	}{
		{"new files", plain, [][]string{old, slices.Concat(recent, none)}, [][]string{old, recent, none}},
		{"ids given before", plain, [][]string{lines, more}, [][]string{lines, more}},
		{"what is there already is passed over", filtered, [][]string{slices.Concat(old, lines), slices.Concat(lines, texts)}, [][]string{old, lines, recent}},
		{"three weeks", filtered, [][]string{old, lines, recent}, [][]string{old, lines, recent}},
		{"nothing before, and nothing new", plain, [][]string{nothing, old, nothing}, [][]string{old}},
		{"corrected", func(s *settings) { s.Corrections = decided }, [][]string{old, lines}, [][]string{old, lines}},
	} {
		t.Run(x.name, func(t *testing.T) {
			var set settings
			out := ""
			for i, args := range x.runs {
				set = defaults(filepath.Join(t.TempDir(), strconv.Itoa(i)))
				x.change(&set)
				set.Append = out
				if i < len(x.runs)-1 {
					set.Shards = 3 - i
				}
				out = onPrism(t, &set, args...)
			}
			other := set
			other.Out = filepath.Join(t.TempDir(), "single")
			one := single(t, other, slices.Concat(x.all...)...)
			sameFiles(t, &set, one, out)
			sameRun(t, one, out)
		})
	}
}

// TestWhatCannotBeAppendedTo tells why, before anything is read.
func TestWhatCannotBeAppendedTo(t *testing.T) {
	run := func(change func(*settings)) string {
		set := defaults(t.TempDir())
		change(&set)
		return onPrism(t, &set, "../../seeds/corpus/2020*.txt")
	}
	past := run(func(*settings) {})
	one := single(t, defaults(filepath.Join(t.TempDir(), "single")), "../../seeds/corpus/2020*.txt")
	foreign := run(func(*settings) {})
	writeText(t, filepath.Join(foreign, journalName+journalExtension), "no journal")
	for _, x := range []struct {
		name   string
		change func(*settings)
		want   string
	}{
		{"the output itself", func(s *settings) { s.Append = s.Out + "/" }, "--append: want another folder as --out"},
		{"no run", func(s *settings) { s.Append = t.TempDir() }, "holds no finished run"},
		{"no run where others reach it", func(s *settings) { s.Append = "memfs://tomar/none" }, "memfs://tomar/none holds no finished run"},
		{"a run of one process", func(s *settings) { s.Append = one }, "is no output of tomar-beam"},
		{"a run without a journal", func(s *settings) { s.Append = run(func(s *settings) { s.NoJournal = true }) }, "--no-journal"},
		{"what is no journal", func(s *settings) { s.Append = foreign }, "no journal that this program can read"},
		{"other options", func(s *settings) { s.Append, s.MinConfidence = past, 0.5 }, `--min-confidence was "0", now it is "0.5"`},
		{"other corrections", func(s *settings) {
			s.Append, s.Corrections = past, filepath.Join(t.TempDir(), "c.tsv")
			writeText(t, s.Corrections, "kind\tid\taction\tvalue\tnote\nentity\tgffffffffffff\tblock\t\t\n")
		}, "data corrections.tsv was"},
		{"another version", func(s *settings) { s.Append, s.Version = past, "other" }, "it was made by version"},
	} {
		t.Run(x.name, func(t *testing.T) {
			set := defaults(t.TempDir())
			x.change(&set)
			if err := set.check(context.Background()); err == nil || !strings.Contains(err.Error(), x.want) {
				t.Errorf("got %v, want %q", err, x.want)
			}
		})
	}
}

// TestDamagedJournalsStopTheRun cuts and turns bytes of a journal.
func TestDamagedJournalsStopTheRun(t *testing.T) {
	first := defaults(t.TempDir())
	out := onPrism(t, &first, "../../seeds/corpus/2020*.txt")
	path := filepath.Join(out, journalName+journalExtension)
	whole := read(t, path)
	for _, x := range []struct {
		name string
		data []byte
	}{
		{"cut", whole[:len(whole)-3]},
		{"a byte turned", append(bytes.Clone(whole[:len(whole)-3]), whole[len(whole)-3]^1, whole[len(whole)-2], whole[len(whole)-1])},
	} {
		t.Run(x.name, func(t *testing.T) {
			writeText(t, path, string(x.data))
			set := defaults(t.TempDir())
			set.Append = out
			if err := set.check(context.Background()); err != nil {
				t.Fatal(err)
			}
			p, s := beam.NewPipelineWithRoot()
			build(s, &set, []string{t.TempDir()})
			if _, err := beam.Run(context.Background(), "prism", p); err == nil || !strings.Contains(err.Error(), "is damaged behind its") {
				t.Errorf("got %v", err)
			}
			if _, err := os.Stat(set.inOut("run.json")); err == nil {
				t.Error("the run says that it is finished")
			}
		})
	}
}

// TestOptionsOfTheEarlierRun are taken over where nobody gave others.
func TestOptionsOfTheEarlierRun(t *testing.T) {
	was := defaults("")
	was.MinConfidence, was.Date, was.NoMerge, was.Shards, was.Fields.Title = 0.5, "2020-01-02", true, 4, "headline"
	p, err := was.load()
	if err != nil {
		t.Fatal(err)
	}
	var now settings
	fl := flag.NewFlagSet("", flag.ContinueOnError)
	fl.SetOutput(io.Discard)
	formats, _ := addFlags(fl, &now)
	if err := fl.Parse([]string{"--date", "2021-03-04"}); err != nil {
		t.Fatal(err)
	}
	if err := inherit(fl, was.header(p)); err != nil {
		t.Fatal(err)
	}
	if now.MinConfidence != 0.5 || !now.NoMerge || now.Shards != 4 || now.Fields.Title != "headline" || *formats != "csv,jsonl,parquet" {
		t.Errorf("got %+v and formats %s", now, *formats)
	}
	if now.Date != "2021-03-04" {
		t.Errorf("--date %s, which was given, is gone", now.Date)
	}
}
