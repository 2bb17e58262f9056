package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline/journal"
)

// resumed is onPrism of a run that goes on from what lies in its output; it gives
// what people are told.
func resumed(t *testing.T, set *settings, args ...string) string {
	t.Helper()
	set.Resume = true
	if err := set.check(context.Background()); err != nil {
		t.Fatal(err)
	}
	p, s := beam.NewPipelineWithRoot()
	build(s, set, args)
	res, err := beam.Run(context.Background(), "prism", p)
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	set.tellResumed(&said, res)
	return said.String()
}

// sameFolder compares all files of two folders, byte by byte.
func sameFolder(t *testing.T, want, got string) {
	t.Helper()
	names := list(t, want)
	if have := list(t, got); !slices.Equal(names, have) {
		t.Errorf("files:\nwant %q\ngot  %q", names, have)
		return
	}
	for _, name := range names {
		if a, b := read(t, filepath.Join(want, name)), read(t, filepath.Join(got, name)); !bytes.Equal(a, b) {
			t.Errorf("%s: %s", name, difference(a, b))
		}
	}
}

func inThree(out string) settings {
	set := defaults(out)
	set.Shards = 3
	return set
}

// journalOf is a file of the journal in three shards.
func journalOf(shard int) string {
	return fmt.Sprintf("%s-%05d-of-00003%s", journalName, shard, journalExtension)
}

// records counts what can be read of a file of a journal.
func records(t *testing.T, path string) (n int) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		return 0
	}
	r, err := journal.NewReader(bytes.NewReader(data))
	if err != nil {
		return 0
	}
	for _, ok := r.Next(); ok; _, ok = r.Next() {
		n++
	}
	return n
}

const corpus = "../../seeds/corpus"

// A new run says that it could have gone on from what lies in its output, and nothing
// over the output of a run that ended, or where it goes on.
func TestLeftJournalIsTold(t *testing.T) {
	done := inThree(t.TempDir())
	onPrism(t, &done, corpus)
	for _, x := range []struct {
		name        string
		ended, some bool
		resume      bool
		told        bool
	}{
		{name: "a journal of a run that did not end", some: true, told: true},
		{name: "of one that ended", some: true, ended: true},
		{name: "a run that resumes", some: true, resume: true},
		{name: "an empty folder"},
	} {
		t.Run(x.name, func(t *testing.T) {
			set := inThree(t.TempDir())
			set.Resume = x.resume
			if x.some {
				writeText(t, set.inOut(journalOf(1)), string(read(t, done.inOut(journalOf(1)))))
			}
			if x.ended {
				writeText(t, set.inOut("run.json"), string(read(t, done.inOut("run.json"))))
			}
			var said strings.Builder
			set.tellLeft(context.Background(), &said)
			if told := strings.Contains(said.String(), "--resume"); told != x.told {
				t.Errorf("told %q", said.String())
			}
			if len(set.left) > 0 {
				t.Error("a run that does not resume takes what is left")
			}
		})
	}
}

