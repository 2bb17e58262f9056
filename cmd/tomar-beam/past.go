package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline/journal"
)

// journals are the files of the earlier run's journal.
func (s *settings) journals() []string {
	files := make([]string, s.PastShards)
	for i := range files {
		files[i] = within(s.Append, tables.ShardName(journalName, i, s.PastShards)+journalExtension)
	}
	return files
}

// findPast looks at the run that this one adds to, and refuses to mix rows that
// were made in different ways.
func (s *settings) findPast(ctx context.Context) error {
	if s.Append == "" {
		return nil
	}
	if folder(s.Append) == folder(s.Out) {
		return errors.New("--append: want another folder as --out: a cluster does not replace a folder as a whole, and a run that failed would leave neither run there")
	}
	was, err := s.pastHeader(ctx)
	if err != nil {
		return err
	}
	if err := s.alike(was); err != nil {
		return fmt.Errorf("--append: %w", err)
	}
	for _, o := range was.Options {
		if o.Name == argumentsSetting {
			if s.First, err = strconv.Atoi(o.Value); err != nil {
				return fmt.Errorf("--append: %s: %w", s.Append, err)
			}
		}
	}
	return nil
}

// alike refuses to mix rows with those of a run that made them in another way.
func (s *settings) alike(was journal.Header) error {
	p, err := s.load()
	if err != nil {
		return err
	}
	if d := plain(s.header(p)).Differences(plain(was)); len(d) > 0 {
		return fmt.Errorf("the earlier run was made differently; read everything anew, or give its options:\n%s", strings.Join(d, "\n"))
	}
	return nil
}

// folder is a folder's name, by which it is told from others.
func folder(path string) string {
	if !remote(path) {
		if abs, err := filepath.Abs(path); err == nil {
			return abs
		}
	}
	return strings.TrimSuffix(path, "/")
}

// pastHeader reads how the earlier run was made.
func (s *settings) pastHeader(ctx context.Context) (h journal.Header, err error) {
	data, err := readFile(ctx, within(s.Append, "run.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return h, fmt.Errorf("--append: %s holds no finished run (%w)", s.Append, err)
	}
	var run sinks.Run
	if err == nil {
		err = json.Unmarshal(data, &run)
	}
	if err != nil {
		return h, fmt.Errorf("--append: %s/run.json: %w", s.Append, err)
	}
	for _, o := range run.Options {
		switch {
		case o.Name == "shards":
			s.PastShards, err = strconv.Atoi(o.Value)
		case o.Name == "no-journal" && o.Value == "true":
			return h, fmt.Errorf("--append: %s was written with --no-journal; read everything anew", s.Append)
		}
	}
	if err != nil || s.PastShards < 1 || s.PastShards > maxShards || run.Tool != tool {
		return h, fmt.Errorf("--append: %s is no output of %s, but of %q; what one process wrote grows by tomar extract --append", s.Append, tool, run.Tool)
	}
	if h, err = headerOf(ctx, s.journals()[0]); err != nil {
		return h, fmt.Errorf("--append: %w", err)
	}
	return h, nil
}

// headerOf says how the rows of a journal were made.
func headerOf(ctx context.Context, name string) (h journal.Header, err error) {
	r, err := openFile(ctx, name)
	if err != nil {
		return h, err
	}
	defer r.Close()
	j, err := journal.NewReader(r)
	if err != nil {
		return h, fmt.Errorf("%s: %w", name, err)
	}
	return j.Header, nil
}
