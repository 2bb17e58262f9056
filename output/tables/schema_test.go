package tables_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/output/internal/golden"
	"github.com/tomar-nlp/tomar/output/tables"
)

func TestColumnDocumentationIsCurrent(t *testing.T) {
	golden.Check(t, "../../docs/tables.md", tables.Markdown())
}

// contract is the columns' order as the specification of the tables has it.
var contract = map[string]string{
	"documents":     "doc_id, path, url, outlet, author, title, lang, sha256, published, published_source, published_candidates, chars, sentences, tokens, mentions, times, events, duplicate_of, status, message",
	"sentences":     "doc_id, sentence, start, end, start_byte, end_byte, text",
	"mentions":      "doc_id, mention_id, entity_id, type, subtype, text, base, start, end, start_byte, end_byte, sentence, parent_id, method, rule, confidence",
	"entities":      "entity_id, type, subtype, name, name_en, aliases, wikidata, country, lat, lon, documents, mentions, first_date, last_date",
	"times":         "doc_id, time_id, text, start, end, start_byte, end_byte, sentence, type, value, mod, date_start, date_end, date_precision, calendar, anchor, rule, candidates, confidence",
	"events":        "doc_id, event_id, story_id, type, subtype, text, start, end, start_byte, end_byte, sentence, date, date_start, date_end, date_precision, date_source, time_id, modality, attributed, polarity, tense, agents, agent_names, targets, target_names, target_kind, place_id, place, admin1, admin2, country, lat, lon, geo_precision, count_min, count_max, count_text, source_id, source, plover, cameo, ace, rule, confidence, context",
	"arguments":     "doc_id, event_id, role, mention_id, entity_id, entity, kind, count_min, count_max, text, start, end, start_byte, end_byte",
	"relations":     "doc_id, relation_id, subject_id, subject, relation, object_id, object, title, date_start, date_end, text, start, end, start_byte, end_byte, sentence, rule, confidence",
	"stories":       "story_id, type, date, date_start, date_end, date_precision, place_id, place, admin1, country, lat, lon, agents, agent_names, targets, target_names, killed_min, killed_max, injured_min, injured_max, documents, reports, doc_ids, urls, headline",
	"timeline":      "date_start, date_end, date_precision, type, type_en, type_ckb, headline, place, admin1, country, agent_names, target_names, killed_min, killed_max, injured_min, injured_max, documents, doc_ids, urls, sentence, confidence, reviewed, note, story_id",
	"network_nodes": "entity_id, name, name_en, type, degree, pagerank, community",
	"network_edges": "source_id, target_id, kind, weight, documents, association, p_value, first_date, last_date",
	"bursts":        "kind, key, date_start, date_end, count, expected, p_value",
	"diagnostics":   "doc_id, code, severity, text, start, end, start_byte, end_byte, message",
	"texts":         "doc_id, text",
}

func TestColumnsFollowTheContract(t *testing.T) {
	for _, tab := range tables.All() {
		var names []string
		for _, c := range tab.Columns {
			names = append(names, c.Name)
		}
		if got := strings.Join(names, ", "); got != contract[tab.Name] {
			t.Errorf("%s has\n     %s\nwant %s", tab.Name, got, contract[tab.Name])
		}
	}
	if len(tables.All()) != len(contract) {
		t.Errorf("%d tables, want %d", len(tables.All()), len(contract))
	}
}

