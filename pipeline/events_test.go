package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/pipeline/input"
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
		{"behind a purpose", "بۆ ئەوەی بەردەوام بن، ڕاهێنەرەکە گوتی یاریزانەکان ئامادەن.", "STATE", tomar.Actual, false},
		{"compared with the last one", "ڕێژەی دەنگەکان بەراورد بە هەڵبژاردنی پێشووی پەرلەمان زیاد دەکات.", "ELECT", tomar.Actual, false},
		{"condolences", "پرسەنامەی سەرۆکی حکومەت بۆ کۆچی دوایی ئەحمەد عەلی.", "DIE", tomar.Actual, false},
		{"passive", "دوێنێ سێ سەرباز لە کەرکووک کوژران.", "KILL", tomar.Actual, false},
		{"threatened", "ئێران هەڕەشەی هێرشکردنە سەر ئیسرائیل دەکات.", "ATTACK", tomar.Planned, false},
		{"avenged", "ئێران تۆڵەی هێرشەکەی ئیسرائیل دەکاتەوە.", "ATTACK", tomar.Actual, false},
		{"warned of", "دەستەکە هۆشداریی لە لافاو دا.", "DISASTER", tomar.Hypothetical, false},
		{"news denied", "سوپا هەواڵی کوژرانی دوو پێشمەرگەی ڕەتکردەوە.", "KILL", tomar.Hypothetical, false},
		{"a chance of it", "ئەگەری هەستانی لافاو هەیە.", "DISASTER", tomar.Hypothetical, false},
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
		if victim != "kolbar" || e.CountMin != 2 || e.CountMax != 2 || place == "" || e.Subtype != "armed" {
			t.Errorf("victim %q, %d to %d, place %q, cause %q; want kolbar, 2 to 2, a place, and armed", victim, e.CountMin, e.CountMax, place, e.Subtype)
		}
		return
	}
	t.Error("no killing")
}

// TestCauseOfKilling is by what somebody was killed, where the words of the clause tell it.
func TestCauseOfKilling(t *testing.T) {
	p, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, want string }{
		{"bullet", "دوێنێ لە هەولێر گەنجێک بە فیشەک کوژرا.", "armed"},
		{"knife", "دوێنێ لە سلێمانی پیاوێک بە چەقۆ هاوڕێکەی کوشت.", "armed"},
		{"hands", "دوێنێ لە ڕانیە ژنێک بەدەستی هاوسەرەکەی کوژرا.", ""},
		{"hands in two words", "دوێنێ لە ڕانیە ژنێک بە دەستی هاوسەرەکەی کوژرا.", ""},
		{"not told", "دوێنێ لە دهۆک ژنێک کوژرا.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := p.Extract(context.Background(), c.text)
			if err != nil {
				t.Fatal(err)
			}
			for i := range d.Events {
				if e := &d.Events[i]; e.Type == "KILL" {
					if e.Subtype != c.want {
						t.Errorf("cause %q, want %q", e.Subtype, c.want)
					}
					return
				}
			}
			t.Error("no killing")
		})
	}
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
	docs := map[string]*tomar.Document{}
	for name, published := range map[string]string{"seed0": "2020-09-30", "seed1": ""} {
		b, err := os.ReadFile(filepath.Join(shared, "gold", "dev", name+".txt"))
		if err != nil {
			t.Skip("no shared gold beside the repository")
		}
		j := &Job{Item: input.Item{Path: name, Text: string(b), Date: published}}
		p.begin(j, newIDs(nil))
		p.extract(p.newWorker(), j)
		docs[name] = &j.Doc
	}
	for _, f := range []fact{
		{"the killing near the airport", "seed1", "KILL", "2020-01", "United States", "Qasem Soleimani", "Baghdad International Airport"},
		{"missiles five days later", "seed1", "ATTACK", "2020-01-08", "Iran", "United States", "Kurdistan Region"},
		{"the consulate closed", "seed1", "CLOSE", "2018", "United States", "", "Basra"},
		{"the attack on the 20th", "seed1", "ATTACK", "2020-12-20", "", "Embassy of United States", ""},
		{"the tweet on the 23rd", "seed1", "STATE", "2020-12-23", "Donald Trump", "", ""},
		{"the reported visit on the 22nd", "seed1", "VISIT", "2020-12-22", "Esmail Qaani", "", "Baghdad"},
		{"the message on the 26th", "seed0", "STATE", "2020-09-26", "Mike Pompeo", "Mustafa Al-Kadhimi", ""},
		{"the phone call on Friday", "seed0", "CALL", "2020-09-25", "Mike Pompeo", "Fuad Hussein", ""},
	} {
		t.Run(f.name, func(t *testing.T) {
			if !f.stands(p, docs[f.doc]) {
				t.Errorf("no %s of %s by %q to %q at %q", f.typ, f.date, f.agent, f.target, f.place)
			}
		})
	}
}

// fact is an event that a reader sees; entities by their English names, "" for
// any.
type fact struct{ name, doc, typ, date, agent, target, place string }

func (f *fact) stands(p *Pipeline, d *tomar.Document) bool {
	for i := range d.Events {
		e := &d.Events[i]
		if e.Type == f.typ && e.Date == f.date && takesPart(p, d, e, tomar.Agent, f.agent) &&
			takesPart(p, d, e, tomar.Target, f.target) && takesPart(p, d, e, tomar.PlaceRole, f.place) {
			return true
		}
	}
	return false
}

func takesPart(p *Pipeline, d *tomar.Document, e *tomar.Event, role tomar.Role, name string) bool {
	for _, a := range e.Arguments {
		if a.Role != role || a.Mention == tomar.None {
			continue
		}
		m := &d.Mentions[a.Mention]
		if m.NameEN == name || m.Entity != tomar.None && p.data.Gazetteer.Entities[m.Entity].NameEN() == name {
			return true
		}
	}
	return name == ""
}
