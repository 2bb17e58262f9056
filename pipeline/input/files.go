package input

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// endings are those that a walk through a directory or an archive takes for
// documents; a file named by itself is read whatever its ending.
var endings = []string{
	".txt", ".text", ".jsonl", ".ndjson", ".csv", ".tsv", ".html", ".htm", ".xhtml", ".warc", ".wet",
	".gz", ".bz2", ".zst", ".zip", ".tar", ".tgz", ".tbz2", ".tzst",
}

// wanted tells whether a walk takes the file: a document by its ending, and not
// hidden.
func wanted(name string) bool {
	return !strings.HasPrefix(filepath.Base(name), ".") && slices.Contains(endings, ending(name))
}

func ending(name string) string { return strings.ToLower(filepath.Ext(name)) }

type yielder func(Item) bool

// argument reads one command line argument; false means stop.
func (s *Source) argument(arg string, yield yielder) bool {
	if list, ok := strings.CutPrefix(arg, "@"); ok && list != "" {
		return s.list(arg, list, yield)
	}
	return s.path(arg, yield)
}

// path reads a file, a directory, a glob or "-".
func (s *Source) path(arg string, yield yielder) bool {
	if arg == "-" {
		if s.opts.Stdin == nil {
			return yield(failed(arg, "input.unreadable", "nothing to read there", nil))
		}
		return s.top(arg, s.opts.Stdin, nil, -1, yield)
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

// list reads the paths that a file names, one a line; @- reads the list from
// standard input. A list in a list is a file like any other.
func (s *Source) list(arg, name string, yield yielder) bool {
	var r io.Reader
	if name == "-" {
		if r = s.opts.Stdin; r == nil {
			return yield(failed(arg, "input.unreadable", "nothing to read there", nil))
		}
	} else {
		f, err := os.Open(name)
		if err != nil {
			code := "input.unreadable"
			if errors.Is(err, fs.ErrNotExist) {
				code = "input.missing"
			}
			return yield(failed(arg, code, "the list: "+reason(err), err))
		}
		defer f.Close()
		r = f
	}
	br := bufio.NewReader(r)
	for first := true; ; first = false {
		line, over, err := readLine(br, 1<<16)
		if err != nil && !errors.Is(err, io.EOF) {
			return yield(failed(arg, "input.unreadable", "the list: "+reason(err), err))
		}
		p := strings.TrimRight(string(line), "\r\n")
		if first {
			p = strings.TrimPrefix(p, "\ufeff")
		}
		switch {
		case over:
			if !yield(failed(arg, "input.bad-record", "a line of the list is too long for a path", nil)) {
				return false
			}
		case strings.TrimSpace(p) != "":
			if !s.path(p, yield) {
				return false
			}
		}
		if err != nil {
			return true
		}
	}
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
		if !s.path(f, yield) {
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
		p := filepath.Join(dir, e.Name())
		if strings.HasSuffix(dir, "/") || strings.HasSuffix(dir, string(filepath.Separator)) {
			p = dir + e.Name()
		}
		if strings.HasPrefix(e.Name(), ".") {
			continue
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
		case wanted(p):
			if !s.file(p, yield) {
				return false
			}
		default:
			s.leave(filepath.ToSlash(p))
		}
	}
	return true
}

func (s *Source) file(path string, yield yielder) bool {
	if s.only != nil {
		s.only(path)
		return true
	}
	f, err := os.Open(path)
	if err != nil {
		return yield(failed(path, "input.unreadable", reason(err), err))
	}
	defer f.Close()
	size := int64(-1)
	var at io.ReaderAt
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		size, at = info.Size(), f
	}
	return s.top(filepath.ToSlash(path), f, at, size, yield)
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
