package input

import (
	"bytes"
	"encoding/json"
	"strings"
)

// kind is what a stream holds.
type kind uint8

const (
	plain kind = iota
	gzipped
	bzipped
	zstandard
	zipped
	tarred
	webArchive
	jsonLines
	commaSeparated
	page
)

// textKind tells records and pages from text. Content that is unmistakable goes
// before the ending; the ending decides where the content could be anything.
// head is the beginning as UTF-8.
func textKind(name string, head []byte, f Fields) kind {
	end := ending(innerName(name))
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if isPage(head) {
		return page
	}
	switch end {
	case ".jsonl", ".ndjson":
		return jsonLines
	case ".csv", ".tsv":
		return commaSeparated
	case ".html", ".htm", ".xhtml":
		return page
	case ".txt", ".text":
		return plain
	}
	line, _, _ := bytes.Cut(head, []byte("\n"))
	switch {
	case isRecord(line, len(line) < len(head)):
		return jsonLines
	case isHeader(line, f):
		return commaSeparated
	}
	return plain
}

// isPage tells an HTML page by how it begins.
func isPage(head []byte) bool {
	if len(head) == 0 || head[0] != '<' {
		return false
	}
	low := bytes.ToLower(head[:min(len(head), 1<<10)])
	if bytes.HasPrefix(low, []byte("<?xml")) || bytes.HasPrefix(low, []byte("<!--")) {
		return bytes.Contains(low, []byte("<html"))
	}
	for _, p := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if bytes.HasPrefix(low, []byte(p)) {
			return true
		}
	}
	return false
}

// isRecord tells a line of JSON Lines: an object with a member, whole or longer
// than what is at hand.
func isRecord(line []byte, whole bool) bool {
	if len(line) < 2 || line[0] != '{' {
		return false
	}
	if whole || json.Valid(line) {
		return json.Valid(line)
	}
	rest := bytes.TrimLeft(line[1:], " \t")
	if len(rest) == 0 || rest[0] != '"' {
		return false
	}
	name, after, ok := bytes.Cut(rest[1:], []byte(`"`))
	return ok && len(name) < 100 && bytes.HasPrefix(bytes.TrimLeft(after, " \t"), []byte(":"))
}

// isHeader tells a table by a first row with the text's column in it.
func isHeader(line []byte, f Fields) bool {
	cells := strings.Split(strings.TrimRight(string(line), "\r"), string(delimiter(line)))
	if len(cells) < 2 {
		return false
	}
	for _, c := range cells {
		if strings.EqualFold(strings.Trim(c, `" `), f.Text) {
			return true
		}
	}
	return false
}

// delimiter is the one of comma, semicolon and tab that is most frequent in the
// header; the comma where there is none.
func delimiter(line []byte) byte {
	best, n := byte(','), 0
	for _, d := range []byte{',', ';', '\t'} {
		if c := bytes.Count(line, []byte{d}); c > n {
			best, n = d, c
		}
	}
	return best
}
