package names_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/seeds"
)

// keysOf are the keys of the people whom no list has, in the order of the text.
func keysOf(t *testing.T, text string) (out []string) {
	t.Helper()
	for _, m := range extract(t, text).Mentions {
		if m.Type == tomar.PER {
			out = append(out, m.Key)
		}
	}
	return out
}

// TestWalks reads both examples of every row of walks.tsv, and tells people of one
// name apart.
func TestWalks(t *testing.T) {
	rules, err := seeds.LoadNames(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range rules.Walks {
		in := func(text string) bool {
			return slices.ContainsFunc(keysOf(t, text), func(k string) bool {
				parts := strings.Split(k, "\x1f")
				placed := w.By == "office" || w.By == "home"
				return len(parts) > 1 && parts[1] == w.Walk && (len(parts) == 3) == placed
			})
		}
		if !in(w.Yes) || in(w.No) {
			t.Errorf("walks.tsv:%d: %s%s: %q in %s, %q in %s", w.Line, w.Title, w.Word, keysOf(t, w.Yes), w.Yes, keysOf(t, w.No), w.No)
		}
	}
}

// TestOthers reads both examples of every row of kinds.tsv.
func TestOthers(t *testing.T) {
	rules, g := rows(t)
	of := func(text, kind string) bool {
		return slices.ContainsFunc(extract(t, text).Mentions, func(m tomar.Mention) bool {
			return m.Type == tomar.PER && m.Entity != tomar.None && g.Entities[m.Entity].Subtype() == kind
		})
	}
	for _, o := range rules.Others {
		if of(o.Yes, o.Kind) || !of(o.No, o.Kind) {
			t.Errorf("kinds.tsv:%d: %s: his in %s: %v, in %s: %v", o.Line, o.Kind, o.Yes, of(o.Yes, o.Kind), o.No, of(o.No, o.Kind))
		}
	}
}

// TestTellApart: people of one name whom no list has are one where nothing but the
// letters or compatible roles are told, and two where an office of a place, a walk
// of life or a home says so.
func TestTellApart(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		one        bool
	}{
		{"a member of parliament and a party's leadership", "پەرلەمانتار ئەحمەد محەمەد وتی باشە.", "ئەحمەد محەمەد، ئەندامی سەرکردایەتیی یەکێتی، وتی باشە.", true},
		{"a minister and the bare name", "ئەحمەد محەمەد، وەزیری کارەبا، وتی باشە.", "ئەحمەد محەمەد: بەیانی دێین.", true},
		{"spokesmen of a ministry and of a party", "ئەحمەد محەمەد، وتەبێژی وەزارەتی تەندروستی، وتی باشە.", "ئەحمەد محەمەد، وتەبێژی بزووتنەوەی گۆڕان، وتی باشە.", true},
		{"district governors of two towns", "ئەحمەد محەمەد، قایمقامی ڕانیە، وتی باشە.", "ئەحمەد محەمەد، قایمقامی سۆران، وتی باشە.", false},
		{"district governors of two towns of one governorate", "ئەحمەد محەمەد، قایمقامی ڕانیە، وتی باشە.", "ئەحمەد محەمەد، قایمقامی هەڵەبجە، وتی باشە.", false},
		{"a town that is a given name too", "قایمقامی ڕانیە ئەحمەد محەمەد وتی باشە.", "ئەحمەد محەمەد، قایمقامی ڕانیە، وتی باشە.", true},
		{"a town and its district", "ئەحمەد محەمەد، قایمقامی ڕانیە، وتی باشە.", "قایمقامی قەزای ڕانیە، ئەحمەد محەمەد، وتی باشە.", true},
		{"two offices of one town", "ئەحمەد محەمەد، سەرۆکی شارەوانیی ڕانیە، وتی باشە.", "ئەحمەد محەمەد، قایمقامی ڕانیە، وتی باشە.", true},
		{"a name that few bear", "ئاراس شۆڕش، قایمقامی ڕانیە، وتی باشە.", "ئاراس شۆڕش، قایمقامی سۆران، وتی باشە.", true},
		{"a member of parliament and an office in Kirkuk", "ئەحمەد محەمەد، پەرلەمانتاری گۆڕان، وتی باشە.", "ئەحمەد محەمەد، وتەبێژی تەندروستیی کەرکووک، وتی باشە.", false},
		{"police chiefs of two governorates", "فەرماندەی پۆلیسی کەرکووک، عەمید (ئەحمەد محەمەد) هات.", "فەرماندەی پۆلیسی هەولێر، عەمید (ئەحمەد محەمەد) هات.", false},
		{"a rank tells nothing", "لیوا ئەحمەد محەمەد، فەرماندەی پۆلیسی کەرکووک، هات.", "فەرماندەی #پۆلیسی کەرکووک، ئەحمەد محەمەد، هات.", true},
		{"an office of a town and one of the state", "ئەحمەد محەمەد، قایمقامی ڕانیە، وتی باشە. وەزیری کارەبا ئەحمەد محەمەد هات.", "ئەحمەد محەمەد وتی باشە.", true},
		{"a trade beside an office", "پزیشک ئەحمەد محەمەد، بەڕێوەبەری تەندروستیی کەرکووک، وتی باشە.", "ئەحمەد محەمەد، وتەبێژی تەندروستیی کەرکووک، وتی باشە.", true},
		{"a physician and a minister", "پزیشک دڵشاد کەریم وتی باشە.", "دڵشاد کەریم، وەزیری کارەبا، وتی باشە.", false},
		{"a worker who was killed and a minister", "کرێکارێک بە ناوی دڵشاد کەریم، تەمەن ٢٠ ساڵ، کوژرا.", "دڵشاد کەریم، وەزیری کارەبا، وتی باشە.", false},
		{"introduced in two ways", "کرێکارێک بە ناوی دڵشاد کەریم گیانی لەدەست دا.", "دڵشاد کەریم، تەمەن ٢٠ ساڵ، گیانی لەدەست دا.", true},
		{"a noun right before the name", "هاووڵاتی دڵشاد کەریم گیانی لەدەست دا.", "هاووڵاتییەک بە ناوی \"دڵشاد کەریم\" گیانی لەدەست دا.", true},
		{"from two governorates", "کۆڵبەرێک بە ناوی ئەحمەد محەمەد، خەڵکی ڕانیە، کوژرا.", "کۆڵبەرێک بە ناوی ئەحمەد محەمەد، خەڵکی کەرکووک، کوژرا.", false},
		{"from two towns of one governorate", "کۆڵبەرێک بە ناوی ئەحمەد محەمەد، خەڵکی ڕانیە، کوژرا.", "کۆڵبەرێک بە ناوی ئەحمەد محەمەد، خەڵکی چەمچەماڵ، کوژرا.", true},
		{"a name that few bear, from two governorates", "کۆڵبەرێک بە ناوی دڵشاد کەریم، خەڵکی ڕانیە، کوژرا.", "کۆڵبەرێک بە ناوی دڵشاد کەریم، خەڵکی کەرکووک، کوژرا.", true},
		{"a rarer name", "کرێکارێک بە ناوی ئاراس شۆڕش کوژرا.", "ئاراس شۆڕش وتی باشە.", true},
		{"a role outweighs an age", "دڵشاد کەریم، تەمەن ٥٠ ساڵ، وەزیری کارەبا بوو. وەزیر دڵشاد کەریم هات.", "دڵشاد کەریم وتی باشە.", true},
		{"the age is the son's", "کۆڵبەرێک کوڕی \"دڵشاد کەریم\"، تەمەن ٢٠ ساڵ، کوژرا.", "دڵشاد کەریم وتی باشە.", true},
		{"a player and a minister", "یاریزان دڵشاد کەریم گۆڵی کرد. دڵشاد کەریم دڵخۆش بوو.", "دڵشاد کەریم، وەزیری کارەبا، وتی باشە.", false},
		{"a player who became a minister", "یاریزان دڵشاد کەریم، وەزیری کارەبا، وتی باشە.", "دڵشاد کەریم، وەزیری کارەبا، وتی باشە.", true},
		{"a teacher and a minister", "مامۆستا دڵشاد کەریم وتی باشە.", "دڵشاد کەریم، وەزیری کارەبا، وتی باشە.", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, b := slices.Compact(keysOf(t, c.a)), slices.Compact(keysOf(t, c.b))
			if len(a) != 1 || len(b) != 1 || (a[0] == b[0]) != c.one {
				t.Errorf("%q in %s, %q in %s; want one: %v", a, c.a, b, c.b, c.one)
			}
		})
	}
}

