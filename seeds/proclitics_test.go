package seeds

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestProcliticsLoad(t *testing.T) {
	p, err := LoadProclitics(FS)
	if err != nil || len(p.Pre) < 5 || len(p.Post) < 1 || len(p.Number) < 20 {
		t.Errorf("%+v: %v", p, err)
	}
	if words, err := LoadAbbreviations(FS); err != nil || len(words) < 10 {
		t.Errorf("%d abbreviations: %v", len(words), err)
	}
}

func TestBrokenProcliticsAreLocated(t *testing.T) {
	fsys := fstest.MapFS{
		"proclitics.tsv":    {Data: []byte("id\tkind\tmin\tform\na\tnone\t1\tx\nb\tpre\tmany\tx\nc\tpost\t1\t\n")},
		"abbreviations.tsv": {Data: []byte("id\tword\na\t\n")},
	}
	_, err := LoadProclitics(fsys)
	_, err2 := LoadAbbreviations(fsys)
	if err == nil || err2 == nil {
		t.Fatal("broken files were read")
	}
	for _, want := range []string{"proclitics.tsv:2:2", "proclitics.tsv:3:3", "proclitics.tsv:4:4", "abbreviations.tsv:2:2"} {
		if !strings.Contains(err.Error()+err2.Error(), want) {
			t.Errorf("no fault at %s in\n%v\n%v", want, err, err2)
		}
	}
}
