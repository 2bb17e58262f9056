package seeds

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestLoadCues(t *testing.T) {
	c, err := LoadCues(FS)
	if err != nil {
		t.Fatal(err)
	}
	for class, want := range map[string]string{"that": "کە", "temporal": "دوای ئەوەی", "if": "ئەگەر", "purpose": "بۆ ئەوەی", "source": "بەپێی"} {
		if !slices.Contains(c.Class(class), want) {
			t.Errorf("class %s lacks %s", class, want)
		}
	}
	v, err := LoadVerbs(FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, inf := range c.Class("say_verb") {
		if _, ok := v.Lookup(inf); !ok {
			t.Errorf("verb of saying %s is no verb", inf)
		}
	}
}

func TestCueFaultsAreLocated(t *testing.T) {
	_, err := LoadCues(fstest.MapFS{cuesFile: {Data: []byte("id\tclass\twords\na\todd\tx\na\tif\t\n")}})
	if err == nil {
		t.Fatal("broken cues were read")
	}
	for _, want := range []string{"cues.tsv:2:2: ", "cues.tsv:3:1: ", "cues.tsv:3:3: "} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error lacks %q:\n%v", want, err)
		}
	}
}
