package input

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// sniff is how many bytes decide what a file is.
const sniff = 8 << 10

// encoding is how a text is written.
type encoding uint8

const (
	utf8Text encoding = iota
	utf16LE
	utf16BE
	windows1256
)

// guess tells the encoding by its byte order mark, else by what the bytes would
// mean. UTF-8 with a few invalid bytes stays UTF-8.
func guess(head []byte) encoding {
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}):
		return utf16LE
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return utf16BE
	}
	if bytes.IndexByte(head, 0) >= 0 {
		return guess16(head)
	}
	if utf8.Valid(head) {
		return utf8Text
	}
	high, bad, arabic := 0, 0, 0
	for i := 0; i < len(head); {
		if head[i] < 0x80 {
			i++
			continue
		}
		r, size := utf8.DecodeRune(head[i:])
		high += size
		if r == utf8.RuneError && size == 1 {
			if !utf8.FullRune(head[i:]) {
				break // cut by the end of the sample
			}
			bad++
			if c := charmap.Windows1256.DecodeByte(head[i]); c >= 0x0600 && c <= 0x06ff {
				arabic++
			}
		}
		i += size
	}
	if bad >= 4 && bad*2 > high && arabic*10 >= bad*7 {
		return windows1256
	}
	return utf8Text
}

// guess16 looks for UTF-16 without byte order mark: nearly all units are Arabic
// letters or ASCII in one byte order.
func guess16(head []byte) encoding {
	var good [2]int
	n := len(head) / 2
	for i := range n {
		for order := range 2 {
			lo, hi := head[2*i+order], head[2*i+1-order]
			if hi == 6 || hi == 0 && (lo >= 0x20 && lo < 0x7f || lo == '\n' || lo == '\r' || lo == '\t') || hi == 0x20 && lo < 0x70 {
				good[order]++
			}
		}
	}
	switch {
	case n < 4:
	case good[0]*10 >= n*9 && good[0] > good[1]:
		return utf16LE
	case good[1]*10 >= n*9 && good[1] > good[0]:
		return utf16BE
	}
	return utf8Text
}

func (e encoding) decoder() transform.Transformer {
	switch e {
	case utf16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()
	case utf16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder()
	case windows1256:
		return charmap.Windows1256.NewDecoder()
	}
	return nil
}

// reader decodes a stream of records.
func (e encoding) reader(r io.Reader) io.Reader {
	if e == utf8Text {
		return r
	}
	return transform.NewReader(r, e.decoder())
}

// sample is the beginning of a stream as UTF-8.
func (e encoding) sample(head []byte) []byte {
	if e == utf8Text {
		return head
	}
	out, _, _ := transform.Bytes(e.decoder(), head) // a rune cut at the end does not matter here
	return out
}

func (e encoding) notices() []Notice {
	switch e {
	case utf16LE, utf16BE:
		return []Notice{{"input.utf16", "decoded from UTF-16; offsets refer to the UTF-8 text"}}
	case windows1256:
		return []Notice{{"input.windows-1256", "decoded from windows-1256; offsets refer to the UTF-8 text"}}
	}
	return nil
}

// decode turns a document's bytes into UTF-8 text without byte order mark; it
// keeps them. Invalid bytes stay: normalisation replaces and reports them. The
// failure has no path yet.
func decode(data []byte) (string, []Notice, *Failure) {
	head := data[:min(len(data), sniff)]
	enc := guess(head)
	notices := enc.notices()
	if enc == utf16LE || enc == utf16BE {
		if len(data)%2 != 0 {
			notices = append(notices, Notice{"input.truncated", "the last byte of the UTF-16 text stands alone"})
			data = data[:len(data)-1]
		}
	}
	if enc != utf8Text {
		out, _, err := transform.Bytes(enc.decoder(), data)
		if err != nil {
			return "", nil, &Failure{Code: "input.unreadable", Message: "cannot be decoded: " + err.Error(), Err: err}
		}
		data = out
		head = data[:min(len(data), sniff)]
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if i := bytes.IndexByte(head, 0); i >= 0 {
		return "", nil, &Failure{Code: "input.binary", Message: fmt.Sprintf("not a text: a zero byte at offset %d", i)}
	}
	if controls(head) {
		return "", nil, &Failure{Code: "input.binary", Message: "not a text: too many control characters"}
	}
	if blank(data) {
		return "", nil, &Failure{Code: "input.empty", Message: "the document is empty"}
	}
	return text(data), notices, nil
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
	if n == 0 {
		return false
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
	return bad*10 > len(head)
}
