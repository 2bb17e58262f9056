package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/pipeline/input"
	"github.com/tomar-nlp/tomar/pipeline/journal"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// week are inputs of every kind: documents, a near copy, a repeated id, one that
// could not be read, one in another language.
func week() []input.Item {
	story := "وەفدێکی حکومەتی هەرێمی کوردستان ڕۆژی ٥ی ئازاری ٢٠٢٠ گەیشتە بەغدا بۆ ئەوەی لەگەڵ بەرپرسانی حکومەتی ناوەندی لەسەر بودجە گفتوگۆ بکات."
	attack := "لە ٢٦ی ئەیلوولی ٢٠٢٠ لە کەرکوک تەقینەوەیەک ڕوویدا و سێ کەس کوژران."
	return []input.Item{
		{Path: "a.txt", Text: story, Bytes: 300},
		{Path: "b.jsonl#1", ID: "same", Text: attack, Date: "2020-09-27", Title: "تەقینەوە", URL: "https://example.org/1"},
		{Path: "c.txt", Err: &input.Failure{Code: "input.empty", Path: "c.txt", Message: "the document is empty"}},
		{Path: "b.jsonl#2", ID: "same", Text: attack + " پۆلیس لێکۆڵینەوەی دەستپێکرد.", Date: "yesterday"},
		{Path: "d.txt", Text: "The spokesman of the government said that the delegation was in the capital for talks with the ministry on the budget."},
		{Path: "e.txt", Text: story, Notices: []input.Notice{{Code: "input.utf16", Message: "decoded"}}},
		{Path: "f.txt", Text: "نەوزاد هادی پارێزگاری هەولێر سەردانی سلێمانی کرد.\nکۆبوونەوەکە سبەینێ بەڕێوە دەچێت."},
	}
}

// trial runs a pipeline into a folder and gives the output's files.
type trial struct {
	t   *testing.T
	p   *Pipeline
	dir string
	n   int

	options RegisterOptions
	keep    int // bytes that a collection keeps in memory
	spilled int // temporary files of the last run
}

func newTrial(t *testing.T, cfg Config) *trial {
	t.Helper()
	cfg.Languages = SkipLanguages
	p, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return &trial{t: t, p: p, dir: t.TempDir()}
}

func (x *trial) with(shard Shard, workers int) *trial {
	p := *x.p
	p.cfg.Shard, p.cfg.Workers = shard, workers
	return &trial{t: x.t, p: &p, dir: x.t.TempDir()}
}

// run gives the files of a run over items; the journal stands among them.
func (x *trial) run(past *Past, items []input.Item) map[string]string {
	x.t.Helper()
	x.n++
	out := filepath.Join(x.dir, fmt.Sprint("out", x.n))
	set, err := sinks.Create(out, sinks.Options{WithTexts: true, Keep: x.keep})
	if err != nil {
		x.t.Fatal(err)
	}
	defer set.Abort()
	var to Journal
	var w *journal.Writer
	if past != nil && past.resume {
		to = past
	} else {
		if w, err = journal.Create(set.Journal(), journal.Header{Version: "v"}); err != nil {
			x.t.Fatal(err)
		}
		to = w
	}
	sum := x.into(set, to, past, items)
	if w != nil {
		err = w.Close()
	} else {
		err = past.Close(true)
	}
	if err != nil {
		x.t.Fatal(err)
	}
	if err := set.Commit(sinks.Run{Inputs: sum.Inputs, Documents: sum.Counts, Failures: sum.Failures}, sinks.Timing{}); err != nil {
		x.t.Fatal(err)
	}
	files := map[string]string{}
	entries, err := os.ReadDir(out)
	if err != nil {
		x.t.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(out, e.Name()))
		if err != nil {
			x.t.Fatal(err)
		}
		files[e.Name()] = string(data)
	}
	return files
}

func (x *trial) into(set *sinks.Set, to Journal, past *Past, items []input.Item) Summary {
	x.t.Helper()
	x.options.WithTexts, x.options.Journal = true, to
	reg := x.p.NewRegister(set, x.options)
	if err := x.p.Continue(context.Background(), past, set.Scratch(), slices.Values(items), reg); err != nil {
		x.t.Fatal(err)
	}
	sum, err := reg.Finish()
	if err != nil {
		x.t.Fatal(err)
	}
	x.spilled = set.Scratch().Files()
	return sum
}

var errFull = errors.New("no space left")

// full takes a number of records, then fails.
type full struct {
	w    *journal.Writer
	left int
}

func (f *full) Append(rec []byte) error {
	if f.left == 0 {
		return errFull
	}
	f.left--
	return f.w.Append(rec)
}

func (f *full) Flush() error { return f.w.Flush() }