// TestResumedIsAsNeverInterrupted puts into a folder what a run that died may leave,
// goes on from it, and compares all files with those of a run that was not
// interrupted.
func TestResumedIsAsNeverInterrupted(t *testing.T) {
	args := []string{corpus, repeats(t), "no/such/file.txt"}
	whole, single := inThree(t.TempDir()), defaults(t.TempDir())
	onPrism(t, &whole, args...)
	onPrism(t, &single, args...)
	docs := len(rowsOf(t, whole.Out, tables.Documents))
	leave := func(t *testing.T, from string, to *settings, names ...string) {
		for _, name := range names {
			writeText(t, to.inOut(name), string(read(t, filepath.Join(from, name))))
		}
	}
	all := []string{journalOf(0), journalOf(1), journalOf(2)}
	taken := func(n int) string { return fmt.Sprintf("%d documents were taken over", n) }
	left := func(set *settings) (n int) { // records that can be read
		for _, name := range all {
			n += records(t, set.inOut(name))
		}
		return n
	}
	for _, x := range []struct {
		name  string
		leave func(t *testing.T, set *settings)
		told  string // "" for what follows from the records that are left
	}{
		{"the journal", func(t *testing.T, set *settings) { leave(t, whole.Out, set, all...) }, taken(docs) + " from the unfinished run, 0 were extracted"},
		{"everything but run.json", func(t *testing.T, set *settings) {
			leave(t, whole.Out, set, slices.DeleteFunc(list(t, whole.Out), func(name string) bool { return name == "run.json" })...)
		}, taken(docs)},
		{"one file of the journal, and a part of another file", func(t *testing.T, set *settings) {
			leave(t, whole.Out, set, all[1])
			writeText(t, set.inOut(all[0]+partMark), "half")
		}, ""},
		{"torn files", func(t *testing.T, set *settings) {
			for i, name := range all { // in the header, and twice behind it
				b := read(t, filepath.Join(whole.Out, name))
				writeText(t, set.inOut(name), string(b[:[]int{20, len(b) / 2, len(b) - 1}[i]]))
			}
		}, ""},
		{"a byte turned", func(t *testing.T, set *settings) {
			b := read(t, filepath.Join(whole.Out, all[0]))
			b[len(b)/2] ^= 1
			writeText(t, set.inOut(all[0]), string(b))
		}, ""},
		{"no record", func(t *testing.T, set *settings) { writeText(t, set.inOut(all[0]), "") }, "there was no journal of an unfinished run"},
		{"nothing", func(*testing.T, *settings) {}, "there was no journal of an unfinished run"},
	} {
		t.Run(x.name, func(t *testing.T) {
			set := inThree(t.TempDir())
			x.leave(t, &set)
			if x.told == "" {
				n := left(&set)
				if n == 0 || n >= docs {
					t.Fatalf("%d of %d records are left", n, docs)
				}
				x.told = fmt.Sprintf("%s from the unfinished run, %d were extracted", taken(n), docs-n)
			}
			if said := resumed(t, &set, args...); !strings.Contains(said, x.told) {
				t.Errorf("told: %q, want %q", said, x.told)
			}
			sameFolder(t, whole.Out, set.Out)
		})
	}
	t.Run("another number of shards", func(t *testing.T) {
		set := defaults(t.TempDir())
		leave(t, whole.Out, &set, all...)
		if said := resumed(t, &set, args...); !strings.Contains(said, taken(docs)) {
			t.Errorf("told: %q", said)
		}
		for _, name := range all { // what lay there stays
			if err := os.Remove(set.inOut(name)); err != nil {
				t.Error(err)
			}
		}
		sameFolder(t, single.Out, set.Out)
	})
}

// TestResumedOverOtherInputs takes over no document that changed, moved or got
// another id, and says so.
func TestResumedOverOtherInputs(t *testing.T) {
	texts, err := filepath.Glob(corpus + "/*.txt")
	if err != nil || len(texts) < 10 {
		t.Fatalf("%d sample articles, %v", len(texts), err)
	}
	lines := repeats(t)
	moved := filepath.Join(t.TempDir(), "other.jsonl")
	writeText(t, moved, string(read(t, lines)))
	n := bytes.Count(read(t, lines), []byte("\n"))
	changed := func(t *testing.T, change func(string) string) {
		was := string(read(t, lines))
		writeText(t, lines, change(was))
		t.Cleanup(func() { writeText(t, lines, was) })
	}
	for _, x := range []struct {
		name   string
		change func(t *testing.T) []string
		told   []string
	}{
		{"one more file before", func(*testing.T) []string { return []string{texts[0], texts[2], texts[1], lines} },
			[]string{fmt.Sprintf("%d documents were taken over from the unfinished run, 1 were extracted", n+2)}},
		{"a file is gone", func(*testing.T) []string { return []string{texts[1], lines} },
			[]string{fmt.Sprintf("%d documents were taken over from the unfinished run, 0 were extracted", n+1), "1 documents that the unfinished run had read are not among"}},
		{"another path", func(*testing.T) []string { return []string{texts[0], texts[1], moved} },
			[]string{fmt.Sprintf("2 documents were taken over from the unfinished run, %d were extracted", n), fmt.Sprintf("%d documents that the unfinished", n)}},
		{"the first of several of one id is gone", func(t *testing.T) []string {
			changed(t, func(s string) string { return s[strings.IndexByte(s, '\n')+1:] })
			return []string{texts[0], texts[1], lines}
		}, []string{"are not among the inputs, or have changed"}},
		{"other dates", func(t *testing.T) []string {
			changed(t, func(s string) string { return strings.ReplaceAll(s, "2021-05-06", "2021-05-16") })
			return []string{texts[0], texts[1], lines}
		}, []string{"are not among the inputs, or have changed"}},
	} {
		t.Run(x.name, func(t *testing.T) {
			set, fresh := inThree(t.TempDir()), inThree(t.TempDir())
			onPrism(t, &set, texts[0], texts[1], lines)
			args := x.change(t)
			said := resumed(t, &set, args...)
			for _, w := range x.told {
				if !strings.Contains(said, w) {
					t.Errorf("told: %q, want %q", said, w)
				}
			}
			onPrism(t, &fresh, args...)
			sameFolder(t, fresh.Out, set.Out)
		})
	}
}

