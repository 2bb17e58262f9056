package seeds

import "testing"

// The embedded lists load without a fault.
func TestEmbeddedWordLists(t *testing.T) {
	titles, err := LoadTitles(FS)
	if err != nil || len(titles) < 100 {
		t.Errorf("%d titles, %v", len(titles), err)
	}
	for _, f := range []string{"org_heads.tsv", "place_heads.tsv"} {
		if heads, err := LoadHeads(FS, f); err != nil || len(heads) < 40 {
			t.Errorf("%s: %d head words, %v", f, len(heads), err)
		}
	}
	if d, err := LoadDemonyms(FS); err != nil || len(d) < 80 {
		t.Errorf("%d demonyms, %v", len(d), err)
	}
}
