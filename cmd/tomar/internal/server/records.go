package server

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// newRecords turns a body of JSON, which may be one object, an array of them or
// several in a row, into JSON Lines, as they are read.
func newRecords(r io.Reader) *io.PipeReader {
	pr, pw := io.Pipe()
	go func() { pw.CloseWithError(spread(r, pw)) }()
	return pr
}

// spread writes every value on a line of its own. What is no document goes out
// as it stands: the reader of JSON Lines tells the fault with its number.
func spread(r io.Reader, w io.Writer) error {
	br := bufio.NewReader(r)
	list, err := opensList(br)
	if err != nil {
		return err
	}
	dec := json.NewDecoder(br)
	if list {
		if _, err := dec.Token(); err != nil {
			return fmt.Errorf("no JSON: %w", err)
		}
	}
	var v json.RawMessage
	var line bytes.Buffer
	for !list || dec.More() {
		err := dec.Decode(&v)
		if !list && errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("no JSON: %w", err)
		}
		line.Reset()
		if err := json.Compact(&line, v); err != nil {
			return fmt.Errorf("no JSON: %w", err)
		}
		line.WriteByte('\n')
		if _, err := w.Write(line.Bytes()); err != nil {
			return err
		}
	}
	if _, err := dec.Token(); err != nil { // the bracket that ends the list
		return fmt.Errorf("no JSON: %w", err)
	}
	return nil
}

// opensList looks at the first character that is no space.
func opensList(br *bufio.Reader) (bool, error) {
	for {
		b, err := br.ReadByte()
		switch {
		case errors.Is(err, io.EOF):
			return false, nil
		case err != nil:
			return false, err
		case b == ' ' || b == '\n' || b == '\r' || b == '\t':
			continue
		}
		return b == '[', br.UnreadByte()
	}
}
