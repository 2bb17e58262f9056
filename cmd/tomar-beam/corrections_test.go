package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// TestCorrectedAsByOneProcess corrects entities, events and stories of every
// kind, some of which no document has.
func TestCorrectedAsByOneProcess(t *testing.T) {
	args := []string{"../../seeds/corpus", repeats(t), "no/such/file.txt"}
	plain := defaults(filepath.Join(t.TempDir(), "plain"))
	decided, met, stale := decisionsOn(t, single(t, plain, args...))
	for _, x := range []struct {
		name   string
		args   []string
		change func(*settings, string)
	}{
		{"a file that is named", args, func(s *settings, file string) { s.Corrections = file }},
		{"the file in the output", args, func(s *settings, file string) {
			if err := os.Rename(file, filepath.Join(s.Out, resolve.CorrectionsFile)); err != nil {
				t.Fatal(err)
			}
		}},
		{"every kind is stale where nothing is read", []string{t.TempDir()}, func(s *settings, file string) { s.Corrections = file }},
	} {
		t.Run(x.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "decided.tsv")
			writeText(t, file, decided)
			set := defaults(t.TempDir())
			x.change(&set, file)
			many := onPrism(t, &set, x.args...)
			other := set
			other.Out = filepath.Join(t.TempDir(), "single")
			one := single(t, other, x.args...)
			sameFiles(t, &set, one, many)
			sameRun(t, one, many)
			var run sinks.Run
			if err := json.Unmarshal(read(t, filepath.Join(many, "run.json")), &run); err != nil {
				t.Fatal(err)
			}
			if !slices.ContainsFunc(run.Data, func(d sinks.DataFile) bool {
				return d.Name == resolve.CorrectionsFile && d.SHA256 == hash([]byte(decided))
			}) {
				t.Errorf("run.json does not name the corrections: %+v", run.Data)
			}
			told := strings.Count(string(read(t, filepath.Join(many, "diagnostics.csv"))), "corrections.stale")
			if len(x.args) == 1 {
				if told != met+stale {
					t.Errorf("%d corrections are told to have met nothing, want all %d", told, met+stale)
				}
				return
			}
			if told != stale {
				t.Errorf("%d corrections are told to have met nothing, want %d", told, stale)
			}
			for _, mark := range []string{"a remark on a joint story", "a remark on a story of one document"} {
				if !strings.Contains(string(read(t, filepath.Join(many, "timeline.csv"))), mark) {
					t.Errorf("the timeline lacks %q", mark)
				}
			}
		})
	}
}

// decisionsOn writes corrections on what a run gave, and tells how many of them
// meet something and how many nothing.
func decisionsOn(t *testing.T, out string) (file string, met, stale int) {
	t.Helper()
	column := map[tables.ID]string{tables.Entities: "entity_id", tables.Events: "event_id", tables.Stories: "story_id"}
	rows := func(id tables.ID, keep func(*tables.Row) bool) (ids []string) {
		eachRow(t, out, id, func(row *tables.Row) {
			if keep(row) {
				ids = append(ids, strings.Clone(row.Get(column[id]).Text()))
			}
		})
		return ids
	}
	is := func(column, value string) func(*tables.Row) bool {
		return func(r *tables.Row) bool { return r.Get(column).Text() == value }
	}
	people, places := rows(tables.Entities, is("type", "PER")), rows(tables.Entities, is("type", "LOC"))
	bodies := rows(tables.Entities, is("type", "ORG"))
	dated := func(docs int) func(*tables.Row) bool {
		return func(r *tables.Row) bool {
			return min(len(r.Items(r.Get("doc_ids"))), 2) == docs && r.Get("date_start").Kind != tables.Null
		}
	}
	joint, alone := rows(tables.Stories, dated(2)), rows(tables.Stories, dated(1))
	column[tables.Mentions] = "doc_id"
	named := rows(tables.Mentions, is("entity_id", bodies[2])) // documents that name it
	var told []string                                          // stories that get a remark: their events stay as they are
	told = append(told, joint[0], alone[0])
	events := rows(tables.Events, func(r *tables.Row) bool { return !slices.Contains(told, r.Get("story_id").Text()) })
	if len(joint) == 0 || len(alone) == 0 || len(people) < 4 || len(places) < 3 || len(bodies) < 4 || len(events) < 8 {
		t.Fatalf("too little to correct: %d people, %d places, %d bodies, %d events", len(people), len(places), len(bodies), len(events))
	}
	last := len(events) - 1
	meet := []string{
		"entity\t" + people[0] + "\trename\tناوێکی نوێ\t",
		"entity\t" + people[1] + "\tblock\t\t",
		"entity\t" + people[2] + "\tmerge\t" + people[0] + "\t",
		"entity\t" + bodies[0] + "\tretype\tORG/party\t",
		"entity\t" + bodies[1] + "\tfix\twikidata=Q42\t",
		"entity\t" + bodies[2] + "\tsplit\t" + bodies[3] + "=doc:" + named[0] + "\t",
		"entity\t" + places[0] + "\tretype\tLOC\t",
		"event\t" + events[0] + "\tfix\tplace_id=" + places[0] + "\t",
		"event\t" + events[1] + "\tfix\ttype=KILL\t",
		"event\t" + events[2] + "\tfix\tdate=2020-02\t",
		"event\t" + events[last] + "\tfix\tplace_id=" + places[1] + "\t",
		"event\t" + events[last-1] + "\treject\t\t",
		"event\t" + events[last-2] + "\tconfirm\t\t",
		"story\t" + told[0] + "\treview\tseen\ta remark on a joint story",
		"story\t" + told[1] + "\treview\tseen\ta remark on a story of one document",
	}
	miss := []string{
		"entity\tgffffffffffff\tblock\t\t",
		"event\teffffffffffff\treject\t\t",
		"story\tsffffffffffff\treview\tseen\tgone",
	}
	all := append(slices.Clone(miss[:1]), append(meet, miss[1:]...)...)
	return "kind\tid\taction\tvalue\tnote\n" + strings.Join(all, "\n") + "\n", len(meet), len(miss)
}

