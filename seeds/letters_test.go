package seeds

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestLettersLoad(t *testing.T) {
	letters, err := LoadLetters(FS)
	if err != nil || len(letters) < 50 {
		t.Errorf("%d letters: %v", len(letters), err)
	}
	encodings, probes, err := LoadLegacy(FS)
	if err != nil || len(encodings) != 4 || len(probes) < 20 {
		t.Errorf("%d encodings, %d probes: %v", len(encodings), len(probes), err)
	}
}

func TestBrokenLettersAreLocated(t *testing.T) {
	fsys := fstest.MapFS{
		"letters.tsv": {Data: []byte("from\trule\tto\tshown\n0643\tnonsense\t06A9\t\nxyz\tletter\t06A9\t\n0643\tletter\t0x\t\n0643..0600\tdrop\t\t\n")},
		"legacy.tsv":  {Data: []byte("encoding\tkind\tfrom\tto\tshown\na\tmap\t\t\t\na\tother\t\t\t\n")},
	}
	_, err := LoadLetters(fsys)
	_, _, err2 := LoadLegacy(fsys)
	if err == nil || err2 == nil {
		t.Fatal("broken files were read")
	}
	for _, want := range []string{"letters.tsv:2:2", "letters.tsv:3:1", "letters.tsv:4:3", "letters.tsv:5:1", "legacy.tsv:2:3", "legacy.tsv:3:2"} {
		if !strings.Contains(err.Error()+err2.Error(), want) {
			t.Errorf("no fault at %s in\n%v\n%v", want, err, err2)
		}
	}
}
