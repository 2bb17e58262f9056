package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar"
)

// TestEventFree counts events in text in which nothing happens: recipes, poems,
// definitions. At most two in 1,000 words.
func TestEventFree(t *testing.T) {
	b, err := os.ReadFile("testdata/event-free.txt")
	if err != nil {
		t.Fatal(err)
	}
	p, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := p.Extract(context.Background(), string(b))
	if err != nil {
		t.Fatal(err)
	}
	words := len(strings.Fields(string(b)))
	for i := range d.Events {
		t.Logf("%s %s in «%s»", d.Events[i].Rule, d.Slice(d.Events[i].Span), d.Slice(d.Sentences[d.Events[i].Sent].Span))
	}
	if most := 2 * words / 1000; len(d.Events) > most {
		t.Errorf("%d events in %d words, more than %d", len(d.Events), words, most)
	}
}

// TestModality reads how sure an event is from its verb, its clause and the
// words before it.
func TestModality(t *testing.T) {
	p, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text, typ string
		modality        tomar.Modality
		negative        bool
	}{
		{"past", "هێزەکان سێ کەسیان لە موسڵ دەستگیر کرد.", "ARREST", tomar.Actual, false},
		{"denied", "هێزەکان هیچ کەسیان لە موسڵ دەستگیر نەکرد.", "ARREST", tomar.Actual, true},
		{"decided", "بڕیارە بارزانی سەردانی ئەنقەرە بکات.", "VISIT", tomar.Planned, false},
		{"maybe", "لەوانەیە ئێران هێرش بکاتە سەر ئیسرائیل.", "ATTACK", tomar.Hypothetical, false},
		{"condition", "ئەگەر ئێران هێرش بکاتە سەر ئیسرائیل، ناوچەکە ئارام نابێت.", "ATTACK", tomar.ConditionalOn, false},
		{"purpose", "چووە هەولێر بۆ ئەوەی لەگەڵ نێچیرڤان بارزانی کۆببێتەوە.", "MEET", tomar.Planned, false},
		{"passive", "دوێنێ سێ سەرباز لە کەرکووک کوژران.", "KILL", tomar.Actual, false},
		{"passive denied", "هیچ سەربازێک لە کەرکووک نەکوژرا.", "KILL", tomar.Actual, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := p.Extract(context.Background(), c.text)
			if err != nil {
				t.Fatal(err)
			}
			for i := range d.Events {
				e := &d.Events[i]
				if e.Type != c.typ {
					continue
				}
				if e.Modality != c.modality || e.Negative != c.negative {
					t.Errorf("%s negative %t, want %s %t", e.Modality, e.Negative, c.modality, c.negative)
				}
				return
			}
			t.Errorf("no %s in «%s»", c.typ, c.text)
		})
	}
}

// TestUnnamedVictim is a killing of somebody whom nobody names, with number,
// place and what he was.
func TestUnnamedVictim(t *testing.T) {
	p, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := p.Extract(context.Background(), "بە تەقەی پاسەوانانی سنوور دوو کۆڵبەر لە نزیک بانە کوژران.")
	if err != nil {
		t.Fatal(err)
	}
	for i := range d.Events {
		e := &d.Events[i]
		if e.Type != "KILL" {
			continue
		}
		place, victim := "", ""
		for _, a := range e.Arguments {
			switch a.Role {
			case tomar.Target:
				victim = a.Kind
			case tomar.PlaceRole:
				place = d.Slice(a.Span)
			}
		}
		if victim != "kolbar" || e.CountMin != 2 || e.CountMax != 2 || place == "" {
			t.Errorf("victim %q, %d to %d, place %q; want kolbar, 2 to 2, and a place", victim, e.CountMin, e.CountMax, place)
		}
		return
	}
	t.Error("no killing")
}

// TestSampleFacts holds the facts of the two sample articles, which are no part
// of the project.
func TestSampleFacts(t *testing.T) {
	shared := os.Getenv("TOMAR_SHARED")
	if shared == "" {
		shared = "../../shared"
	}
	p, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(shared, "gold", "dev", "seed1.txt"))
	if err != nil {
		t.Skip("no shared gold beside the repository")
	}
	d, err := p.Extract(context.Background(), string(b))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []struct{ typ, date, entity string }{
		{"KILL", "2020-01", "Qasem Soleimani"},
		{"ATTACK", "2020-01-08", ""},
		{"CLOSE", "2018", "Basra"},
		{"ATTACK", "2020-12-20", ""},
		{"STATE", "2020-12-23", "Donald Trump"},
		{"VISIT", "2020-12-22", "Esmail Qaani"},
	} {
		if !holdsFact(p, d, f.typ, f.date, f.entity) {
			t.Errorf("no %s of %s with %q", f.typ, f.date, f.entity)
		}
	}
}

func holdsFact(p *Pipeline, d *tomar.Document, typ, date, entity string) bool {
	for i := range d.Events {
		e := &d.Events[i]
		if e.Type != typ || e.Date != date {
			continue
		}
		if entity == "" {
			return true
		}
		for _, a := range e.Arguments {
			if a.Mention == tomar.None {
				continue
			}
			if m := &d.Mentions[a.Mention]; m.Entity != tomar.None && p.data.Gazetteer.Entities[m.Entity].NameEN == entity {
				return true
			}
		}
	}
	return false
}
