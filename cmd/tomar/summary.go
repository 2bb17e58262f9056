package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline"
)

// writeSummary tells a person what the run found and what to open next.
func writeSummary(w io.Writer, set *sinks.Set, sum pipeline.Summary, out string, seconds float64) {
	c := sum.Counts
	fmt.Fprintf(w, "%d documents read", sum.Inputs)
	for _, p := range []struct {
		n    int
		what string
	}{{c.Failed, "failed"}, {c.Warned, "with warnings"}, {c.Skipped, "skipped"}} {
		if p.n > 0 {
			fmt.Fprintf(w, ", %d %s", p.n, p.what)
		}
	}
	if seconds > 0 {
		fmt.Fprintf(w, " (%.1f s, %.1f MB/s)", seconds, float64(sum.Bytes)/1e6/seconds)
	}
	fmt.Fprintf(w, "\n%d names of %d people, places and bodies; %d time expressions; %d events, %d of them dated\n",
		set.Rows(tables.Mentions), set.Rows(tables.Entities), set.Rows(tables.Times), set.Rows(tables.Events), sum.Dated)
	for _, t := range []struct{ code, label string }{{"PER", "people"}, {"LOC", "places"}, {"ORG", "bodies"}} {
		if top := topNames(sum.Entities, t.code, isTerminal(w)); top != "" {
			fmt.Fprintf(w, "%-7s %s\n", t.label, top)
		}
	}
	if len(sum.Odd) > 0 {
		var parts []string
		for _, o := range sum.Odd[:min(3, len(sum.Odd))] {
			parts = append(parts, fmt.Sprintf("%s (%d)", o.Code, o.Count))
		}
		fmt.Fprintf(w, "odd     %s: see diagnostics.csv\n", strings.Join(parts, ", "))
	}
	fmt.Fprintf(w, "\nLook next at %s and %s; every column is explained in docs/tables.md.\n",
		filepath.Join(out, "events.csv"), filepath.Join(out, "entities.csv"))
}

const topShown = 6

// The isolates keep a right-to-left name from turning the line around it; they
// go to a terminal only.
const (
	firstStrongIsolate = "\u2068"
	popIsolate         = "\u2069"
)

func topNames(all []tables.EntityRow, typ string, terminal bool) string {
	var parts []string
	for i := range all {
		e := &all[i]
		if e.Type != typ {
			continue
		}
		name := e.Name
		if terminal {
			name = firstStrongIsolate + name + popIsolate
		}
		parts = append(parts, fmt.Sprintf("%s %d", name, e.Mentions))
		if len(parts) == topShown {
			break
		}
	}
	return strings.Join(parts, ", ")
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