// TestOthersByDate: who was not born yet, is of another age or long dead is not
// somebody of the tables.
func TestOthersByDate(t *testing.T) {
	for _, c := range []struct {
		name, date, text string
		want             bool // the one of the tables
	}{
		{"too young", "2021-03-01", "مێرمنداڵێک بە ناوی مەسرور بارزانی، تەمەن ١٥ ساڵ، کوژرا.", false},
		{"his age", "2021-03-01", "مەسرور بارزانی، تەمەن ٥٢ ساڵ، وتی باشە.", true},
		{"too old", "2021-03-01", "مەسرور بارزانی، تەمەن ٨٠ ساڵ، وتی باشە.", false},
		{"a child, no date", "", "بەرهەم ساڵح، تەمەن ١٤ ساڵ، بریندار بوو.", false},
		{"a child, by the noun", "2021-03-01", "منداڵێک بە ناوی بەرهەم ساڵح بریندار بوو.", false},
		{"a mayor while he is a minister", "2021-03-01", "ئارام محەمەد، سەرۆکی شارەوانیی قەڵادزێ، وتی باشە.", false},
		{"the minister", "2021-03-01", "ئارام محەمەد، وەزیری خوێندنی باڵا، وتی باشە.", true},
		{"a mayor before he was a minister", "2010-03-01", "ئارام محەمەد، سەرۆکی شارەوانیی قەڵادزێ، وتی باشە.", true},
		{"governor of another place", "2008-03-01", "عەبدولڕەحمان مستەفا، پارێزگاری دهۆک، وتی باشە.", false},
		{"governor of his place", "2008-03-01", "عەبدولڕەحمان مستەفا، پارێزگاری کەرکووک، وتی باشە.", true},
		{"governor of another place, later", "2018-03-01", "عەبدولڕەحمان مستەفا، پارێزگاری دهۆک، وتی باشە.", true},
		{"his first and last name alone", "2021-03-01", "هاووڵاتییەک بە ناوی هادی ئەحمەد عەلی گیانی لەدەست دا. خەڵکەکە دەڵێن هادی عەلی کوژراوە.", false},
		{"beside his office", "2021-03-01", "سەرۆککۆماری عێراق بەرهەم ساڵح هات. پیاوێک بە ناوی بەرهەم ساڵح وێنەکەی هەڵواسی.", true},
		{"before his birth", "1925-03-01", "جەلال تاڵەبانی گەیشتە سلێمانی.", false},
		{"in his lifetime", "1995-03-01", "جەلال تاڵەبانی گەیشتە سلێمانی.", true},
		{"an office long behind the death", "2021-03-01", "عەزیز محەمەد، قایمقامی ڕانیە، وتی باشە.", false},
		{"an office in the lifetime", "2010-03-01", "عەزیز محەمەد، قایمقامی ڕانیە، وتی باشە.", true},
		{"remembered", "2021-03-01", "ڕۆژنامەنووسەکان باسی عەزیز محەمەد دەکەن.", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := pipeline.New(pipeline.Config{Date: c.date, Explain: true})
			if err != nil {
				t.Fatal(err)
			}
			d, err := p.Extract(context.Background(), c.text)
			if err != nil {
				t.Fatal(err)
			}
			people, known := 0, 0
			for _, m := range d.Mentions {
				if m.Type == tomar.PER && m.Method != tomar.ByRole {
					people++
					if m.Entity != tomar.None {
						known++
					}
				}
			}
			if people == 0 || known != 0 && known != people || (known > 0) != c.want {
				t.Errorf("%s (%s): %d of %d people are of the tables, want %v", c.text, c.date, known, people, c.want)
			}
			told := slices.ContainsFunc(d.Trace.Notes, func(n tomar.Note) bool {
				return n.Rule == "names.other" && strings.HasPrefix(n.Text, "another than per-")
			})
			if told == c.want {
				t.Errorf("%s: explain tells of another: %v", c.text, told)
			}
		})
	}
}

// TestExplainTellsApart: why a name is not whoever else bears it.
func TestExplainTellsApart(t *testing.T) {
	p, err := pipeline.New(pipeline.Config{Explain: true})
	if err != nil {
		t.Fatal(err)
	}
	d, err := p.Extract(context.Background(), "ئەحمەد محەمەد، قایمقامی ڕانیە، وتی باشە.")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(d.Trace.Notes, func(n tomar.Note) bool {
		return n.Rule == "names.walk" && strings.HasSuffix(n.Text, ": local, Ranya") && n.File == "names/walks.tsv" && n.Line > 0
	}) {
		t.Errorf("no note among %+v", d.Trace.Notes)
	}
}
