package seeds

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestTimeFilesAreSortedAndUnique(t *testing.T) {
	for _, name := range []string{timeNamesFile, timeNumeralsFile, timeWordsFile, timeFeastsFile, timeEventsFile} {
		data, err := fs.ReadFile(FS, name)
		if err != nil {
			t.Fatal(err)
		}
		var rows []string
		for _, l := range strings.Split(string(bytes.TrimSpace(data)), "\n") {
			if !strings.HasPrefix(l, "#") && !strings.HasPrefix(l, "id\t") {
				rows = append(rows, l)
			}
		}
		if !slices.IsSorted(rows) {
			for i := 1; i < len(rows); i++ {
				if rows[i] < rows[i-1] {
					t.Errorf("%s: %q stands behind %q", name, rows[i], rows[i-1])
				}
			}
		}
	}
}

func TestLoadTimeLocatesEveryFault(t *testing.T) {
	fsys := fstest.MapFS{}
	for _, name := range []string{timeNamesFile, timeNumeralsFile, timeWordsFile, timeFeastsFile, timeEventsFile} {
		data, err := fs.ReadFile(FS, name)
		if err != nil {
			t.Fatal(err)
		}
		fsys[name] = &fstest.MapFile{Data: data}
	}
	fsys[timeNamesFile] = &fstest.MapFile{Data: []byte("id\tsystem\tindex\tuse\tnames\tyes\tno\na\tgregorian\t13\t\tx\t\t\nb\tgregorian\t3\tctx\ty\t\t\n")}
	fsys[timeEventsFile] = &fstest.MapFile{Data: []byte("id\tstart\tend\tsource\tnames\tbare\ne\t2020\t2020-01-01\ts\tx\t\n")}
	fsys["time/a.toml"] = &fstest.MapFile{Data: []byte("[[rule]]\nid = \"a\"\npattern = [\"x\"]\n\n[[rule]]\nid = \"a\"\npattern = [\"y\"]\n")}
	fsys["time/b.toml"] = &fstest.MapFile{Data: []byte("[[rule]]\nid = \n")}
	_, err := LoadTime(fsys)
	if err == nil {
		t.Fatal("broken files were loaded")
	}
	for _, want := range []string{"time/names.tsv:2:3", "time/names.tsv:3:6", "time/events.tsv:2:2", "time/a.toml:5", "time/b.toml:2"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no %s in\n%v", want, err)
		}
	}
}
