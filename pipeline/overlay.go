package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar/gazetteers"
	"github.com/tomar-nlp/tomar/internal/overlay"
	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/seeds"
)

// overlaid is the embedded data with the files of dir over it: dir/seeds and
// dir/gazetteers hold files by the names of the built-in ones. A file that no
// loader would ever open is a fault: left in silence, it would look as if it
// were used.
func overlaid(dir string) (seedFS, gazFS fs.FS, err error) {
	seedFS, gazFS = seeds.FS, gazetteers.Embedded()
	if dir == "" {
		return seedFS, gazFS, nil
	}
	info, err := os.Stat(dir)
	if err != nil {
		return nil, nil, fmt.Errorf("data directory: %w", err)
	}
	if !info.IsDir() {
		return nil, nil, fmt.Errorf("data directory: %s is a file", dir)
	}
	rooms := map[string]fs.FS{"seeds": seedFS, "gazetteers": gazFS}
	var faults []error
	err = fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() || strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "README") {
			return nil
		}
		room, rest, _ := strings.Cut(name, "/")
		if base := rooms[room]; base != nil && opened(base, rest) {
			return nil
		}
		faults = append(faults, fmt.Errorf("%s/%s: %s", dir, name, advice(name, rooms)))
		return nil
	})
	if err != nil {
		return nil, nil, fmt.Errorf("data directory: %w", err)
	}
	if len(faults) > 0 {
		return nil, nil, errors.Join(faults...)
	}
	return overlay.New(seedFS, os.DirFS(dir+"/seeds")), overlay.New(gazFS, os.DirFS(dir+"/gazetteers")), nil
}

// opened says whether a loader opens the file: it stands for a built-in one, or
// lies in a folder of which every file of its ending is read.
func opened(base fs.FS, name string) bool {
	if _, err := fs.Stat(base, name); err == nil {
		return true
	}
	folder := path.Dir(name)
	if folder == "." || folder == "names" {
		return false
	}
	built, err := fs.ReadDir(base, folder)
	return err == nil && slices.ContainsFunc(built, func(e fs.DirEntry) bool {
		return !e.IsDir() && path.Ext(e.Name()) == path.Ext(name)
	})
}

// advice tells where a misplaced file may have been meant to lie.
func advice(name string, rooms map[string]fs.FS) string {
	for _, room := range []string{"gazetteers", "seeds"} {
		for rest := name; rest != ""; _, rest, _ = strings.Cut(rest, "/") {
			if opened(rooms[room], rest) {
				return "no data file is read from here; did you mean " + room + "/" + rest + "?"
			}
		}
	}
	return "no data file is read from here; data lies in seeds/ and gazetteers/, by the names of the built-in files"
}

// EmbeddedFiles sums up the built-in data, as run.json does for the data in use.
func EmbeddedFiles() []sinks.DataFile { return dataFiles(seeds.FS, gazetteers.Embedded()) }
