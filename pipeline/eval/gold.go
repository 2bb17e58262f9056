package eval

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// Gold is one annotated document. Offsets are code points of Text, half-open.
type Gold struct {
	Doc      string        `json:"doc"`
	DCT      string        `json:"dct"` // publication date; "" when unknown
	Mentions []GoldMention `json:"mentions"`
	Times    []GoldTime    `json:"times"`
	Events   []GoldEvent   `json:"events"`
	TextFile string        `json:"text_file"`

	Text []rune `json:"-"`
	Path string `json:"-"` // of the text
}

// GoldMention is an annotated name.
type GoldMention struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Type  string `json:"t"`
	Sub   string `json:"sub"`
	ID    string `json:"id"` // canonical English name
	In    int    `json:"in"`
	Opt   int    `json:"opt"`
}

// GoldTime is an annotated time expression.
type GoldTime struct {
	Text      string            `json:"text"`
	Start     int               `json:"start"`
	End       int               `json:"end"`
	Type      string            `json:"type"`
	Value     string            `json:"value"`
	ValueTrue string            `json:"value_true"` // where the weekday solves the year
	Alt       string            `json:"alt"`
	WithDCT   map[string]string `json:"with_dct"`
	Opt       int               `json:"opt"`
}

// GoldEvent is an annotated trigger.
type GoldEvent struct {
	Text     string      `json:"text"`
	Start    int         `json:"start"`
	End      int         `json:"end"`
	Type     string      `json:"type"`
	Date     string      `json:"date"`
	Modality string      `json:"modality"`
	Neg      int         `json:"neg"`
	Args     [][2]string `json:"args"` // role, entity's English name
	Count    any         `json:"count"`
	Opt      int         `json:"opt"`
}

// LoadGold reads gold files: each path is a *.gold.json or a directory of them.
// The text lies beside its gold file. All faults are reported at once.
func LoadGold(paths ...string) ([]*Gold, error) {
	var files []string
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			return nil, fmt.Errorf("gold: %w", err)
		}
		if !info.IsDir() {
			files = append(files, p)
			continue
		}
		found, err := filepath.Glob(filepath.Join(p, "*.gold.json"))
		if err != nil {
			return nil, fmt.Errorf("gold: %w", err)
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		return nil, errors.New("gold: no *.gold.json there")
	}
	sort.Strings(files)
	var golds []*Gold
	var errs []error
	for _, f := range files {
		g, err := readGold(f)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		golds = append(golds, g)
	}
	return golds, errors.Join(errs...)
}

func readGold(file string) (*Gold, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("gold: %w", err)
	}
	g := &Gold{}
	if err := json.Unmarshal(data, g); err != nil {
		return nil, fmt.Errorf("gold: %s: %w", file, err)
	}
	name := g.TextFile
	if name == "" {
		name = strings.TrimSuffix(filepath.Base(file), ".gold.json") + ".txt"
	}
	g.Path = filepath.Join(filepath.Dir(file), name)
	text, err := readText(g.Path)
	if err != nil {
		return nil, fmt.Errorf("gold: %s: %w", file, err)
	}
	g.Text = []rune(text)
	return g, g.check(file)
}

// readText reads a text file, or the record file.jsonl#id of a JSON Lines file.
func readText(path string) (string, error) {
	file, id, isRecord := strings.Cut(path, "#")
	data, err := os.ReadFile(file)
	if err != nil || !isRecord {
		return string(data), err
	}
	for line := range bytes.Lines(data) {
		var rec struct{ ID, Text string }
		if err := json.Unmarshal(line, &rec); err == nil && rec.ID == id {
			return rec.Text, nil
		}
	}
	return "", fmt.Errorf("%s has no record %q", file, id)
}

// check holds the gold to its own text: every span in range and, where the
// surface is given, equal to the slice.
func (g *Gold) check(file string) error {
	var errs []error
	span := func(kind, text string, start, end int) {
		switch {
		case start < 0 || end > len(g.Text) || start >= end:
			errs = append(errs, fmt.Errorf("gold: %s: %s [%d,%d) is out of range", file, kind, start, end))
		case text != "" && text != string(g.Text[start:end]):
			errs = append(errs, fmt.Errorf("gold: %s: %s [%d,%d) is %q, annotated %q", file, kind, start, end, string(g.Text[start:end]), text))
		}
	}
	for _, m := range g.Mentions {
		span("mention", m.Text, m.Start, m.End)
	}
	for _, t := range g.Times {
		span("time", t.Text, t.Start, t.End)
	}
	for _, e := range g.Events {
		span("event", e.Text, e.Start, e.End)
	}
	return errors.Join(errs...)
}
