package spill

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync"
)

// Area is the folder of a run's temporary files, and how much each collection
// keeps in memory. Any goroutine may use it.
type Area struct {
	dir   string
	limit int

	mu    sync.Mutex
	files map[*os.File]struct{}
	n     int // files made so far
}

// defaultLimit is how many bytes a collection keeps in memory.
const defaultLimit = 2 << 20

// NewArea makes an area in a folder that is not there yet. limit is how many
// bytes each collection keeps in memory; 0 means 2 MB.
func NewArea(dir string, limit int) *Area {
	if limit <= 0 {
		limit = defaultLimit
	}
	return &Area{dir: dir, limit: limit, files: map[*os.File]struct{}{}}
}

// room is how many bytes a collection keeps; without an area there is no end.
func (a *Area) room() int {
	if a == nil {
		return int(^uint(0) >> 1)
	}
	return a.limit
}

// create makes a file.
func (a *Area) create() (*os.File, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := os.MkdirAll(a.dir, 0o755); err != nil {
		return nil, fmt.Errorf("temporary files: %w", err)
	}
	a.n++
	f, err := os.Create(filepath.Join(a.dir, strconv.Itoa(a.n)))
	if err != nil {
		return nil, fmt.Errorf("temporary files: %w", err)
	}
	a.files[f] = struct{}{}
	return f, nil
}

// Files is how many files were made so far, those counted that are gone.
func (a *Area) Files() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.n
}

// drop removes a file that is no longer needed; nil is none.
func (a *Area) drop(f *os.File) {
	if f == nil {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.files, f)
	_ = f.Close() // nothing of it is wanted any more
	_ = os.Remove(f.Name())
}

// Close removes the folder with all that is in it. Nothing that used the area
// can be read afterwards.
func (a *Area) Close() error {
	if a == nil {
		return nil
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	var errs []error
	for f := range a.files { // the order does not matter
		errs = append(errs, f.Close())
	}
	clear(a.files)
	return errors.Join(append(errs, os.RemoveAll(a.dir))...)
}
