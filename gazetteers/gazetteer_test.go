package gazetteers

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tomar-nlp/tomar"
)

var (
	sameLetters = strings.NewReplacer("ڕ", "ر", "ڵ", "ل", "ء", "")
	runs        = regexp.MustCompile("(و+)|(ی+)")
	finalHeh    = regexp.MustCompile("ه( |$)")
)

// testFold folds as the pipeline's match key does, only slower.
func testFold(s string) string {
	s = runs.ReplaceAllStringFunc(sameLetters.Replace(s), func(m string) string { return m[:2] })
	return finalHeh.ReplaceAllString(s, "ە$1")
}

func load(t testing.TB) *Gazetteer {
	t.Helper()
	g, err := Load(Embedded(), testFold)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func mustID(t testing.TB, g *Gazetteer, id string) int32 {
	t.Helper()
	i, ok := g.ByID(id)
	if !ok {
		t.Fatalf("no %s", id)
	}
	return i
}

func TestEmbeddedDataLoads(t *testing.T) {
	g := load(t)
	if len(g.Entities) < 2500 || g.NameCount() < 4000 || len(g.Terms) < 600 || len(g.Given) < 700 || len(g.Family) < 150 {
		t.Errorf("%d entities, %d names, %d terms, %d given and %d family names", len(g.Entities), g.NameCount(), len(g.Terms), len(g.Given), len(g.Family))
	}
	e := g.Entities[mustID(t, g, "loc-erbil")]
	if e.Name() != "هەولێر" || e.Type != tomar.LOC || e.Subtype() != "city" || !e.HasGeo || e.Lat < 36 || e.Lat > 37 || !e.Flags.Has(KRI) {
		t.Errorf("Erbil is %+v", e)
	}
	for i := range g.Entities {
		n := g.NamesOf(int32(i))
		if len(n) == 0 || n[0].Kind != Full || n[0].Text != g.Entities[i].Name() {
			t.Fatalf("%s: names %v", g.Entities[i].ID(), n)
		}
	}
}

func TestLife(t *testing.T) {
	g := load(t)
	for id, want := range map[string][2]string{
		"per-jalal-talabani": {"1933-11-12", "2017-10-03"},
		"per-aziz-mohammed":  {"1924", "2017-05-31"},
		"per-barham-salih":   {},
		"loc-erbil":          {},
	} {
		if born, died := g.Life(mustID(t, g, id)); born != want[0] || died != want[1] {
			t.Errorf("%s: %q to %q, want %q", id, born, died, want)
		}
	}
}

func TestAdminChain(t *testing.T) {
	g := load(t)
	var got []string
	for _, i := range g.AdminChain(nil, mustID(t, g, "loc-soran")) {
		got = append(got, g.Entities[i].ID())
	}
	if want := []string{"loc-erbil-governorate", "loc-kurdistan-region", "loc-iraq"}; !slices.Equal(got, want) {
		t.Errorf("chain %v, want %v", got, want)
	}
}

func TestHolder(t *testing.T) {
	g := load(t)
	tests := []struct {
		name, role, of, date string
		want                 string // persons, best first
		reason               Reason
	}{
		{"full date inside", "foreign-minister", "loc-united-states", "2020-09-26", "per-mike-pompeo", Within},
		{"open term", "prime-minister", "loc-kurdistan-region", "2022-01-01", "per-masrour-barzani", WithinOpen},
		{"ministry stands for its country", "foreign-minister", "org-ministry-of-foreign-affairs-iran", "2020-01-01", "per-mohammad-javad-zarif", Within},
		{"regional government stands for the region", "prime-minister", "org-kurdistan-regional-government", "2015-05-05", "per-nechirvan-barzani", Within},
		{"city stands for its governorate", "governor", "loc-erbil", "2021-06-01", "per-omed-khoshnaw", WithinOpen},
		{"before all terms", "chancellor", "loc-germany", "1900", "", 0},
		{"nobody holds it", "pope", "loc-erbil", "2020", "", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			c := g.Holder(nil, tt.role, mustID(t, g, tt.of), tt.date)
			for _, x := range c {
				got = append(got, g.Entities[x.Person].ID())
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Fatalf("holders %q, want %q", s, tt.want)
			}
			if len(c) > 0 && c[0].Reason != tt.reason {
				t.Errorf("reason %v, want %v", c[0].Reason, tt.reason)
			}
		})
	}
	if all := g.Holder(nil, "president", mustID(t, g, "loc-united-states"), ""); len(all) < 5 {
		t.Errorf("%d presidents without a date", len(all))
	}
}

