package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
)

// within is the path of a file in a folder of whatever file system.
func within(folder, name string) string { return strings.TrimSuffix(folder, "/") + "/" + name }

// inOut is the path of a file in the output.
func (s *settings) inOut(name string) string { return within(s.Out, name) }

// listFiles are the files of a folder whose names match a pattern, in order; none of
// a folder that is not there.
func listFiles(ctx context.Context, folder, pattern string) (files []string, err error) {
	if remote(folder) {
		from, err := filesystem.New(ctx, folder)
		if err != nil {
			return nil, err
		}
		files, err = from.List(ctx, within(folder, pattern))
		slices.Sort(files)
		return files, errors.Join(err, from.Close())
	}
	entries, err := os.ReadDir(folder) // its own name may look like a pattern
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for _, e := range entries {
		if ok, err := path.Match(pattern, e.Name()); err != nil {
			return nil, err
		} else if ok {
			files = append(files, within(folder, e.Name()))
		}
	}
	return files, err
}

// openFile opens a file of whatever file system its name tells; of one that is
// not there the error is [fs.ErrNotExist].
func openFile(ctx context.Context, name string) (io.ReadCloser, error) {
	if !remote(name) {
		return os.Open(name)
	}
	from, err := filesystem.New(ctx, name)
	if err != nil {
		return nil, err
	}
	found, err := from.List(ctx, name)
	if err == nil && len(found) == 0 {
		err = fmt.Errorf("%s: %w", name, fs.ErrNotExist)
	}
	var r io.ReadCloser
	if err == nil {
		r, err = from.OpenRead(ctx, name)
	}
	if err != nil {
		return nil, errors.Join(err, from.Close())
	}
	return &fileOf{r, from}, nil
}

// fileOf is a file that closes its file system behind it.
type fileOf struct {
	io.ReadCloser
	from filesystem.Interface
}

// Close closes both.
func (f *fileOf) Close() error { return errors.Join(f.ReadCloser.Close(), f.from.Close()) }

func readFile(ctx context.Context, name string) ([]byte, error) {
	r, err := openFile(ctx, name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

// partMark ends the name of a file that is being written. It is the same for every
// attempt, so that what a killed one left is written over.
const partMark = ".part"

// toFile writes a file of whatever file system its name tells. On a disk it has its
// name once it is whole, as in an object store.
func toFile(ctx context.Context, name string, write func(io.Writer) error) error {
	to, err := filesystem.New(ctx, name)
	if err != nil {
		return err
	}
	defer to.Close()
	part := name
	if !remote(name) {
		part += partMark
	}
	w, err := to.OpenWrite(ctx, part)
	if err != nil {
		return err
	}
	if err := errors.Join(write(w), w.Close()); err != nil || part == name {
		return err
	}
	return os.Rename(part, name)
}
