package overlay

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

type union struct {
	top, base fs.FS
}

// New is base with top over it; a nil top gives base.
func New(base, top fs.FS) fs.FS {
	if top == nil {
		return base
	}
	return union{top, base}
}

// Open opens the file from the top, else from the base.
func (u union) Open(name string) (fs.File, error) {
	f, err := u.top.Open(name)
	if err == nil || !errors.Is(err, fs.ErrNotExist) {
		return f, err
	}
	return u.base.Open(name)
}

// ReadDir lists both directories, each name once, sorted.
func (u union) ReadDir(name string) ([]fs.DirEntry, error) {
	a, errA := fs.ReadDir(u.top, name)
	b, errB := fs.ReadDir(u.base, name)
	if errA != nil && !errors.Is(errA, fs.ErrNotExist) {
		return nil, errA
	}
	if errA != nil && errB != nil {
		return nil, errB
	}
	for _, e := range b {
		if !slices.ContainsFunc(a, func(x fs.DirEntry) bool { return x.Name() == e.Name() }) {
			a = append(a, e)
		}
	}
	slices.SortFunc(a, func(x, y fs.DirEntry) int { return strings.Compare(x.Name(), y.Name()) })
	return a, nil
}