func TestFits(t *testing.T) {
	tests := []struct {
		start, end, date string
		want             Reason
		ok               bool
	}{
		{"2018-04-26", "2021-01-20", "2020-09", Within, true},
		{"2018-04-26", "2021-01-20", "2018-04", Touches, true},
		{"2018-04-26", "2021-01-20", "2018-04-26", Within, true},
		{"2018-04-26", "2021-01-20", "2021-01-21", 0, false},
		{"2018", "2021", "2019-05-05", Within, true},
		{"2018", "2021", "2021-05-05", Touches, true},
		{"2018", "", "2017-12-31", 0, false},
		{"2018", "", "2030", WithinOpen, true},
		{"", "2018", "2018-01-01", WithinOpen, true},
		{"", "", "2018-01-01", Undated, true},
		{"2018", "", "", AnyDate, true},
	}
	for _, tt := range tests {
		got, ok := fits(&Term{Start: tt.start, End: tt.end}, tt.date)
		if got != tt.want || ok != tt.ok {
			t.Errorf("%s..%s at %q: %v %v, want %v %v", tt.start, tt.end, tt.date, got, ok, tt.want, tt.ok)
		}
	}
}

func TestGivenAndFamilyNamesAreFoundByAnySpelling(t *testing.T) {
	g := load(t)
	i, ok := g.FindGiven("ئاراس")
	if !ok || g.Given[i].Gender != 'm' {
		t.Error("ئاراس is no man's name")
	}
	a, ok1 := g.FindFamily("خۆشناو")
	b, ok2 := g.FindFamily("بارزانی")
	if !ok1 || !ok2 || a == b {
		t.Error("family names are not found")
	}
	if _, ok := g.FindGiven("کتێبخانە"); ok {
		t.Error("a library is no given name")
	}
}

const placeHeader = "id\tsubtype\tname_en\twikidata\tcountry\tadmin\tlat\tlon\tpopulation\tflags\tsource\tlicence\tname\tvariants\tshort\n"

func TestLoadReportsEveryFaultWithItsPlace(t *testing.T) {
	fsys := fstest.MapFS{
		"places/a.tsv": {Data: []byte(placeHeader +
			"loc-a\tcity\tA\t\t\tloc-none\t\t\t\t\town\tproject\tئاوا\t\t\n" +
			"loc-b\tcity\tB\t\t\t\t91\t5\t\tloud\town\tproject\tباوا\t\t\n" +
			"loc-b\tcity\tB\t\t\t\t1\t5\t\t\town\tproject\tباوا\t\t\n" +
			"short\trow\n" +
			"per-c\tcity\tC\t\t\t\t\t\t\t\town\tproject\tتاوا\t\t\n")},
		"places/b.tsv": {Data: []byte(placeHeader + "loc-a\tcity\tA\t\t\t\t\t\t\t\town\tproject\tئاوا\t\t\n")},
	}
	_, err := Load(fsys, testFold)
	if err == nil {
		t.Fatal("a broken table was loaded")
	}
	for _, want := range []string{"a.tsv:2:6: no LOC loc-none", "a.tsv:3:7: \"91\" is no coordinate", "a.tsv:3:10: no flag \"loud\"", "a.tsv:4:1: id loc-b stands in places/a.tsv:3", "a.tsv:5:2: 2 cells, want 15", "a.tsv:6:1: id \"per-c\"", "b.tsv:2:1: id loc-a stands in places/a.tsv:2"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error lacks %q:\n%v", want, err)
		}
	}
}

func TestPatchReplacesAndAddsRows(t *testing.T) {
	row := func(id, name string) string {
		return id + "\tcity\tX\t\t\t\t\t\t\t\town\tproject\t" + name + "\t\t\n"
	}
	fsys := fstest.MapFS{
		"places/a.patch.tsv": {Data: []byte(placeHeader + row("loc-b", "نوێ") + row("loc-z", "زیاد"))},
		"places/core.tsv":    {Data: []byte(placeHeader + row("loc-a", "یەکەم") + row("loc-b", "کۆن"))},
	}
	g, err := Load(fsys, testFold)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range g.Entities {
		got = append(got, e.ID()+"="+e.Name())
	}
	if s := strings.Join(got, " "); s != "loc-a=یەکەم loc-b=نوێ loc-z=زیاد" {
		t.Errorf("entities %s", s)
	}
	if g.NameCount() != 3 || g.NamesOf(1)[0].Text != "نوێ" {
		t.Errorf("names %v", slices.Collect(g.Names()))
	}
}

func TestKinds(t *testing.T) {
	k, err := LoadKinds(Embedded())
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range [][4]string{{"places", "admin1", "IQ", "governorate"}, {"places", "admin1", "JP", "region"}, {"orgs", "armed force", "", "military"}} {
		if got, ok := k.Subtype(tt[0], tt[1], tt[2]); !ok || got != tt[3] {
			t.Errorf("%v: %q", tt, got)
		}
	}
	if _, ok := k.Subtype("places", "galaxy", ""); ok {
		t.Error("a galaxy has a subtype")
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		g, err := Load(Embedded(), func(s string) string { return s })
		if err != nil {
			b.Fatal(err)
		}
		if len(g.Entities) < 2500 {
			b.Fatal(len(g.Entities))
		}
	}
}
