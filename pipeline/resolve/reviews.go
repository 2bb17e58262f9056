package resolve

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar/output/tables"
)

// Reviews are what people wrote into reviewed and note of an earlier timeline.
type Reviews struct {
	byStory map[string]*review
	byTale  map[string]*review // by type, day and sentence: the story may have another id now
	all     []*review
}

type review struct {
	story, reviewed, note string
	met                   bool
}

// NewReviews makes an empty collection.
func NewReviews() *Reviews {
	return &Reviews{byStory: map[string]*review{}, byTale: map[string]*review{}}
}

func (v *Reviews) add(story, typ, start, sentence, reviewed, note string) {
	if reviewed == "" && note == "" || story == "" {
		return
	}
	r := &review{story: story, reviewed: reviewed, note: note}
	v.all = append(v.all, r)
	v.byStory[story] = r
	if sentence != "" {
		v.byTale[tale(typ, start, sentence)] = r
	}
}

func tale(typ, start, sentence string) string { return typ + "\x00" + start + "\x00" + sentence }

// AddRow takes a row of an earlier timeline.
func (v *Reviews) AddRow(r *tables.Row) {
	get := func(c string) string { return strings.Clone(r.Get(c).Text()) }
	v.add(get("story_id"), get("type"), get("date_start"), get("sentence"), get("reviewed"), get("note"))
}

// AddCSV takes an earlier timeline.csv as people save it: with a byte order
// mark, semicolons or tabs, other columns, in any order. What cannot be read is
// an error with the line, so that no remark is lost in silence.
func (v *Reviews) AddCSV(in io.Reader) error {
	data, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	head, _, _ := bytes.Cut(data, []byte("\n"))
	c := csv.NewReader(bytes.NewReader(data))
	c.FieldsPerRecord, c.ReuseRecord = -1, true
	if i := bytes.IndexAny(head, ",;\t"); i >= 0 {
		c.Comma = rune(head[i])
	}
	names, err := c.Read()
	if errors.Is(err, io.EOF) {
		return nil
	}
	if err != nil {
		return err
	}
	names = slices.Clone(names)
	if !slices.Contains(names, "story_id") {
		return errors.New("1: there is no column story_id")
	}
	for {
		rec, err := c.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		cell := func(name string) string {
			if i := slices.Index(names, name); i >= 0 && i < len(rec) {
				return unguarded(strings.Clone(strings.TrimSpace(rec[i])))
			}
			return ""
		}
		story, reviewed, note := cell("story_id"), cell("reviewed"), cell("note")
		if story == "" && (reviewed != "" || note != "") {
			line, _ := c.FieldPos(0)
			return fmt.Errorf("%d: a remark without a story_id", line)
		}
		v.add(story, cell("type"), cell("date_start"), cell("sentence"), reviewed, note)
	}
}

// unguarded takes the apostrophe away that --excel writes before a formula.
func unguarded(s string) string {
	if len(s) > 1 && s[0] == '\'' && strings.IndexByte("=+-@", s[1]) >= 0 {
		return s[1:]
	}
	return s
}

// Fill writes the remarks into a row of the timeline.
func (v *Reviews) Fill(l *tables.TimelineRow) {
	if v == nil {
		return
	}
	r := v.byStory[l.StoryID]
	if r == nil {
		r = v.byTale[tale(l.Type, l.DateStart, l.Sentence)]
		if r == nil || r.met {
			return
		}
	}
	r.met = true
	l.Reviewed, l.Note = r.reviewed, r.note
}

// Lost are the remarks whose stories are gone, in a sentence each, in the order
// in which they were read.
func (v *Reviews) Lost() []string {
	if v == nil {
		return nil
	}
	var out []string
	for _, r := range v.all {
		if !r.met {
			out = append(out, fmt.Sprintf("story %s is not in this run's timeline; it was marked %q with the note %q", r.story, r.reviewed, r.note))
		}
	}
	return out
}
