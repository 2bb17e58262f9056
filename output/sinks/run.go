package sinks

import (
	"bytes"
	"encoding/json"
	"io"
	"os"

	"github.com/tomar-nlp/tomar/output/tables"
)

// Run is run.json: what was done, the same for the same run. It holds no clock,
// no path of the machine beyond what the user typed, and no number of workers.
type Run struct {
	Tool      string         `json:"tool"`
	Version   string         `json:"version"`
	Data      []DataFile     `json:"data"`
	Options   []Option       `json:"options"`
	Inputs    int            `json:"inputs"` // documents found
	Documents DocumentCounts `json:"documents"`
	Tables    []TableCount   `json:"tables"`   // filled in by the set
	Failures  []Failure      `json:"failures"` // the first ones; documents.failed counts all
}

// DataFile is a data file of the tool or of the user's overlay.
type DataFile struct {
	Name    string `json:"name"`
	Version string `json:"version,omitempty"`
	SHA256  string `json:"sha256"`
	Rows    int    `json:"rows,omitempty"`
}

// Option is an option of the run as it was given.
type Option struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// DocumentCounts are documents by status.
type DocumentCounts struct {
	OK         int `json:"ok"`
	Warned     int `json:"warned"`
	Failed     int `json:"failed"`
	Skipped    int `json:"skipped"`
	Duplicates int `json:"duplicates"` // counted above too
}

// Add adds the counts of other documents.
func (c *DocumentCounts) Add(o DocumentCounts) {
	c.OK += o.OK
	c.Warned += o.Warned
	c.Failed += o.Failed
	c.Skipped += o.Skipped
	c.Duplicates += o.Duplicates
}

// TableCount is a table with its number of rows.
type TableCount struct {
	Name string `json:"name"`
	Rows int    `json:"rows"`
}

// Failure is an input that gave no rows, and why.
type Failure struct {
	Path    string `json:"path"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

// Timing is timing.json: the one file that differs from run to run.
type Timing struct {
	Started string        `json:"started"` // RFC 3339
	Seconds float64       `json:"seconds"`
	Workers int           `json:"workers"`
	Bytes   int64         `json:"bytes"` // of input
	Stages  []StageTiming `json:"stages"`
}

// StageTiming is the time of one stage, over all workers.
type StageTiming struct {
	Name    string  `json:"name"`
	Seconds float64 `json:"seconds"`
}

// describe writes the files that tell about the tables.
func (s *Set) describe(run Run, timing Timing) error {
	run.Tables = make([]TableCount, 0, tables.Count)
	for _, t := range s.Tables() {
		run.Tables = append(run.Tables, TableCount{t.String(), s.count[t]})
	}
	if timing.Stages == nil {
		timing.Stages = []StageTiming{}
	}
	pack := Package{Version: run.Version, Formats: s.opts.Formats, Tables: s.Tables(), Shards: 1, Size: s.size}
	if err := writeFile(s.folder.path(PackageFile), pack.Write); err != nil {
		return err
	}
	if err := writeFile(s.folder.path(runFile), run.Write); err != nil {
		return err
	}
	return writeJSON(s.folder.path(timingFile), timing)
}

// size is the size of a file that the set has written.
func (s *Set) size(name string) (int64, error) {
	info, err := os.Stat(s.folder.path(name))
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// Write writes run.json, for programs that put their tables together by
// themselves ([WriteTable]).
func (r Run) Write(w io.Writer) error {
	if r.Data == nil {
		r.Data = []DataFile{}
	}
	if r.Options == nil {
		r.Options = []Option{}
	}
	if r.Failures == nil {
		r.Failures = []Failure{}
	}
	return encodeJSON(w, r)
}

// encodeJSON writes a value for people and machines.
func encodeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

func writeJSON(path string, v any) error {
	return writeFile(path, func(w io.Writer) error { return encodeJSON(w, v) })
}

// writeFile writes a file, to the disk.
func writeFile(path string, write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if _, err := f.Write(b.Bytes()); err != nil {
		f.Close()
		return err
	}
	return closeSynced(f)
}
