package export

import (
	"bufio"
	"bytes"
	"encoding/json"
)

// encode is a value as JSON that a person can read in a browser's view of it:
// nothing is escaped for the sake of HTML, because no page embeds it unescaped.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

// array streams a JSON array, one element a line.
type array struct {
	w     *bufio.Writer
	count int
}

func (a *array) open() { a.w.WriteByte('[') }

func (a *array) add(v any) error {
	if a.count > 0 {
		a.w.WriteByte(',')
	}
	a.count++
	b, err := encode(v)
	if err != nil {
		return err
	}
	a.w.WriteByte('\n')
	_, err = a.w.Write(b)
	return err
}

func (a *array) close() { a.w.WriteString("\n]") }