// TestResumedWhileAppending goes on with a run that adds to an earlier one.
func TestResumedWhileAppending(t *testing.T) {
	lines := repeats(t)
	first, whole, set := inThree(t.TempDir()), inThree(t.TempDir()), inThree(t.TempDir())
	onPrism(t, &first, lines)
	whole.Append, set.Append = first.Out, first.Out
	onPrism(t, &whole, corpus, lines)
	writeText(t, set.inOut(journalOf(2)), string(read(t, whole.inOut(journalOf(2)))))
	said := resumed(t, &set, corpus, lines)
	if !strings.Contains(said, "were taken over") || strings.Contains(said, " 0 documents were taken") || strings.Contains(said, "not among the inputs") {
		t.Errorf("told: %q", said)
	}
	sameFolder(t, whole.Out, set.Out)
}

// TestWhatCannotBeResumed is told, and leaves the folder as it is.
func TestWhatCannotBeResumed(t *testing.T) {
	left := inThree(t.TempDir())
	onPrism(t, &left, corpus+"/2020*.txt")
	other := inThree(t.TempDir())
	other.MinConfidence = 0.5
	onPrism(t, &other, corpus+"/2020*.txt")
	for _, x := range []struct {
		name   string
		change func(*settings)
		want   string
	}{
		{"another option", func(s *settings) { s.MinConfidence = 0.5 }, `--min-confidence was "0", now it is "0.5"`},
		{"another version", func(s *settings) { s.Version = "other" }, "it was made by version"},
		{"another folder with data", func(s *settings) { s.Data = t.TempDir() }, "--data was"},
		{"corrections", func(s *settings) {
			s.Corrections = filepath.Join(t.TempDir(), "c.tsv")
			writeText(t, s.Corrections, "kind\tid\taction\tvalue\tnote\nentity\tgffffffffffff\tblock\t\t\n")
		}, "data corrections.tsv was"},
	} {
		t.Run(x.name, func(t *testing.T) {
			set := inThree(left.Out)
			set.Resume = true
			x.change(&set)
			err := set.check(context.Background())
			if err == nil || !strings.Contains(err.Error(), "--resume: the earlier run was made differently") || !strings.Contains(err.Error(), x.want) {
				t.Errorf("got %v, want %q", err, x.want)
			}
		})
	}
	t.Run("files of two runs", func(t *testing.T) {
		set := inThree(t.TempDir())
		set.Resume = true
		writeText(t, set.inOut(journalOf(0)), string(read(t, left.inOut(journalOf(0)))))
		writeText(t, set.inOut(journalOf(1)), string(read(t, other.inOut(journalOf(1)))))
		if err := set.check(context.Background()); err != nil {
			t.Fatal(err)
		}
		p, s := beam.NewPipelineWithRoot()
		build(s, &set, []string{corpus})
		_, err := beam.Run(context.Background(), "prism", p)
		if err == nil || !strings.Contains(err.Error(), "made differently") || !strings.Contains(err.Error(), journalOf(1)) {
			t.Errorf("got %v", err)
		}
		if names := list(t, set.Out); len(names) != 2 {
			t.Errorf("written: %q", names)
		}
	})
}
