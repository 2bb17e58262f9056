package input

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// textEndings are the endings that a directory's walk takes for documents; a
// file named by itself is read whatever its ending.
var textEndings = []string{".txt", ".text", ".jsonl", ".ndjson"}

type yielder func(Item) bool

// argument reads one command line argument; false means stop.
func (s *Source) argument(arg string, yield yielder) bool {
	if arg == "-" {
		return s.stream("-", s.opts.Stdin, yield)
	}
	info, err := os.Stat(arg)
	switch {
	case err == nil && info.IsDir():
		return s.directory(arg, yield)
	case err == nil:
		return s.file(arg, yield)
	case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(arg, "*?["):
		return s.glob(arg, yield)
	case errors.Is(err, fs.ErrNotExist):
		return yield(failed(arg, "input.missing", "no such file or directory", err))
	}
	return yield(failed(arg, "input.unreadable", reason(err), err))
}

func (s *Source) glob(pattern string, yield yielder) bool {
	found, err := filepath.Glob(pattern)
	if err != nil {
		return yield(failed(pattern, "input.missing", "not a pattern: "+err.Error(), err))
	}
	if len(found) == 0 {
		return yield(failed(pattern, "input.missing", "no file matches the pattern", nil))
	}
	slices.Sort(found)
	for _, f := range found {
		if !s.argument(f, yield) {
			return false
		}
	}
	return true
}

// directory walks in the order of names, hidden files left out.
func (s *Source) directory(dir string, yield yielder) bool {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return yield(failed(dir, "input.unreadable", reason(err), err))
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		p := filepath.Join(dir, e.Name())
		if strings.HasSuffix(dir, "/") || strings.HasSuffix(dir, string(filepath.Separator)) {
			p = dir + e.Name()
		}
		info, err := os.Stat(p)
		switch {
		case err != nil:
			if !yield(failed(p, "input.unreadable", reason(err), err)) {
				return false
			}
		case info.IsDir():
			if !s.directory(p, yield) {
				return false
			}
		case slices.Contains(textEndings, strings.ToLower(filepath.Ext(p))):
			if !s.file(p, yield) {
				return false
			}
		}
	}
	return true
}

func (s *Source) file(path string, yield yielder) bool {
	f, err := os.Open(path)
	if err != nil {
		return yield(failed(path, "input.unreadable", reason(err), err))
	}
	defer f.Close()
	return s.stream(path, f, yield)
}

// stream reads a file's content as one document or, by its ending, as records.
func (s *Source) stream(path string, r io.Reader, yield yielder) bool {
	if r == nil {
		return yield(failed(path, "input.unreadable", "nothing to read there", nil))
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".jsonl", ".ndjson":
		return s.records(path, r, yield)
	}
	data, err := io.ReadAll(io.LimitReader(r, s.opts.MaxBytes+1))
	if err != nil {
		return yield(failed(path, "input.unreadable", reason(err), err))
	}
	return yield(s.document(path, data))
}

// document makes an item of a text's bytes.
func (s *Source) document(path string, data []byte) Item {
	if int64(len(data)) > s.opts.MaxBytes {
		return tooLarge(path, s.opts.MaxBytes)
	}
	text, notices, fail := decode(data)
	if fail != nil {
		fail.Path = filepath.ToSlash(path)
		return Item{Path: fail.Path, Err: fail, Bytes: int64(len(data))}
	}
	return Item{Path: filepath.ToSlash(path), Text: text, Notices: notices, Bytes: int64(len(data))}
}

func failed(path, code, message string, err error) Item {
	path = filepath.ToSlash(path)
	return Item{Path: path, Err: &Failure{Code: code, Path: path, Message: message, Err: err}}
}

// reason is an error's text without the path that the failure names anyway.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}