// broken gives the path of the journal of a run that failed after some documents.
func (x *trial) broken(items []input.Item, after int) string {
	x.t.Helper()
	path := filepath.Join(x.t.TempDir(), "journal")
	w, err := journal.Create(path, journal.Header{Version: "v"})
	if err != nil {
		x.t.Fatal(err)
	}
	set, err := sinks.Create(filepath.Join(x.dir, "broken"), sinks.Options{})
	if err != nil {
		x.t.Fatal(err)
	}
	defer set.Abort()
	reg := x.p.NewRegister(set, RegisterOptions{WithTexts: true, Journal: &full{w, after}})
	err = x.p.Run(context.Background(), slices.Values(items), reg)
	if after < len(items) && !errors.Is(err, errFull) || after >= len(items) && err != nil {
		x.t.Fatalf("after %d: %v", after, err)
	}
	if err := w.Close(); err != nil {
		x.t.Fatal(err)
	}
	return path
}

func open(t *testing.T, path string) *journal.Reader {
	t.Helper()
	r, err := journal.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// file writes a journal to where it can be opened.
func file(t *testing.T, data string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "journal")
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func same(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if got[name] == want[name] {
			continue
		}
		t.Errorf("%s: %s differs", what, name)
		a, b := strings.Split(got[name], "\n"), strings.Split(want[name], "\n")
		for i := range min(len(a), len(b)) {
			if a[i] != b[i] && len(a[i]) < 2000 {
				t.Errorf("line %d:\n got %s\nwant %s", i+1, a[i], b[i])
				break
			}
		}
	}
	if len(got) != len(want) {
		t.Errorf("%s: %d files, want %d", what, len(got), len(want))
	}
}

// A run that failed anywhere goes on to the output of one that did not, byte for
// byte, the journal with it; with any number of workers, and when the journal's
// end was torn.
func TestResume(t *testing.T) {
	x, items := newTrial(t, Config{Workers: 2}), week()
	want := x.run(nil, items)
	if want[sinks.JournalFile] == "" || !strings.Contains(want["documents.csv"], "same~2") || !strings.Contains(want["documents.csv"], "skipped") {
		t.Fatalf("the trial does not try much:\n%s", want["documents.csv"])
	}
	for after := range len(items) + 1 {
		path := x.broken(items, after)
		past := Resume(open(t, path))
		got := x.with(Shard{}, 1+after%3).run(past, items)
		kept, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		got[sinks.JournalFile] = string(kept)
		same(t, fmt.Sprint("after ", after), got, want)
		if past.Replayed != after || past.Changed != "" {
			t.Errorf("after %d: %d taken over, changed: %q", after, past.Replayed, past.Changed)
		}
	}
	whole := want[sinks.JournalFile]
	for _, cut := range []int{len(whole) - 1, len(whole) * 2 / 3, len(whole) / 2, 200} {
		past := Resume(open(t, file(t, whole[:cut])))
		got := x.run(past, items)
		got[sinks.JournalFile] = whole
		same(t, fmt.Sprint("cut at ", cut), got, want)
	}
	flipped := []byte(whole)
	flipped[len(whole)/2] ^= 4
	got := x.run(Resume(open(t, file(t, string(flipped)))), items)
	got[sinks.JournalFile] = whole
	same(t, "damaged", got, want)
}

// What changed among the inputs is told, and the output is that of the inputs as
// they are now.
func TestResumeOverChangedInputs(t *testing.T) {
	x, items := newTrial(t, Config{Workers: 2}), week()
	for _, c := range []struct {
		name    string
		change  func([]input.Item) []input.Item
		changed string
		kept    int
	}{
		{"another text", func(all []input.Item) []input.Item { all[1].Text += " دووەم."; return all }, "b.jsonl#1", 1},
		{"another date", func(all []input.Item) []input.Item { all[3].Date = "2020-01-01"; return all }, "b.jsonl#2", 3},
		{"readable now", func(all []input.Item) []input.Item {
			all[2] = input.Item{Path: "c.txt", Text: "وەفدێک گەیشتە بەغدا."}
			return all
		}, "c.txt", 2},
		{"one removed", func(all []input.Item) []input.Item { return slices.Delete(all, 0, 1) }, "b.jsonl#1", 0},
		{"the last removed", func(all []input.Item) []input.Item { return all[:len(all)-1] }, "", 6},
		{"one more", func(all []input.Item) []input.Item {
			return append(all, input.Item{Path: "g.txt", Text: "وەفدێک گەیشتە بەغدا."})
		}, "", 7},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := x.broken(items, len(items))
			now := c.change(week())
			want := x.run(nil, now)
			past := Resume(open(t, path))
			got := x.run(past, now)
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got[sinks.JournalFile] = string(data)
			same(t, c.name, got, want)
			if past.Changed != c.changed || past.Replayed != c.kept {
				t.Errorf("changed %q, want %q; %d kept, want %d", past.Changed, c.changed, past.Replayed, c.kept)
			}
		})
	}
}

