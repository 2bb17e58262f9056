package gazetteers

import (
	"os"
	"testing"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

func TestEveryLicenceHasItsText(t *testing.T) {
	tab, err := tsv.Read(Embedded(), "licences.tsv", "id", "file", "name")
	if err != nil {
		t.Fatal(err)
	}
	for r := range tab.Rows() {
		if b, err := os.ReadFile("LICENSES/" + r.Get("file")); err != nil || len(b) < 100 {
			t.Errorf("%s: %d bytes, %v", r.Get("id"), len(b), err)
		}
	}
}