func writeText(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestFaultyCorrectionsStopTheRun(t *testing.T) {
	dir := t.TempDir()
	broken := filepath.Join(dir, "broken.tsv")
	writeText(t, broken, "kind\tid\taction\tvalue\tnote\nentity\tQ1\tno-action\t\t\n")
	fine := filepath.Join(dir, "fine.tsv")
	writeText(t, fine, "kind\tid\taction\tvalue\tnote\nentity\tgffffffffffff\tblock\t\t\n")
	changed := defaults(dir)
	changed.Corrections, changed.CorrectionsID = fine, hash([]byte("as it was"))
	if _, err := changed.load(); err == nil || !strings.Contains(err.Error(), "is not what it was when the run began") {
		t.Errorf("a file that changed: %v", err)
	}
	for _, x := range []struct{ name, file, want string }{
		{"a row with a fault", broken, broken + ":2:"},
		{"no such file", filepath.Join(dir, "none.tsv"), "--corrections: open "},
		{"no such file where others reach it", "memfs://tomar/none.tsv", "--corrections: memfs://tomar/none.tsv: file does not exist"},
	} {
		t.Run(x.name, func(t *testing.T) {
			set := defaults(dir)
			set.Corrections = x.file
			if err := set.check(context.Background()); err == nil || !strings.Contains(fmt.Sprint(err), x.want) {
				t.Errorf("got %v, want %q", err, x.want)
			}
		})
	}
}

// TestRemarksAreNotWrittenOver: a timeline in which somebody wrote stops the run;
// one without remarks does not.
func TestRemarksAreNotWrittenOver(t *testing.T) {
	for _, x := range []struct {
		name, file, text, want string
		shards                 int
	}{
		{"a remark", "timeline.csv", "story_id,reviewed,note\ns0123456789ab,yes,\n", "timeline.csv has 1 remarks", 1},
		{"in a shard, saved by a spreadsheet", "timeline-00001-of-00002.csv", "\xef\xbb\xbfnote;story_id\nseen;s0123456789ab\n", "timeline-00001-of-00002.csv has 1 remarks", 2},
		{"what cannot be read", "timeline.csv", "story,note\n", "timeline.csv:1: there is no column story_id", 1},
		{"no remark", "timeline.csv", "story_id,reviewed,note\ns0123456789ab,,\n", "", 1},
		{"no timeline", "other.csv", "", "", 1},
	} {
		t.Run(x.name, func(t *testing.T) {
			set := defaults(t.TempDir())
			set.Shards = x.shards
			writeText(t, set.inOut(x.file), x.text)
			err := set.check(context.Background())
			if (err == nil) != (x.want == "") || err != nil && !strings.Contains(err.Error(), x.want) {
				t.Errorf("got %v, want %q", err, x.want)
			}
		})
	}
}