func TestDescriptionsAreWhole(t *testing.T) {
	for _, tab := range tables.All() {
		for _, c := range tab.Columns {
			name := tab.Name + "." + c.Name
			if c.Doc == "" || c.Example == "" || !strings.HasSuffix(c.Doc, ".") && !strings.HasSuffix(c.Doc, "…") {
				t.Errorf("%s: no whole description or no example", name)
			}
			if c.Enum != nil && !slices.Contains(c.Enum, c.Example) {
				t.Errorf("%s: the example %q is not in the vocabulary", name, c.Example)
			}
			if c.Kind == tables.List && !c.Required {
				t.Errorf("%s: a list is never null", name)
			}
			if c.Kind == tables.Day && !regexp.MustCompile(`^\d{4}-\d\d-\d\d$`).MatchString(c.Example) {
				t.Errorf("%s: %q is no day", name, c.Example)
			}
			if seen := slices.Index(c.Enum, ""); seen >= 0 {
				t.Errorf("%s: an empty word in the vocabulary", name)
			}
		}
		for _, k := range tab.Key {
			if i := tab.Index(k); i < 0 || !tab.Columns[i].Required {
				t.Errorf("%s: key column %s is missing or may be null", tab.Name, k)
			}
		}
		for _, f := range tab.Foreign {
			to := tab.ID
			if f.Table != "" {
				var ok bool
				if to, ok = tables.ByName(f.Table); !ok {
					t.Fatalf("%s points at %s, which is no table", tab.Name, f.Table)
				}
			}
			if !slices.Equal(to.Table().Key, f.Target) || len(f.Columns) != len(f.Target) {
				t.Errorf("%s.%v points at %v, which is not the key of %v", tab.Name, f.Columns, f.Target, to)
			}
			for i, c := range f.Columns {
				a, b := tab.Index(c), to.Table().Index(f.Target[i])
				if a < 0 || tab.Columns[a].Kind != to.Table().Columns[b].Kind {
					t.Errorf("%s.%s: missing, or of another kind than what it points at", tab.Name, c)
				}
			}
		}
	}
}

func TestRunRowsFit(t *testing.T) {
	var r tables.Row
	for _, c := range []struct {
		name string
		row  *tables.Row
	}{
		{"entity", (&tables.EntityRow{ID: "g1", Type: "PER", Name: "x"}).Fill(new(tables.Row))},
		{"story", (&tables.StoryRow{ID: "s1", Type: "KILL", Precision: "day"}).Fill(new(tables.Row))},
		{"timeline", (&tables.TimelineRow{StoryID: "s1", Type: "KILL"}).Fill(new(tables.Row))},
		{"node", (&tables.NodeRow{EntityID: "g1", Type: "PER", Community: -1}).Fill(new(tables.Row))},
		{"edge", (&tables.EdgeRow{SourceID: "g1", TargetID: "g2", Kind: "acts_on"}).Fill(new(tables.Row))},
		{"burst", (&tables.BurstRow{Kind: "entity", Key: "g1", DateStart: "2020-01-01", DateEnd: "2020-01-07"}).Fill(new(tables.Row))},
	} {
		if err := c.row.Check(); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if err := r.Begin(tables.Texts).Str("d").Int(1).Check(); err == nil {
		t.Error("a number passed as a text")
	}
	if err := r.Begin(tables.Texts).Str("").Str("t").Check(); err == nil {
		t.Error("an empty id passed")
	}
	if err := r.Begin(tables.Texts).Str("d").Check(); err == nil {
		t.Error("a short row passed")
	}
}

func TestSubtypesBelongToTheirType(t *testing.T) {
	for _, c := range []struct{ typ, sub, want string }{{"PER", "politician", ""}, {"LOC", "city", "city"}, {"LOC", "party", ""}, {"ORG", "party", "party"}, {"ORG", "other", ""}} {
		row := (&tables.EntityRow{ID: "g1", Type: c.typ, Subtype: c.sub, Name: "x"}).Fill(new(tables.Row))
		if got := row.Get("subtype").Text(); got != c.want {
			t.Errorf("%s %s became %q", c.typ, c.sub, got)
		}
	}
}

func TestDays(t *testing.T) {
	for s, want := range map[string]int{"1970-01-01": 0, "1970-01-02": 1, "1969-12-31": -1, "2000-02-29": 11016, "2020-09-26": 18531, "1900-03-01": -25508} {
		if got, ok := tables.Days(s); !ok || got != want {
			t.Errorf("%s is day %d (%v), want %d", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "2020-09", "2020-02-30", "2019-02-29", "2020-13-01", "XXXX-01-01", "2020-9-26", "0000-01-01", "2020-01-01T"} {
		if _, ok := tables.Days(s); ok {
			t.Errorf("%q was read as a day", s)
		}
		if r := new(tables.Row).Begin(tables.Bursts).Day(s); r.Cells[0].Kind != tables.Null {
			t.Errorf("%q became a day", s)
		}
	}
}
