package input

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
)

// record is a line of a JSON Lines file; other fields are left alone.
type record struct {
	ID     any     `json:"id"`
	Text   *string `json:"text"`
	Title  string  `json:"title"`
	Date   string  `json:"date"`
	URL    string  `json:"url"`
	Outlet string  `json:"outlet"`
	Author string  `json:"author"`
	Lang   string  `json:"lang"`
}

// records reads one document a line. A broken line is a failed item with its
// line number; the lines after it are read all the same.
func (s *Source) records(path string, r io.Reader, yield yielder) bool {
	br := bufio.NewReaderSize(r, 1<<20)
	slash := filepath.ToSlash(path)
	limit := 2*s.opts.MaxBytes + 1<<20 // a record is longer than its text by escapes
	for line := 1; ; line++ {
		data, over, err := readLine(br, limit)
		if err != nil && !errors.Is(err, io.EOF) {
			return yield(failed(path, "input.unreadable", fmt.Sprintf("line %d: %s", line, reason(err)), err))
		}
		end := err != nil
		if line == 1 {
			data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
		}
		switch {
		case over:
			it := tooLarge(fmt.Sprintf("%s#%d", slash, line), s.opts.MaxBytes)
			if !yield(it) {
				return false
			}
		case len(bytes.TrimSpace(data)) > 0:
			if !yield(s.record(slash, line, data)) {
				return false
			}
		case end && line == 1:
			return yield(failed(path, "input.empty", "the file is empty", nil))
		}
		if end {
			return true
		}
	}
}

func (s *Source) record(path string, line int, data []byte) Item {
	var rec record
	where := fmt.Sprintf("%s#%d", path, line)
	bad := func(message string, err error) Item {
		it := failed(where, "input.bad-record", fmt.Sprintf("line %d: %s", line, message), err)
		it.Bytes = int64(len(data))
		return it
	}
	if err := json.Unmarshal(data, &rec); err != nil {
		return bad("not a JSON object: "+err.Error(), err)
	}
	it := Item{Path: where, Title: rec.Title, Date: rec.Date, URL: rec.URL, Outlet: rec.Outlet, Author: rec.Author, Lang: rec.Lang, Bytes: int64(len(data))}
	switch id := rec.ID.(type) {
	case nil:
	case string:
		it.ID = id
	case float64:
		it.ID = strconv.FormatFloat(id, 'f', -1, 64)
	default:
		return bad("the id is neither text nor number", nil)
	}
	if it.ID != "" {
		it.Path = path + "#" + it.ID
	}
	if rec.Text == nil {
		return bad("no field \"text\"", nil)
	}
	d := s.document(it.Path, []byte(*rec.Text))
	it.Text, it.Notices, it.Err = d.Text, d.Notices, d.Err
	return it
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
			} else if buf == nil && err == nil {
				return part, false, nil
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
