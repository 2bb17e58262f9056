package input

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/tomar-nlp/tomar/internal/pieces"
)

// record is a line of a JSON Lines file with fields of the usual names; other
// fields are left alone.
type record struct {
	ID     any     `json:"id"`
	Text   *string `json:"text"`
	Title  any     `json:"title"`
	Date   any     `json:"date"`
	URL    any     `json:"url"`
	Outlet any     `json:"outlet"`
	Author any     `json:"author"`
	Lang   any     `json:"lang"`
}

// textsSize is the length of the pieces, in bytes, in which texts lie that come one
// behind the other: who keeps one of them keeps its piece.
const textsSize = 32 << 10

// records reads one document a line. A broken line is a failed item with its
// line number; the lines after it are read all the same.
func (s *Source) records(st stream, r io.Reader, notices []Notice, yield yielder) bool {
	br := bufio.NewReaderSize(r, 128<<10)
	fl := flat{raw: pieces.Lists[byte]{Size: textsSize}}
	for line, found := 1, false; ; line++ {
		data, over, err := readLine(br, s.opts.MaxLine)
		if err != nil && !errors.Is(err, io.EOF) {
			it := st.failure(err)
			it.Err.Message = fmt.Sprintf("line %d and what follows: %s", line, it.Err.Message)
			return yield(it)
		}
		end := err != nil
		if line == 1 {
			data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
		}
		switch {
		case over:
			found = true
			if !yield(tooLong(fmt.Sprintf("%s#%d", st.path, line), fmt.Sprintf("line %d", line), s.opts.MaxLine)) {
				return false
			}
		case len(bytes.TrimSpace(data)) > 0:
			found = true
			it := s.record(st.path, line, data, &fl)
			it.Notices = append(it.Notices, notices...)
			if !yield(it) {
				return false
			}
		case end && !found:
			return yield(failed(st.path, "input.empty", "the file is empty", nil))
		}
		if end {
			return true
		}
	}
}

func (s *Source) record(path string, line int, data []byte, fl *flat) Item {
	if s.opts.Fields == (Fields{}).orDefault() && fl.scan(data) {
		it, raw := fl.item(path)
		if it.ID == "" {
			it.Path = numbered(path, line)
		}
		d := s.document(it.Path, raw)
		it.Text, it.Notices, it.Err, it.Bytes = d.Text, d.Notices, d.Err, int64(len(data))
		return it
	}
	bad := func(message string, err error) Item {
		it := failed(numbered(path, line), "input.bad-record", fmt.Sprintf("line %d: %s", line, message), err)
		it.Bytes = int64(len(data))
		return it
	}
	rec, err := s.parse(data)
	if err != nil {
		return bad("not a JSON object: "+err.Error(), err)
	}
	it := Item{
		Path: path, Title: loose(rec.Title), URL: loose(rec.URL),
		Outlet: loose(rec.Outlet), Author: loose(rec.Author), Lang: loose(rec.Lang), Bytes: int64(len(data)),
	}
	if it.ID, err = scalar(rec.ID); err != nil {
		return bad("the id "+err.Error(), err)
	}
	if it.Date, err = moment(rec.Date); err != nil {
		return bad("the date "+err.Error(), err)
	}
	if it.ID != "" {
		it.Path += "#" + it.ID
	} else {
		it.Path = numbered(path, line)
	}
	if rec.Text == nil {
		return bad(fmt.Sprintf("no field %q", s.opts.Fields.Text), nil)
	}
	d := s.document(it.Path, []byte(*rec.Text))
	it.Text, it.Notices, it.Err = d.Text, d.Notices, d.Err
	return it
}

// numbered is where a record stands that has no id.
func numbered(path string, line int) string { return path + "#" + strconv.Itoa(line) }

// parse reads a line with the fields' own names, or with those of the options.
func (s *Source) parse(data []byte) (rec record, err error) {
	f := s.opts.Fields
	if f == (Fields{}).orDefault() {
		err = json.Unmarshal(data, &rec)
		return rec, err
	}
	var m map[string]json.RawMessage
	if err = json.Unmarshal(data, &m); err != nil {
		return rec, err
	}
	if t, ok := lookup(m, f.Text).(string); ok {
		rec.Text = &t
	}
	rec.ID, rec.Title, rec.Date, rec.URL = lookup(m, f.ID), lookup(m, f.Title), lookup(m, f.Date), lookup(m, f.URL)
	rec.Outlet, rec.Author, rec.Lang = lookup(m, f.Outlet), lookup(m, f.Author), lookup(m, f.Lang)
	return rec, nil
}

// readLine reads up to a line break. A line over the limit is skipped to its
// end and reported, so that no line takes more memory than the limit.
func readLine(br *bufio.Reader, limit int64) (line []byte, over bool, err error) {
	var buf []byte
	for {
		part, err := br.ReadSlice('\n')
		if !over {
			if int64(len(buf)+len(part)) > limit {
				over, buf = true, nil
			} else if buf == nil && !errors.Is(err, bufio.ErrBufferFull) {
				return part, false, err
			} else {
				buf = append(buf, part...)
			}
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return buf, over, err
		}
	}
}

func tooLarge(path string, limit int64) Item {
	return failed(path, "input.too-large", fmt.Sprintf("longer than the limit of %d bytes; --max-bytes raises it", limit), nil)
}

func tooLong(path, what string, limit int64) Item {
	return failed(path, "input.too-large", fmt.Sprintf("%s is longer than the limit of %d bytes; --max-line raises it", what, limit), nil)
}
