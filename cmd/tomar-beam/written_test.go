package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/output/tables"
)

// described reads datapackage.json, and of every resource its files and bytes,
// which it takes away: what is left must not depend on the number of shards.
func described(t *testing.T, out string) (rest map[string]any, files map[string][]string, sizes map[string]float64) {
	t.Helper()
	if err := json.Unmarshal(read(t, filepath.Join(out, sinks.PackageFile)), &rest); err != nil {
		t.Fatal(err)
	}
	files, sizes = map[string][]string{}, map[string]float64{}
	for _, x := range rest["resources"].([]any) {
		r := x.(map[string]any)
		name := r["name"].(string)
		if one, ok := r["path"].(string); ok {
			files[name] = []string{one}
		} else {
			for _, p := range r["path"].([]any) {
				files[name] = append(files[name], p.(string))
			}
		}
		sizes[name] = r["bytes"].(float64)
		delete(r, "path")
		delete(r, "bytes")
	}
	return rest, files, sizes
}

// TestDataPackageListsTheShards compares the description of three shards with what
// lies in the folder, and with that of one.
func TestDataPackageListsTheShards(t *testing.T) {
	one, many := defaults(t.TempDir()), defaults(t.TempDir())
	one.Version, many.Version = "v1", "v1"
	one.WithTexts, many.WithTexts, many.Shards = true, true, 3
	onPrism(t, &one, "../../seeds/corpus/2020*.txt")
	onPrism(t, &many, "../../seeds/corpus/2020*.txt")
	want, _, _ := described(t, one.Out)
	got, files, sizes := described(t, many.Out)
	if !reflect.DeepEqual(got, want) {
		t.Error("columns, types or names are not those of one shard")
	}
	told := []string{sinks.PackageFile, "run.json"}
	for name, paths := range files {
		if len(paths) != 3 || !slices.IsSorted(paths) {
			t.Errorf("%s: files %q", name, paths)
		}
		told = append(told, paths...)
		bytes := 0
		for _, p := range paths {
			bytes += len(read(t, filepath.Join(many.Out, p)))
		}
		if float64(bytes) != sizes[name] {
			t.Errorf("%s: %v bytes are told, %d written", name, sizes[name], bytes)
		}
	}
	lie := slices.DeleteFunc(list(t, many.Out), func(name string) bool { return strings.HasSuffix(name, journalExtension) })
	slices.Sort(told)
	if !slices.Equal(told, lie) {
		t.Errorf("told: %q\nwritten: %q", told, lie)
	}
}

// TestDataPackageNamesOnlyWhatWasWritten takes a file of a table away.
func TestDataPackageNamesOnlyWhatWasWritten(t *testing.T) {
	set := defaults("memfs://written")
	set.Shards = 2
	finish := func(change func(*written)) error {
		var all [][]byte
		for _, id := range set.tables() {
			for i := range set.Shards {
				w := written{table: id, rows: i}
				for _, f := range set.Formats {
					w.files = append(w.files, writtenFile{tables.ShardName(id.String(), i, set.Shards) + f.Extension(), 1})
				}
				change(&w)
				all = append(all, w.encode())
			}
		}
		next := func(v *[]byte) bool {
			if len(all) == 0 {
				return false
			}
			*v, all = all[0], all[1:]
			return true
		}
		f := runFn{Settings: set}
		return f.ProcessElement(context.Background(), resultKey, func(*[]byte) bool { return false }, next)
	}
	if err := finish(func(*written) {}); err != nil {
		t.Fatal(err)
	}
	fs, err := filesystem.New(context.Background(), set.Out)
	if err != nil {
		t.Fatal(err)
	}
	if found, err := fs.List(context.Background(), set.inOut("*.json")); err != nil || len(found) != 2 {
		t.Errorf("written: %q, %v", found, err)
	}
	err = finish(func(w *written) {
		w.files = slices.DeleteFunc(w.files, func(f writtenFile) bool { return f.name == "events-00001-of-00002.csv" })
	})
	if err == nil || !strings.Contains(err.Error(), "events-00001-of-00002.csv: "+os.ErrNotExist.Error()) {
		t.Errorf("a missing file: %v", err)
	}
}

// TestCountingCountsWhatWasWritten over several writes, of which one falls short.
func TestCountingCountsWhatWasWritten(t *testing.T) {
	to := counting{Writer: &narrow{room: 7}}
	for _, text := range []string{"abc", "de", "fghi"} {
		_, err := io.WriteString(&to, text)
		if short := errors.Is(err, io.ErrShortWrite); short != (text == "fghi") {
			t.Errorf("%s: %v", text, err)
		}
	}
	if to.bytes != 7 {
		t.Errorf("%d bytes, want 7", to.bytes)
	}
}

// narrow takes no more than it has room for.
type narrow struct{ room int }

func (n *narrow) Write(p []byte) (int, error) {
	if len(p) <= n.room {
		n.room -= len(p)
		return len(p), nil
	}
	took := n.room
	n.room = 0
	return took, io.ErrShortWrite
}
