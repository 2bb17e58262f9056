package input

import (
	"bufio"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Size is the size of all inputs as they lie on disk, in bytes, as far as it can
// be told before anything is read; -1 where some of it cannot, as of standard
// input. It is for progress, not for decisions.
func (s *Source) Size() int64 {
	total := int64(0)
	for _, a := range s.args {
		n := argumentSize(a)
		if n < 0 {
			return -1
		}
		total += n
	}
	return total
}

func argumentSize(arg string) int64 {
	list, ok := strings.CutPrefix(arg, "@")
	if !ok || list == "" {
		return pathSize(arg)
	}
	f, err := os.Open(list)
	if err != nil {
		return -1 // @- too
	}
	defer f.Close()
	total := int64(0)
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if p := strings.TrimPrefix(lines.Text(), "\ufeff"); strings.TrimSpace(p) != "" {
			n := pathSize(p)
			if n < 0 {
				return -1
			}
			total += n
		}
	}
	return total
}

// pathSize is a path's share; what is not there has none.
func pathSize(path string) int64 {
	if path == "-" {
		return -1
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		found, _ := filepath.Glob(path) // a bad pattern is told when it is read
		total := int64(0)
		for _, f := range found {
			if info, err := os.Stat(f); err == nil && !info.IsDir() {
				total += info.Size()
			}
		}
		return total
	case !info.IsDir():
		if !info.Mode().IsRegular() {
			return -1
		}
		return info.Size()
	}
	total := int64(0)
	_ = filepath.WalkDir(path, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return nil //nolint:nilerr // told when it is read
		}
		if p != path && strings.HasPrefix(e.Name(), ".") {
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if !e.IsDir() && wanted(p) {
			if info, err := e.Info(); err == nil {
				total += info.Size()
			}
		}
		return nil
	})
	return total
}
