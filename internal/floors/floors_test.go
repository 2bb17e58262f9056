package floors

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

const module = "github.com/tomar-nlp/tomar"

// rooms says what each room may import of the module, as prefixes; the room
// itself and what lies below it are always allowed. Third-party packages of
// "third" belong to their rooms only.
var rooms = []struct {
	room string
	may  []string
}{
	{"internal/tsv", nil},
	{"internal/overlay", nil},
	{"internal/floors", nil},
	{"internal/spill", nil},
	{"internal/pieces", nil},
	{"internal/readers", []string{"", "output/tables"}},
	{"seeds", []string{"internal/tsv"}},
	{"gazetteers", []string{"", "internal/tsv"}},
	{"output", []string{"", "internal/tsv", "internal/spill", "internal/pieces"}},
	{"extractors/norm", []string{"", "seeds", "internal/pieces"}},
	{"extractors/language", []string{"", "seeds", "extractors/norm"}},
	{"extractors/forms", []string{"", "extractors/norm"}},
	{"extractors/token", []string{"", "seeds", "extractors/norm", "extractors/forms"}},
	{"extractors/morph", []string{"", "seeds", "extractors/norm", "extractors/forms"}},
	{"extractors/match", []string{"", "seeds", "gazetteers", "extractors/norm", "extractors/forms", "extractors/morph"}},
	{"extractors/names", []string{"", "seeds", "extractors/match", "extractors/morph", "extractors/norm", "extractors/forms", "gazetteers", "internal/pieces"}},
	{"extractors/clauses", []string{"", "seeds", "extractors/norm", "extractors/forms", "extractors/morph"}},
	{"extractors/dates", []string{"", "seeds", "extractors/norm", "extractors/morph", "internal/tsv", "internal/pieces"}},
	{"extractors/events", []string{"", "seeds", "extractors/norm", "extractors/forms", "extractors/morph", "internal/pieces"}},
	{"pipeline", []string{"", "seeds", "gazetteers", "output/tables", "output/sinks", "extractors", "internal/overlay", "internal/tsv", "internal/spill", "internal/pieces"}},
	{"cmd", []string{"", "seeds", "gazetteers", "output", "extractors", "pipeline", "internal"}},
}

// third says in which rooms a third-party module may be imported.
var third = map[string][]string{
	"github.com/jdkato/prose":          {"extractors/token"},
	"github.com/go-gota/gota":          {"output/stats"},
	"gonum.org/v1/gonum":               {"output/stats", "pipeline/learn"},
	"github.com/parquet-go/parquet-go": {"output/sinks", "output/tables", "pipeline/input", "internal/readers"},
	"modernc.org/sqlite":               {"output/sinks", "output/export", "output/tables", "pipeline", "internal/readers"},
	"github.com/spf13/cobra":           {"cmd"},
	"github.com/vbauerster/mpb":        {"cmd"},
}

type pkg struct {
	ImportPath string
	Imports    []string
}

func TestImportsRunDownTheFloors(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", module+"/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	dec := json.NewDecoder(bytes.NewReader(out))
	seen := 0
	for {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		seen++
		check(t, p)
	}
	if seen < 5 {
		t.Fatalf("only %d packages were looked at", seen)
	}
}

func check(t *testing.T, p pkg) {
	t.Helper()
	room, may := find(strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/"))
	if room == "" && p.ImportPath != module {
		t.Errorf("%s stands in no room", p.ImportPath)
		return
	}
	for _, imp := range p.Imports {
		if !strings.HasPrefix(imp, module) {
			for m, where := range third {
				if strings.HasPrefix(imp, m) && !within(p.ImportPath, where) {
					t.Errorf("%s imports %s, which belongs into %v", p.ImportPath, imp, where)
				}
			}
			if room == "" && strings.Contains(imp, ".") {
				t.Errorf("the root package imports %s; the standard library alone is allowed", imp)
			}
			continue
		}
		to := strings.TrimPrefix(strings.TrimPrefix(imp, module), "/")
		if !allowed(room, may, to) {
			t.Errorf("%s imports %s, which does not lie below it", p.ImportPath, imp)
		}
	}
}

func find(path string) (string, []string) {
	best := -1
	for i, r := range rooms {
		if below(path, r.room) && (best < 0 || len(r.room) > len(rooms[best].room)) {
			best = i
		}
	}
	if best < 0 {
		return "", nil
	}
	return rooms[best].room, rooms[best].may
}

func below(path, room string) bool { return path == room || strings.HasPrefix(path, room+"/") }

func allowed(room string, may []string, to string) bool {
	if room != "" && below(to, room) {
		return true
	}
	for _, m := range may {
		if m == "" && to == "" || m != "" && below(to, m) {
			return true
		}
	}
	return false
}

func within(path string, where []string) bool {
	for _, w := range where {
		if below(strings.TrimPrefix(path, module+"/"), w) {
			return true
		}
	}
	return false
}
