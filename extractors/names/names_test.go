package names_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/names/tagger"
	"github.com/tomar-nlp/tomar/gazetteers"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/seeds"
)

// load loads the whole pipeline once: names are found on what all earlier
// stages left.
var load = sync.OnceValues(func() (*pipeline.Pipeline, error) {
	m, err := tagger.Built()
	if err != nil {
		return nil, err
	}
	return pipeline.New(pipeline.Config{Tagger: m})
})

func extract(t testing.TB, text string) *tomar.Document {
	t.Helper()
	p, err := load()
	if err != nil {
		t.Fatal(err)
	}
	d, err := p.Extract(context.Background(), text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// listed writes a document's names as the cases do, with the ids that want has.
func listed(t testing.TB, d *tomar.Document, want []string) []string {
	t.Helper()
	p, err := load()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Method == tomar.ByRole {
			continue
		}
		line := m.Type.String() + "\t" + d.Original(m.Span)
		if m.Parent != tomar.None {
			line = "+" + line
		}
		if m.Entity != tomar.None {
			if full := line + "\t" + p.Data().Gazetteer.Entities[m.Entity].ID(); slices.Contains(want, full) {
				line = full
			}
		}
		out = append(out, line)
	}
	return out
}

func TestCases(t *testing.T) {
	file, err := os.Open("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close() //nolint:errcheck // read only
	text, line := "", 0
	var want []string
	check := func() {
		if text == "" {
			return
		}
		got := listed(t, extract(t, text), want)
		if !slices.Equal(got, want) {
			t.Errorf("before line %d: %s\n got %s\nwant %s", line, text, strings.Join(got, " | "), strings.Join(want, " | "))
		}
		text, want = "", nil
	}
	sc := bufio.NewScanner(file)
	for sc.Scan() {
		line++
		switch l := sc.Text(); {
		case strings.HasPrefix(l, "#"):
		case l == "":
			check()
		case text == "":
			text = l
		default:
			want = append(want, l)
		}
	}
	check()
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
}

// rows are the rules of names and the gazetteer that the tests read.
func rows(t *testing.T) (*seeds.NameRules, *gazetteers.Gazetteer) {
	t.Helper()
	rules, err := seeds.LoadNames(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	p, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return rules, p.Data().Gazetteer
}

// TestSenses reads both examples of every row of senses.tsv.
func TestSenses(t *testing.T) {
	rules, g := rows(t)
	has := func(text string, is func(*tomar.Document, *tomar.Mention) bool) bool {
		d := extract(t, text)
		return slices.ContainsFunc(d.Mentions, func(m tomar.Mention) bool { return is(d, &m) })
	}
	for _, s := range rules.Senses {
		t.Run(fmt.Sprintf("%s:%d", s.Entity, s.Line), func(t *testing.T) {
			kind, every := strings.CutPrefix(s.Entity, "*")
			word, person := strings.CutPrefix(s.Entity, "=")
			named := func(d *tomar.Document, m *tomar.Mention) bool {
				if every {
					return m.Type == tomar.LOC && m.Subtype == kind
				}
				if person {
					return m.Type == tomar.PER && slices.Contains(strings.Fields(d.Slice(m.Base)), word)
				}
				return m.Entity != tomar.None && g.Entities[m.Entity].ID() == s.Entity
			}
			club := func(_ *tomar.Document, m *tomar.Mention) bool {
				return m.Type == tomar.ORG && m.Subtype == "club" && m.Entity != tomar.None
			}
			yes, no := named, named // what stands in the sentence where the row speaks, and does not in the other
			switch s.Effect {
			case "none":
				s.Yes, s.No = s.No, s.Yes
			case "governorate":
				yes = func(_ *tomar.Document, m *tomar.Mention) bool { return m.Type == tomar.LOC && m.Subtype == s.Effect }
				no = yes
			case "club":
				yes, no = club, club
				if has(s.Yes, named) || !has(s.No, named) {
					t.Errorf("the place is found in %s, or missed in %s", s.Yes, s.No)
				}
			}
			if !has(s.Yes, yes) {
				t.Errorf("%s is missed in: %s", s.Entity, s.Yes)
			}
			if has(s.No, no) {
				t.Errorf("%s is found in: %s", s.Entity, s.No)
			}
		})
	}
}

// TestRelations: who holds what; titles reach over their ezafe chains to the body
// or place that closes them.
func TestRelations(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"سەردار عومەر وتەبێژی بزووتنەوەی گۆڕان لێدوانی دا.", "spokesperson_of: سەردار عومەر: وتەبێژی بزووتنەوەی گۆڕان: بزووتنەوەی گۆڕان"},
		{"پارێزگاری هەولێر، ئومێد خۆشناو هات.", "holds_position: ئومێد خۆشناو: پارێزگاری هەولێر: هەولێر: 2020"},
		{"مەسرور بارزانی، سەرۆکی حکومەتی هەرێمی کوردستان، گەیشتە بەغدا.", "holds_position: مەسرور بارزانی: سەرۆکی حکومەتی هەرێمی کوردستان: حکومەتی هەرێمی کوردستان: 2019-07-10"},
		{"دڵشاد کەریم، سەرۆکی لیژنەی دارایی پەرلەمانی عێراق، وتی باشە.", "holds_position: دڵشاد کەریم: سەرۆکی لیژنەی دارایی پەرلەمانی عێراق: لیژنەی دارایی پەرلەمانی عێراق"},
		{"ئومێد ئەحمەد، بەڕێوەبەری پڕۆژەی ئاو، وتی باشە.", "holds_position: ئومێد ئەحمەد: بەڕێوەبەری پڕۆژەی ئاو"},
		{"ئومێد ئەحمەد، پاشان گەڕایەوە.", ""},
		{"فەرماندەی پۆلیسی کەرکووک، عەمید (ئومێد ئەحمەد) هات.", "holds_position: ئومێد ئەحمەد: فەرماندەی پۆلیسی کەرکووک: پۆلیسی کەرکووک"},
		{"پارێزگاری #هەولێر ئومێد خۆشناو هات.", "holds_position: ئومێد خۆشناو: پارێزگاری #هەولێر: هەولێر: 2020"},
	} {
		d := extract(t, c.text)
		var got []string
		for _, r := range d.Relations {
			parts := []string{r.Kind, d.Original(d.Mentions[r.Subject].Span), r.Title}
			if r.Object != tomar.None {
				parts = append(parts, d.Original(d.Mentions[r.Object].Span))
			}
			if r.Start != "" {
				parts = append(parts, r.Start)
			}
			if r.Kind != "part_of" {
				got = append(got, strings.Join(parts, ": "))
			}
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

// TestRoleByDate: a role alone is its holder at the document's date.
func TestRoleByDate(t *testing.T) {
	for date, want := range map[string]string{"2020-09-26": "per-mike-pompeo", "2022-05-01": "per-antony-blinken"} {
		p, err := pipeline.New(pipeline.Config{Date: date})
		if err != nil {
			t.Fatal(err)
		}
		d, err := p.Extract(context.Background(), "وەزیری دەرەوەی ئەمریکا سەردانی بەغدا دەکات.")
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(d.Mentions, func(m tomar.Mention) bool { return m.Method == tomar.ByRole })
		if i < 0 || d.Mentions[i].Entity == tomar.None {
			t.Errorf("%s: no holder", date)
			continue
		}
		if got := p.Data().Gazetteer.Entities[d.Mentions[i].Entity].ID(); got != want {
			t.Errorf("%s: got %s, want %s", date, got, want)
		}
	}
}

// FuzzRun: mentions stand in order inside their sentence and do not cross.
func FuzzRun(f *testing.F) {
	for _, s := range []string{"مستەفا کازمی، سەرۆکوەزیرانی عێراق", "(((", "د. ئازاد لە وەزارەتی دەرەوەی", "پارتی و یەکێتی و گۆڕان", "شاری شاری شاری هەولێر هەولێر"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := extract(t, s)
		for i := range d.Mentions {
			m := &d.Mentions[i]
			if m.First >= m.Last || int(m.Last) > len(d.Tokens) || d.Tokens[m.First].Sent != d.Tokens[m.Last-1].Sent {
				t.Fatalf("mention %d covers tokens [%d,%d)", i, m.First, m.Last)
			}
			if m.Parent != tomar.None && (int(m.Parent) >= i || !d.Mentions[m.Parent].Contains(m.Span)) {
				t.Fatalf("mention %d has parent %d", i, m.Parent)
			}
			if i > 0 && d.Mentions[i-1].First > m.First {
				t.Fatalf("mention %d stands before its forerunner", i)
			}
			if m.Provenance.Rule == "" || !m.Span.Contains(m.Base) {
				t.Fatalf("mention %d: rule %q, base %v of %v", i, m.Provenance.Rule, m.Base, m.Span)
			}
		}
	})
}

// TestPlain: text without names has no more than one false name in a thousand
// words.
func TestPlain(t *testing.T) {
	b, err := os.ReadFile("testdata/plain.txt")
	if err != nil {
		t.Fatal(err)
	}
	words, found := 0, 0
	for line := range strings.SplitSeq(string(b), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		d := extract(t, line)
		for i := range d.Tokens {
			if d.Tokens[i].Kind == tomar.Word {
				words++
			}
		}
		for _, m := range d.Mentions {
			found++
			t.Logf("%s %q (%s)", m.Type, d.Original(m.Span), m.Provenance.Rule)
		}
	}
	if words < 1500 {
		t.Errorf("%d words are too few to tell", words)
	}
	if found*1000 > words {
		t.Errorf("%d false names in %d words", found, words)
	}
	t.Logf("%d false names in %d words", found, words)
}

// TestConfusions: misspelt names reach their entity. The share that does is
// measured; it may not fall below what it was when the list was made.
func TestConfusions(t *testing.T) {
	b, err := os.ReadFile("testdata/confusions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	p, err := load()
	if err != nil {
		t.Fatal(err)
	}
	right, all := 0, 0
	for line := range strings.SplitSeq(strings.TrimSpace(string(b)), "\n") {
		id, name, ok := strings.Cut(line, "\t")
		if !ok || id == "id" {
			continue
		}
		all++
		d := extract(t, name+" گەیشتە بەغدا.")
		got := ""
		for _, m := range d.Mentions {
			if m.Type == tomar.PER && m.First == 0 && m.Entity != tomar.None {
				got = p.Data().Gazetteer.Entities[m.Entity].ID()
			}
		}
		switch {
		case got == id:
			right++
		case id == "":
			t.Errorf("%s is nobody, got %s", name, got)
		default:
			t.Logf("%s: got %q, want %s", name, got, id)
		}
	}
	if right*10 < all*9 {
		t.Errorf("%d of %d names reach their entity", right, all)
	}
}

// TestFollowTagged: whom only the tagger names in full is found by the short
// form too, and the order and parents of the mentions hold.
func TestFollowTagged(t *testing.T) {
	d := extract(t, "خانەوادەی ئارشیل تۆکسالار داوای لێبوردن دەکات. تۆکسالار لە هەولێر دەژی.")
	var got []string
	for i := range d.Mentions {
		m := &d.Mentions[i]
		got = append(got, d.Original(m.Base)+" "+m.Rule)
		if i > 0 && m.First < d.Mentions[i-1].First {
			t.Errorf("mention %d stands before the one before it", i)
		}
	}
	want := []string{"ئارشیل تۆکسالار names.tagger", "تۆکسالار names.short", "هەولێر names.gazetteer"}
	if !slices.Equal(got, want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	if d.Mentions[0].Key == "" || d.Mentions[0].Key != d.Mentions[1].Key {
		t.Errorf("keys %q and %q: two people", d.Mentions[0].Key, d.Mentions[1].Key)
	}
}

// TestNamesakes: two listed people of one name are told apart by office and date;
// where nothing tells, both stay candidates.
func TestNamesakes(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("gazetteers/people/own.tsv", "id\tkind\tgender\tcountry\twikidata\tborn\tdied\tname_en\tflags\tsource\tlicence\tname\tvariants\tshort\n"+
		"per-own-doctor\tpolitician\tm\tIQ\t\t\t\tOwn Doctor\t\tmine\tCC0\tڕێبین نەوزادی\t\t\n"+
		"per-own-governor\tpolitician\tm\tIQ\t\t\t\tOwn Governor\t\tmine\tCC0\tڕێبین نەوزادی\t\t\n")
	write("gazetteers/terms/own.tsv", "person\trole\tof\tstart\tend\ttitle_en\tsource\tlicence\n"+
		"per-own-doctor\thealth-minister\tloc-kurdistan-region\t2014-01-01\t2016-01-01\tMinister\tmine\tCC0\n"+
		"per-own-doctor\tgovernor\tloc-halabja-governorate\t2005-01-01\t2006-01-01\tGovernor\tmine\tCC0\n"+
		"per-own-governor\tgovernor\tloc-halabja-governorate\t2020-01-01\t\tGovernor\tmine\tCC0\n")
	for _, c := range []struct{ name, date, text, want string }{
		{"office", "2015-03-01", "وەزیری تەندروستی ڕێبین نەوزادی سەردانی نەخۆشخانەکەی کرد.", "per-own-doctor"},
		{"other office", "2021-03-01", "پارێزگاری هەڵەبجە ڕێبین نەوزادی سەردانی نەخۆشخانەکەی کرد.", "per-own-governor"},
		{"date", "2005-06-01", "پارێزگاری هەڵەبجە ڕێبین نەوزادی سەردانی نەخۆشخانەکەی کرد.", "per-own-doctor"},
		{"nothing", "2021-03-01", "ڕێبین نەوزادی سەردانی نەخۆشخانەکەی کرد.", "per-own-doctor|per-own-governor"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := pipeline.New(pipeline.Config{Date: c.date, DataDir: dir})
			if err != nil {
				t.Fatal(err)
			}
			d, err := p.Extract(context.Background(), c.text)
			if err != nil {
				t.Fatal(err)
			}
			g := p.Data().Gazetteer
			i := slices.IndexFunc(d.Mentions, func(m tomar.Mention) bool { return m.Type == tomar.PER && m.Method != tomar.ByRole })
			if i < 0 {
				t.Fatal("the name is missed")
			}
			var got []string
			if e := d.Mentions[i].Entity; e != tomar.None {
				got = append(got, g.Entities[e].ID())
			}
			for _, e := range d.Mentions[i].Candidates {
				got = append(got, g.Entities[e].ID())
			}
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("got %s, want %s", s, c.want)
			}
		})
	}
}

// TestUnknownNamesCluster: a name that no list has carries one key in whatever
// spelling and document, and another name another one.
func TestUnknownNamesCluster(t *testing.T) {
	key := func(text string) string {
		d := extract(t, text)
		i := slices.IndexFunc(d.Mentions, func(m tomar.Mention) bool { return m.Type == tomar.PER })
		if i < 0 || d.Mentions[i].Entity != tomar.None {
			t.Fatalf("no unknown person in %s", text)
		}
		return d.Mentions[i].Key
	}
	want := key("دکتۆر دڵشاد ڕێکەوتی گەیشت.")
	for _, same := range []string{"دكتۆر دڵشاد ڕێكه‌وتى گه‌یشت.", "دکتۆر دڵشاد ڕێکەوتی وتی باشە.", "دکتۆر دلشاد رێکەوتی وتی باشە."} {
		if got := key(same); got != want {
			t.Errorf("key %q, want %q: %s", got, want, same)
		}
	}
	if got := key("دکتۆر دڵشاد ڕێکەوتیان وتی باشە."); got == "" {
		t.Error("no key")
	}
	if got := key("دکتۆر دڵشاد ڕەوەزی وتی باشە."); got == want {
		t.Errorf("two people have the key %q", got)
	}
}
