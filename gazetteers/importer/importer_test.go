package importer

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/gazetteers"
	"github.com/tomar-nlp/tomar/internal/overlay"
)

func options(t testing.TB) Options {
	t.Helper()
	k, err := gazetteers.LoadKinds(gazetteers.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	return Options{Kinds: k, Source: "test", Licence: "CC0", Known: func(id string) (string, bool) {
		if id == "Q1" || id == "loc-known" {
			return "loc-known", true
		}
		return "", false
	}}
}

// written writes a set and reads back one of its tables.
func written(t *testing.T, s *Set, table string) string {
	t.Helper()
	dir := t.TempDir()
	if err := s.Write(dir, "x"); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(dir, table, "x.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(dir, table, "*"))
	if err != nil || len(left) != 1 {
		t.Errorf("files %v, %v", left, err)
	}
	// What was written must load beside the vocabularies of the embedded data.
	if err := os.RemoveAll(filepath.Join(dir, "terms")); err != nil { // they name places that are not there
		t.Fatal(err)
	}
	fsys := overlay.New(vocabulary{gazetteers.Embedded()}, os.DirFS(dir))
	if _, err := gazetteers.Load(fsys, func(s string) string { return s }); err != nil {
		t.Errorf("the written tables do not load: %v", err)
	}
	if errs := gazetteers.Lint(fsys, func(s string) string { return s }, gazetteers.LintOptions{}); len(errs) > 0 {
		t.Errorf("the linter finds faults: %v", errs)
	}
	return string(b)
}

// vocabulary hides the tables of names of the embedded data.
type vocabulary struct{ fs.FS }

func (v vocabulary) Open(name string) (fs.File, error) {
	if strings.Contains(name, "/") || !strings.HasSuffix(name, ".tsv") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return v.FS.Open(name)
}

const dump = `[
{"id":"Q100","labels":{"ckb":{"value":"شاری نموونە"},"en":{"value":"Example Şehir"}},"aliases":{"ckb":[{"value":"نموونەشار"},{"value":"Latin"}]},"claims":{"P31":[{"rank":"normal","mainsnak":{"datavalue":{"value":{"id":"Q515"}}}}],"P17":[{"rank":"normal","mainsnak":{"datavalue":{"value":{"id":"Q796"}}}}],"P625":[{"rank":"deprecated","mainsnak":{"datavalue":{"value":{"latitude":1,"longitude":2}}}},{"rank":"normal","mainsnak":{"datavalue":{"value":{"latitude":36.5,"longitude":44.25,"globe":"http://www.wikidata.org/entity/Q2"}}}}]}},
{"id":"Q101","labels":{"ckb":{"value":"کەسی نموونە"},"en":{"value":"Example Person"}},"claims":{"P31":[{"rank":"normal","mainsnak":{"datavalue":{"value":{"id":"Q5"}}}}],"P21":[{"rank":"normal","mainsnak":{"datavalue":{"value":{"id":"Q6581072"}}}}],"P106":[{"rank":"normal","mainsnak":{"datavalue":{"value":{"id":"Q82955"}}}}],"P569":[{"rank":"normal","mainsnak":{"datavalue":{"value":{"time":"+1950-03-00T00:00:00Z","precision":10}}}}],"P39":[{"rank":"normal","mainsnak":{"datavalue":{"value":{"id":"Q11696"}}},"qualifiers":{"P580":[{"datavalue":{"value":{"time":"+2001-01-20T00:00:00Z","precision":11}}}]}},{"rank":"normal","mainsnak":{"datavalue":{"value":{"id":"Q999999"}}}}]}},
{"id":"Q1","labels":{"ckb":{"value":"ناسراو"},"en":{"value":"Known"}},"claims":{"P31":[{"rank":"normal","mainsnak":{"datavalue":{"value":{"id":"Q515"}}}}]}},
{"id":"Q102","labels":{"en":{"value":"No Sorani"}}},
{"id":"Q103","labels":{"ckb":{"value":"Latin only"},"en":{"value":"Latin Only"}},"claims":{"P31":[{"rank":"normal","mainsnak":{"datavalue":{"value":{"id":"Q515"}}}}]}},
{"id":"Q104","labels":{"ckb":{"value":"بیرۆکە"},"en":{"value":"Idea"}},"claims":{"P31":[{"rank":"normal","mainsnak":{"datavalue":{"value":{"id":"Q131841"}}}}]}},
{"id":"Q105","labels":{"ckb":
]
`

func TestWikidata(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte(dump)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	s := NewSet(options(t))
	if err := s.Wikidata(t.Context(), &packed); err != nil {
		t.Fatal(err)
	}
	if got, want := written(t, s, "places"), "loc-example-sehir\tcity\tExample Şehir\tQ100\tIQ\t\t36.50000\t44.25000\t\t\ttest\tCC0\tشاری نموونە\tنموونەشار\t\n"; !strings.HasSuffix(got, want) || strings.Count(got, "\n") != 2 {
		t.Errorf("places\n%s", got)
	}
	if got, want := written(t, s, "people"), "per-example-person\tpolitician\tf\t\tQ101\t1950-03\t\tExample Person\t\ttest\tCC0\tکەسی نموونە\t\t\n"; !strings.HasSuffix(got, want) {
		t.Errorf("people\n%s", got)
	}
	if got, want := written(t, s, "terms"), "per-example-person\tpresident\tloc-united-states\t2001-01-20\t\t\ttest\tCC0\n"; !strings.HasSuffix(got, want) {
		t.Errorf("terms\n%s", got)
	}
	r := s.Report()
	if r.Records != 7 || r.Rows != 3 {
		t.Errorf("report %s", r)
	}
	for _, why := range []string{"known already", "no label in Sorani", "no name in Sorani letters", "no class that leads to a subtype", "broken JSON", "position without a role"} {
		if !strings.Contains(r.String(), "1 "+why) {
			t.Errorf("report lacks %q:\n%s", why, r)
		}
	}
}

func TestGeoNames(t *testing.T) {
	names := "1\t10\tckb\tدێی نموونە\t\t\t\t\t\t\n2\t10\tckb\tگوندی نموونە\t1\t\t\t\t\t\n3\t10\ten\tExample\t\t\t\t\t\t\n4\t11\tckb\tکۆن\t\t\t\t1\t\t\n5\t12\tckb\tهیچ\t\t\t\t\t\t\n6\t13\tckb\tناسراو\t\t\t\t\t\t\n"
	geo := func(id, name, code string) string {
		return strings.Join([]string{id, name, name, "", "36.1", "44.1", "P", code, "IQ", "", "", "", "", "", "1200", "", "", "", ""}, "\t") + "\n"
	}
	s := NewSet(options(t))
	places := geo("10", "Example", "PPL") + geo("11", "Old", "PPL") + geo("12", "Nothing", "WELL") + geo("13", "Known", "PPL") + geo("14", "Other", "PPL")
	if err := s.GeoNames(t.Context(), strings.NewReader(names), strings.NewReader(places)); err != nil {
		t.Fatal(err)
	}
	if got, want := written(t, s, "places"), "loc-example\tvillage\tExample\t\tIQ\t\t36.1\t44.1\t1200\t\ttest\tCC0\tگوندی نموونە\tدێی نموونە\t\n"; !strings.HasSuffix(got, want) || strings.Count(got, "\n") != 2 {
		t.Errorf("places\n%s\n%s", got, s.Report())
	}
	if r := s.Report().String(); !strings.Contains(r, "feature code WELL") || !strings.Contains(r, "1 known already") {
		t.Errorf("report %s", r)
	}
}

func TestCSV(t *testing.T) {
	s := NewSet(options(t))
	in := "table,subtype,name,name_en,variants,country\norgs,company,کۆمپانیای نموونە,\"Example, Inc.\",نموونە کۆ|کۆی نموونە,IQ\norgs,company,کۆمپانیای دووەم,\"Example, Inc.\",,TR\ndogs,x,سەگ,Dog,,\n"
	if err := s.CSV(t.Context(), strings.NewReader(in)); err != nil {
		t.Fatal(err)
	}
	got := written(t, s, "orgs")
	if !strings.Contains(got, "\norg-example-inc\tcompany\tExample, Inc.\t\tIQ\t") || !strings.Contains(got, "نموونە کۆ|کۆی نموونە") || !strings.Contains(got, "\norg-example-inc-tr\t") {
		t.Errorf("orgs\n%s", got)
	}
	for _, bad := range []string{"", "table,colour\n", "table,subtype,name\n", "table,subtype,name,name_en\na,\"b\n"} {
		if err := NewSet(options(t)).CSV(t.Context(), strings.NewReader(bad)); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func TestACancelledImportStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := NewSet(options(t)).Wikidata(ctx, strings.NewReader(dump)); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{
		"Ahmet Türk": "ahmet-turk", "Tuncer Bakırhan": "tuncer-bakirhan", "Şırnak": "sirnak", "Kurdistan Workers' Party": "kurdistan-workers-party",
		"Łódź": "lodz", "Ministry of Oil (Iraq)": "ministry-of-oil-iraq", "İmralı": "imrali", "  ": "", "هەولێر": "", "Ma'an – X": "maan-x",
	} {
		if got := Slug(in); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func FuzzSlug(f *testing.F) {
	f.Add("Türk & Söhne — 3")
	f.Fuzz(func(t *testing.T, s string) {
		x := Slug(s)
		if strings.Trim(x, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || strings.Contains(x, "--") || strings.HasPrefix(x, "-") || strings.HasSuffix(x, "-") || Slug(x) != x {
			t.Errorf("%q gives %q", s, x)
		}
	})
}
