package main

import (
	"context"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/input"
)

// expandFn finds the files of an argument.
type expandFn struct{}

// ProcessElement emits every file behind its place. An argument is a place of
// four bytes with a path, a folder, a pattern or @LIST behind it.
func (f *expandFn) ProcessElement(ctx context.Context, arg []byte, emit func([]byte)) error {
	at, name := place(arg[:placeBytes]), string(arg[placeBytes:])
	paths, err := expand(ctx, name)
	if err != nil {
		return err
	}
	for i, p := range paths {
		emit(append([]byte(at.below(i)), p...))
	}
	return nil
}

// placeBytes is the room of one number of a place.
const placeBytes = 4

// remote reports whether a path leads into a file system of Beam's: gs://…
func remote(path string) bool { return strings.Contains(path, "://") }

func expand(ctx context.Context, arg string) ([]string, error) {
	if !remote(arg) {
		return input.Open(input.Options{}, arg).Paths()
	}
	fs, err := filesystem.New(ctx, arg)
	if err != nil {
		return nil, err
	}
	defer fs.Close()
	return fs.List(ctx, arg)
}

// readFn reads the documents of a file.
type readFn struct {
	Settings settings
}

// ProcessElement emits every document under the root of the id that it asks for.
func (f *readFn) ProcessElement(ctx context.Context, file []byte, emit emitter) error {
	at, path := place(file[:2*placeBytes]), string(file[2*placeBytes:])
	n := 0
	give := func(it *input.Item) {
		emit(pipeline.IDRoot(it), encodeItem(at.below(n), it))
		n++
	}
	if !remote(path) {
		for it := range input.Open(f.Settings.input(), path).Items() {
			give(&it)
		}
		return nil
	}
	fs, err := filesystem.New(ctx, path)
	if err != nil {
		return err
	}
	defer fs.Close()
	r, err := fs.OpenRead(ctx, path)
	if err != nil {
		return err
	}
	defer r.Close()
	in := f.Settings.input()
	in.Stdin = r
	for it := range input.Open(in, "-").Items() {
		it.Path = path + strings.TrimPrefix(it.Path, "-")
		if it.Err != nil {
			it.Err.Path = it.Path
		}
		give(&it)
	}
	return nil
}
