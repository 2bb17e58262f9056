package seeds

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestLoadClitics(t *testing.T) {
	c, err := LoadClitics(FS)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Forms) < 30 || len(c.Conj) == 0 || len(c.Hosts) < 5 {
		t.Errorf("%d forms, %d conjunctions, %d letter classes", len(c.Forms), len(c.Conj), len(c.Hosts))
	}
}

func TestLoadCliticsFaults(t *testing.T) {
	const table = "id\tslot\tfollows\thost\tfreq\tnames\tfeatures\tform\n" +
		"a\thost\t\ta\t\t\t\tاا\n" + // not one letter
		"b\tcop\tnowhere\tc\t\t\t\tە\n" + // unknown slot
		"b\tez\tstem\tz\tmaybe\t\t\t\n" // twice, unknown class, bad flag, no form
	_, err := LoadClitics(fstest.MapFS{"clitics.tsv": {Data: []byte(table)}})
	if err == nil {
		t.Fatal("a broken table is loaded")
	}
	for _, want := range []string{"clitics.tsv:2:8", "clitics.tsv:3:3", "clitics.tsv:4:1", "clitics.tsv:4:4", "clitics.tsv:4:5", "clitics.tsv:4:8"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no fault at %s in:\n%v", want, err)
		}
	}
}

func TestLoadSounds(t *testing.T) {
	s, err := LoadSounds(FS)
	if err != nil || len(s) < 10 {
		t.Fatalf("%d classes, %v", len(s), err)
	}
	_, err = LoadSounds(fstest.MapFS{"sounds.tsv": {Data: []byte("class\tletters\nx\tب\ny\tپ|ب\n")}})
	if err == nil || !strings.Contains(err.Error(), "sounds.tsv:3:2") {
		t.Errorf("a letter in two classes: %v", err)
	}
}

func TestLoadCommon(t *testing.T) {
	w, err := LoadCommon(FS)
	if err != nil || len(w) < 50 {
		t.Fatalf("%d words, %v", len(w), err)
	}
	_, err = LoadCommon(fstest.MapFS{"common.tsv": {Data: []byte("sense\tword\na\tب\nb\tب\n")}})
	if err == nil || !strings.Contains(err.Error(), "common.tsv:3:2") {
		t.Errorf("a word listed twice: %v", err)
	}
}
