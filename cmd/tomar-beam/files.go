package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
)

// within is the path of a file in a folder of whatever file system.
func within(folder, name string) string { return strings.TrimSuffix(folder, "/") + "/" + name }

// inOut is the path of a file in the output.
func (s *settings) inOut(name string) string { return within(s.Out, name) }

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
