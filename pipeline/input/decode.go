package input

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// sniff is how many bytes decide whether a file is text.
const sniff = 8 << 10

// decode turns a document's bytes into UTF-8 text without byte order mark.
// Invalid bytes stay: normalisation replaces and reports them. The failure has
// no path yet.
func decode(data []byte) (string, []Notice, *Failure) {
	if b, ok := bytes.CutPrefix(data, []byte("\xef\xbb\xbf")); ok {
		data = b
	}
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return utf16Text(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return utf16Text(data[2:], binary.BigEndian)
	}
	if i := bytes.IndexByte(data[:min(len(data), sniff)], 0); i >= 0 {
		return "", nil, &Failure{Code: "input.binary", Message: fmt.Sprintf("not a text: a zero byte at offset %d", i)}
	}
	if controls(data[:min(len(data), sniff)]) {
		return "", nil, &Failure{Code: "input.binary", Message: "not a text: too many control characters"}
	}
	if blank(data) {
		return "", nil, &Failure{Code: "input.empty", Message: "the document is empty"}
	}
	return string(data), nil, nil
}

func utf16Text(data []byte, order binary.ByteOrder) (string, []Notice, *Failure) {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	text := string(utf16.Decode(units))
	if strings.TrimSpace(text) == "" {
		return "", nil, &Failure{Code: "input.empty", Message: "the document is empty"}
	}
	notices := []Notice{{"input.utf16", "decoded from UTF-16; offsets refer to the UTF-8 text"}}
	if len(data)%2 != 0 {
		notices = append(notices, Notice{"input.truncated", "the last byte of the UTF-16 text stands alone"})
	}
	return text, notices, nil
}

// blank tells whether nothing but white space is there.
func blank(data []byte) bool {
	return len(bytes.TrimSpace(data)) == 0
}

// controls tells whether more than one byte in thirty is a control character
// that no text has, or most of it is not UTF-8 in a way no single-byte encoding
// explains.
func controls(head []byte) bool {
	n := 0
	for _, b := range head {
		if b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' || b == 0x7f {
			n++
		}
	}
	if n*30 > len(head) {
		return true
	}
	bad := 0
	for i := 0; i < len(head); {
		r, size := utf8.DecodeRune(head[i:])
		if r == utf8.RuneError && size == 1 {
			bad++
		}
		i += size
	}
	return n > 0 && bad*10 > len(head)
}
