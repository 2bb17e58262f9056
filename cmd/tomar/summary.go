package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/tomar-nlp/tomar/output/export"
	"github.com/tomar-nlp/tomar/output/labels"
	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/output/stats"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/seeds"
)

// teller says what a run came to, in one language.
type teller struct {
	*labels.Labels
	terminal bool // marks of direction are for eyes only
}

// writeSummary tells a person what the run found and what to open next.
func writeSummary(w io.Writer, words *labels.Labels, set *sinks.Set, sum pipeline.Summary, happened []stats.TypeCount, out string, seconds float64) error {
	t := teller{words, isTerminal(w)}
	types, err := readEventWords(words)
	if err != nil {
		return err
	}
	comma := t.Text("comma") + " "
	c := sum.Counts
	read := []string{t.Text("documents", "n", t.Int(sum.Inputs))}
	for _, p := range []struct {
		n    int
		what string
	}{{c.Failed, "failed"}, {c.Warned, "warned"}, {c.Skipped, "skipped"}} {
		if p.n > 0 {
			read = append(read, t.Text(p.what, "n", t.Int(p.n)))
		}
	}
	if seconds > 0 {
		read = append(read, t.Text("speed", "seconds", t.Tenth(seconds), "rate", t.Tenth(float64(sum.Bytes)/1e6/seconds)))
	}
	t.line(w, strings.Join(read, comma))
	t.line(w, t.Text("names", "n", t.Int(set.Rows(tables.Mentions)), "entities", t.Int(set.Rows(tables.Entities))))
	t.line(w, t.Text("times", "n", t.Int(set.Rows(tables.Times))))
	t.line(w, t.Text("events", "n", t.Int(set.Rows(tables.Events)), "dated", t.Int(sum.Dated)))
	if len(happened) > 0 {
		var parts []string
		for _, x := range happened[:min(topShown, len(happened))] {
			parts = append(parts, types.word(x.Type)+" "+t.Int(x.Count))
		}
		t.line(w, t.Text("happened")+": "+strings.Join(parts, comma))
	}
	for _, k := range []struct{ code, label string }{{"PER", "person"}, {"LOC", "place"}, {"ORG", "body"}} {
		if top := t.topNames(sum.Entities, k.code); len(top) > 0 {
			t.line(w, t.Text(k.label)+": "+strings.Join(top, comma))
		}
	}
	if len(sum.Odd) > 0 {
		var parts []string
		for _, o := range sum.Odd[:min(oddShown, len(sum.Odd))] {
			what := o.Code
			if t.Has("odd." + o.Code) {
				what = t.Text("odd." + o.Code)
			}
			parts = append(parts, what+" ("+t.Int(o.Count)+")")
		}
		t.line(w, t.Text("odd")+": "+strings.Join(parts, comma)+comma+t.Text("see", "file", t.isolate("diagnostics")))
	}
	fmt.Fprintln(w)
	var open []string
	for _, name := range set.Files(tables.Timeline, tables.Events, tables.Entities) {
		open = append(open, t.isolate(filepath.Join(out, name)))
	}
	t.line(w, t.Text("next")+": "+strings.Join(open, comma))
	t.line(w, t.Text("columns"))
	if old := madeBefore(out); len(old) > 0 {
		t.line(w, t.Text("stale", "files", strings.Join(old, comma)))
	}
	return nil
}

// madeBefore are files that export and summary made of an earlier run's tables:
// they stay, for they may be somebody's work by now, but they are no longer true.
func madeBefore(out string) []string {
	old, _ := filepath.Glob(filepath.Join(out, "summary_*.csv")) // the pattern is sound
	for i := range old {
		old[i] = filepath.Base(old[i])
	}
	if len(old) > 1 {
		old = []string{"summary_*.csv"}
	}
	if _, err := os.Stat(filepath.Join(out, export.Dir)); err == nil {
		old = append(old, export.Dir)
	}
	return old
}

// eventWords are the words of event types in Sorani; where it is empty those in
// English serve.
type eventWords map[string]string

func readEventWords(words *labels.Labels) (eventWords, error) {
	if !words.RightToLeft() {
		return nil, nil
	}
	return seeds.LoadEventTypes(seeds.FS)
}

func (e eventWords) word(code string) string {
	return cmp.Or(e[code], tables.EventLabel(code))
}

const (
	topShown = 6
	oddShown = 3
)

// The isolates keep a name of the other direction from turning the line around
// it, and a line of Sorani from the right; they go to a terminal only.
const (
	rightToLeftIsolate = "\u2067"
	firstStrongIsolate = "\u2068"
	popIsolate         = "\u2069"
)

func (t teller) line(w io.Writer, s string) { fmt.Fprintln(w, t.direct(s)) }

// direct makes a line of a language that is written from the right run so.
func (t teller) direct(s string) string {
	if t.terminal && t.RightToLeft() {
		return rightToLeftIsolate + s + popIsolate
	}
	return s
}

func (t teller) isolate(s string) string {
	if !t.terminal {
		return s
	}
	return firstStrongIsolate + s + popIsolate
}

func (t teller) topNames(all []tables.EntityRow, typ string) []string {
	var parts []string
	for i := range all {
		e := &all[i]
		if e.Type != typ {
			continue
		}
		name := e.Name
		if !t.RightToLeft() && e.NameEN != "" {
			name = e.NameEN
		}
		parts = append(parts, t.isolate(name)+" "+t.Int(e.Mentions))
		if len(parts) == topShown {
			break
		}
	}
	return parts
}

// isTerminal reports whether w is a terminal and not a file or pipe.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
