package seeds

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

func TestLoadNames(t *testing.T) {
	r, err := LoadNames(FS)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Common) < 10_000 || len(r.Words) == 0 || len(r.Compose) == 0 || len(r.Senses) == 0 || len(r.Walks) == 0 || len(r.Others) == 0 {
		t.Errorf("%d common words, %d words, %d compositions, %d senses", len(r.Common), len(r.Words), len(r.Compose), len(r.Senses))
	}
	for i := 1; i < len(r.Common); i++ {
		if r.Common[i-1].Word >= r.Common[i].Word {
			t.Fatalf("%q stands before %q", r.Common[i-1].Word, r.Common[i].Word)
		}
	}
}

// TestLoadNamesFaults: every fault is reported, with its place.
func TestLoadNamesFaults(t *testing.T) {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	_, err := LoadNames(fstest.MapFS{
		"names/common.tsv":  file("count\tword\n0\tنان\nx\tئاو\n7\t\n"),
		"names/words.tsv":   file("class\tword\nnothing\tنان\n"),
		"names/compose.tsv": file("head\tcomplement\ttype\tsubtype\tname_en\nministry\tmoon\tORG\tministry\tMinistry\n"),
		"names/senses.tsv":  file("entity\teffect\tpattern\tyes\tno\norg-x\twho\tنان\t\t\n*city\tname\t_ نان\tا\tب\n=نان\tname\t_ ئاو\tا\tب\n"),
		"names/walks.tsv":   file("walk\tby\ttitle\tword\tyes\tno\nsport\trole\tplayer\t\tا\t\nsport\twho\tplayer\t\tا\tب\nsport\tage\tplayer\t\tا\tب\n"),
		"names/kinds.tsv":   file("kind\twalk\tnames\tyes\tno\npolitician\tmoon\tsome\tا\t\n"),
	})
	var f *tsv.Fault
	if !errors.As(err, &f) {
		t.Fatalf("got %v, want located faults", err)
	}
	for _, place := range []string{"common.tsv:2:1", "common.tsv:3:1", "common.tsv:4:2", "words.tsv:2:1", "compose.tsv:2:2", "senses.tsv:2:2", "senses.tsv:2:3", "senses.tsv:2:4", "senses.tsv:3:2", "senses.tsv:4:2", "walks.tsv:2:1", "walks.tsv:3:2", "walks.tsv:4:3", "kinds.tsv:2:2", "kinds.tsv:2:3", "kinds.tsv:2:4"} {
		if !strings.Contains(err.Error(), place) {
			t.Errorf("no fault at %s in %v", place, err)
		}
	}
}
