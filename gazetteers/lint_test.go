package gazetteers

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tomar-nlp/tomar/internal/overlay"
)

func TestEmbeddedDataIsClean(t *testing.T) {
	if err := errors.Join(Lint(Embedded(), testFold, LintOptions{Warnings: true})...); err != nil {
		t.Error(err)
	}
}

// with lays files over the embedded vocabularies and nothing else.
func with(files fstest.MapFS) fs.FS {
	vocab := fstest.MapFS{}
	for _, n := range []string{"countries.tsv", "subtypes.tsv", "licences.tsv", "offices.tsv"} {
		b, err := fs.ReadFile(Embedded(), n)
		if err != nil {
			panic(err)
		}
		vocab[n] = &fstest.MapFile{Data: b}
	}
	return overlay.New(vocab, files)
}

func TestLintFindsFaults(t *testing.T) {
	place := func(id, sub, q, cc, admin, lat, lon, flags, lic, name, variants string) string {
		return strings.Join([]string{id, sub, "X", q, cc, admin, lat, lon, "", flags, "own", lic, name, variants, ""}, "\t") + "\n"
	}
	tests := []struct{ name, row, want string }{
		{"slug", place("loc-A", "city", "", "", "", "", "", "", "project", "ناو", ""), "slug"},
		{"prefix", place("per-a", "city", "", "", "", "", "", "", "project", "ناو", ""), "slug"},
		{"subtype", place("loc-a", "planet", "", "", "", "", "", "", "project", "ناو", ""), "no subtype"},
		{"wikidata", place("loc-a", "city", "Q01", "", "", "", "", "", "project", "ناو", ""), "no Wikidata id"},
		{"country", place("loc-a", "city", "", "ZZ", "", "", "", "", "project", "ناو", ""), "ISO 3166"},
		{"admin", place("loc-a", "city", "", "", "loc-none", "", "", "", "project", "ناو", ""), "no LOC loc-none"},
		{"box", place("loc-a", "city", "", "IQ", "", "48.8", "2.3", "", "project", "ناو", ""), "outside IQ"},
		{"range", place("loc-a", "city", "", "", "", "95", "2.3", "", "project", "ناو", ""), "no coordinates"},
		{"flag", place("loc-a", "city", "", "", "", "", "", "loud", "project", "ناو", ""), "no flag"},
		{"licence", place("loc-a", "city", "", "", "", "", "", "", "GPL", "ناو", ""), "no licence"},
		{"legacy kaf", place("loc-a", "city", "", "", "", "", "", "", "project", "كوت", ""), "Arabic kaf"},
		{"heh", place("loc-a", "city", "", "", "", "", "", "", "project", "ھات", ""), "heh doachashmee"},
		{"zwnj", place("loc-a", "city", "", "", "", "", "", "", "project", "نا\u200cو", ""), "ZWNJ"},
		{"latin", place("loc-a", "city", "", "", "", "", "", "", "project", "Hewler", ""), "U+0048"},
		{"variant the folds give", place("loc-a", "city", "", "", "", "", "", "", "project", "ڕانیە", "رانیە"), "fold rules"},
		{"order", place("loc-b", "city", "", "", "", "", "", "", "project", "ناو", "") + place("loc-a", "city", "", "", "", "", "", "", "project", "دوو", ""), "not sorted"},
		{"one name, two ids", place("loc-a", "city", "", "IQ", "", "", "", "", "project", "ناو", "") + place("loc-b", "city", "", "IQ", "", "", "", "", "project", "ناو", ""), "is the name of loc-a too"},
		{"one QID, two ids", place("loc-a", "city", "Q1", "", "", "", "", "", "project", "ناو", "") + place("loc-b", "city", "Q1", "", "", "", "", "", "project", "دوو", ""), "is the Wikidata id of loc-a too"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fsys := with(fstest.MapFS{"places/x.tsv": {Data: []byte(placeHeader + tt.row)}})
			errs := Lint(fsys, testFold, LintOptions{Warnings: true})
			if len(errs) != 1 || !strings.Contains(errs[0].Error(), tt.want) || !strings.Contains(errs[0].Error(), "places/x.tsv:") {
				t.Errorf("issues %v, want one with %q", errs, tt.want)
			}
		})
	}
	weak := place("loc-a", "city", "", "IQ", "", "", "", "", "project", "ناو", "") + place("loc-b", "city", "", "IQ", "", "", "", "weak", "project", "ناو", "")
	if errs := Lint(with(fstest.MapFS{"places/x.tsv": {Data: []byte(placeHeader + weak)}}), testFold, LintOptions{}); len(errs) != 0 {
		t.Errorf("a flagged homograph is a fault: %v", errs)
	}
}

func TestLintFindsFaultsOfTerms(t *testing.T) {
	people := "id\tkind\tgender\tcountry\twikidata\tborn\tdied\tname_en\tflags\tsource\tlicence\tname\tvariants\tshort\n" +
		"per-a\tpolitician\tm\t\t\t\t\tA\t\town\tproject\tئەلف\t\t\nper-b\tpolitician\tm\t\t\t\t\tB\t\town\tproject\tبێ بێ\t\t\n"
	place := placeHeader + "loc-x\tcountry\tX\t\t\t\t\t\t\t\town\tproject\tوڵات\t\t\n"
	head := "person\trole\tof\tstart\tend\ttitle_en\tsource\tlicence\n"
	tests := []struct{ name, rows, want string }{
		{"nobody", "per-c\tking\tloc-x\t\t\t\town\tproject\n", "no person"},
		{"nowhere", "per-a\tking\tloc-y\t\t\t\town\tproject\n", "no place or body"},
		{"role", "per-a\tdragon\tloc-x\t\t\t\town\tproject\n", "no role"},
		{"date", "per-a\tking\tloc-x\t2001-02-30\t\t\town\tproject\n", "is no date"},
		{"order of dates", "per-a\tking\tloc-x\t2002\t2001-05\t\town\tproject\n", "is before"},
		{"overlap", "per-a\tking\tloc-x\t2001-01-01\t2005-01-01\t\town\tproject\nper-b\tking\tloc-x\t2003-01-01\t\t\town\tproject\n", "holds it until"},
		{"open before another", "per-a\tking\tloc-x\t2001-01-01\t\t\town\tproject\nper-b\tking\tloc-x\t2003-01-01\t\t\town\tproject\n", "without an end"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fsys := with(fstest.MapFS{"people/p.tsv": {Data: []byte(people)}, "places/l.tsv": {Data: []byte(place)}, "terms/t.tsv": {Data: []byte(head + tt.rows)}})
			errs := Lint(fsys, testFold, LintOptions{Role: func(r string) bool { return r == "king" }})
			if len(errs) != 1 || !strings.Contains(errs[0].Error(), tt.want) {
				t.Errorf("issues %v, want one with %q", errs, tt.want)
			}
		})
	}
}