// A run that grows is one run over everything, wherever it is divided; what it
// has already is passed over.
func TestGrow(t *testing.T) {
	x, items := newTrial(t, Config{Workers: 2}), week()
	want := x.run(nil, items)
	for at := range len(items) + 1 {
		first := x.run(nil, items[:at])
		past := Grow(open(t, file(t, first[sinks.JournalFile])))
		same(t, fmt.Sprint("divided at ", at), x.run(past, items[at:]), want)
		if past.Replayed != at {
			t.Errorf("%d taken over, want %d", past.Replayed, at)
		}
	}
	past := Grow(open(t, file(t, want[sinks.JournalFile])))
	same(t, "all known", x.run(past, items), want)
	if past.Known != len(items) {
		t.Errorf("%d known", past.Known)
	}
}

// Shards brought together are one run.
func TestShards(t *testing.T) {
	x, items := newTrial(t, Config{Workers: 2}), week()
	want := x.run(nil, items)
	for _, n := range []int{2, 3, 9} {
		var readers []*journal.Reader
		for i := range n {
			part := x.with(Shard{i + 1, n}, 1).run(nil, items)
			readers = append(readers, open(t, file(t, part[sinks.JournalFile])))
		}
		slices.Reverse(readers)
		same(t, fmt.Sprint(n, " shards"), x.run(Grow(readers...), nil), want)
	}
}

func TestDamagedJournalDoesNotGrow(t *testing.T) {
	x, items := newTrial(t, Config{Workers: 1}), week()
	whole := x.run(nil, items)[sinks.JournalFile]
	set, err := sinks.Create(filepath.Join(x.dir, "damaged"), sinks.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer set.Abort()
	reg := x.p.NewRegister(set, RegisterOptions{})
	past := Grow(open(t, file(t, whole[:len(whole)-3])))
	if err := x.p.Continue(context.Background(), past, set.Scratch(), slices.Values(items), reg); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("got %v", err)
	}
}

// Corrections that only documents taken over met are no stale ones.
func TestResumeRemembersCorrections(t *testing.T) {
	x, items := newTrial(t, Config{Workers: 1}), week()
	run := func(past *Past, j Journal) Summary {
		c, _, err := x.p.Corrections("c.tsv", []byte("kind\tid\taction\tvalue\tnote\nentity\tloc-kirkuk\trename\tکەرکووک\t\nentity\tloc-mosul\trename\tمووسڵ\t\n"))
		if err != nil {
			t.Fatal(err)
		}
		x.n++
		set, err := sinks.Create(filepath.Join(x.dir, fmt.Sprint("c", x.n)), sinks.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer set.Abort()
		reg := x.p.NewRegister(set, RegisterOptions{Corrections: c, Journal: j})
		if err := x.p.Continue(context.Background(), past, set.Scratch(), slices.Values(items), reg); err != nil {
			t.Fatal(err)
		}
		sum, err := reg.Finish()
		if err != nil {
			t.Fatal(err)
		}
		return sum
	}
	var b bytes.Buffer
	w, err := journal.NewWriter(&b, journal.Header{})
	if err != nil {
		t.Fatal(err)
	}
	first := run(nil, w)
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	past := Resume(open(t, file(t, b.String())))
	second := run(past, past)
	if past.Replayed != len(items) || len(first.Lost) != 1 || !slices.Equal(first.Lost, second.Lost) {
		t.Errorf("taken over %d; stale: %q, then %q", past.Replayed, first.Lost, second.Lost)
	}
}

// Whatever a record holds, recalling it ends, with rows or an error.
func FuzzRecall(f *testing.F) {
	p, err := New(Config{})
	if err != nil {
		f.Fatal(err)
	}
	set, err := sinks.Create(filepath.Join(f.TempDir(), "out"), sinks.Options{})
	if err != nil {
		f.Fatal(err)
	}
	defer set.Abort()
	r := &Register{p: p, set: set, stories: resolve.NewStories(resolve.NewSpool(nil), true), opts: RegisterOptions{Journal: &full{}}}
	for _, it := range week() {
		j := &Job{Item: it}
		p.begin(j, newIDs(nil))
		if it.Err == nil {
			p.extract(p.newWorker(), j)
		}
		r.Prepare(j)
		f.Add(j.Prepared.(*prepared).record(new([]byte), j))
	}
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, rec []byte) {
		j := &Job{stored: string(rec) + "x"}
		r.Prepare(j)
		if pr := j.Prepared.(*prepared); pr.fault == nil {
			again := &Job{stored: string(pr.record(new([]byte), j))}
			r.Prepare(again)
			if f := again.Prepared.(*prepared).fault; f != nil {
				t.Errorf("written again it cannot be read: %v", f)
			}
		}
	})
}
