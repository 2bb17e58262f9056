package tomar

import (
	"math/bits"
	"sort"
	"unicode/utf8"
)

// Document is one text on its way through the pipeline. Each stage reads what
// earlier stages left and adds its own slices; none removes another's work.
type Document struct {
	ID        string // given id, else a hash of path and text (begins with a letter)
	Path      string // as the user typed it; file.jsonl#id for a line of a container
	URL       string
	Outlet    string
	Author    string
	Title     string // a headline given beside the text; not part of Raw
	Lang      string // BCP 47; "" where nobody said
	SHA256    string // of Raw, hexadecimal
	Published Published

	Raw   string   // the original, decoded to UTF-8; never changed
	Text  string   // normalised; equal to Raw where there is nothing to change
	Edits EditList // the way from Text back to Raw

	Sentences []Sentence
	Tokens    []Token
	Verbs     []VerbForm // readings of tokens as verb forms, ordered by token
	Hits      []Hit      // everything the automaton found, ordered by first token
	Mentions  []Mention
	Clauses   []Clause
	Times     []Time
	Events    []Event
	Relations []Relation

	Diagnostics []Diagnostic

	Trace *Trace // nil unless explaining

	points pointIndex
}

// Published is the document's date and where it comes from.
type Published struct {
	Date       string // ISO: 2020-09-30, 2020-09, 2020; "" when unknown
	Source     string // flag, metadata, filename, text, inferred, none
	Candidates []string
}

// Reset empties the document for the next text; slices keep their memory, but
// nothing of the text.
func (d *Document) Reset() {
	clear(d.Relations)
	clear(d.Mentions)
	clear(d.Events)
	clear(d.Times)
	clear(d.Diagnostics)
	*d = Document{
		Sentences: d.Sentences[:0], Tokens: d.Tokens[:0], Verbs: d.Verbs[:0], Hits: d.Hits[:0],
		Mentions: d.Mentions[:0], Clauses: d.Clauses[:0], Times: d.Times[:0], Events: d.Events[:0],
		Relations: d.Relations[:0], Diagnostics: d.Diagnostics[:0], Edits: d.Edits[:0],
		points: pointIndex{marks: d.points.marks[:0]},
	}
}

// Slice is the normalised text of a span; "" where the span is out of range.
func (d *Document) Slice(s Span) string {
	if s.Start < 0 || s.End > int32(len(d.Text)) || s.Empty() {
		return ""
	}
	return d.Text[s.Start:s.End]
}

// Place leads a span of the normalised text to the original's bytes and code
// points. It is the one way out; sinks call it and nothing else does.
func (d *Document) Place(s Span) Place {
	sb, eb := int(d.Edits.Start(s.Start)), int(d.Edits.End(s.End))
	if eb < sb {
		eb = sb
	}
	return Place{
		Start: d.points.at(d.Raw, sb), End: d.points.at(d.Raw, eb),
		StartByte: sb, EndByte: eb,
	}
}

// Chars is the length of the original in code points.
func (d *Document) Chars() int { return d.points.at(d.Raw, len(d.Raw)) }

// Original is the original text of a span.
func (d *Document) Original(s Span) string {
	sb, eb := int(d.Edits.Start(s.Start)), int(d.Edits.End(s.End))
	if sb < 0 || eb > len(d.Raw) || eb <= sb {
		return ""
	}
	return d.Raw[sb:eb]
}

// ClauseAt is the innermost clause of a token; None where there is none. Clauses
// stand in the order in which they begin, and one holds another or is disjoint.
func (d *Document) ClauseAt(token int32) int32 {
	lo, hi := 0, len(d.Clauses)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if d.Clauses[mid].First <= token {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for i := lo - 1; i >= 0 && d.Clauses[i].Sent == d.Clauses[lo-1].Sent; i-- {
		if token < d.Clauses[i].Last {
			return int32(i)
		}
	}
	return None
}

// ClausesOf are the clauses of a sentence: Clauses[from:to].
func (d *Document) ClausesOf(sent int32) (from, to int) {
	return ofSentence(d.Clauses, sent, func(c *Clause) int32 { return c.Sent })
}

// TimesOf are the time expressions of a sentence: Times[from:to].
func (d *Document) TimesOf(sent int32) (from, to int) {
	return ofSentence(d.Times, sent, func(t *Time) int32 { return t.Sent })
}

// ofSentence is the part of a list, ordered by sentence, that belongs to one.
func ofSentence[T any](list []T, sent int32, of func(*T) int32) (from, to int) {
	from = sort.Search(len(list), func(i int) bool { return of(&list[i]) >= sent })
	for to = from; to < len(list) && of(&list[to]) == sent; to++ {
	}
	return from, to
}

// pointStride is the number of bytes between two remembered code point counts,
// a multiple of eight.
const pointStride = 64

// pointIndex counts code points up to every pointStride bytes, built on first
// use, so that a lookup costs a few words instead of a scan from the beginning.
type pointIndex struct {
	marks []int32
}

func (p *pointIndex) at(raw string, b int) int {
	b = min(max(b, 0), len(raw))
	if len(p.marks) == 0 {
		n := 0
		for i := 0; i+pointStride <= len(raw); i += pointStride {
			p.marks = append(p.marks, int32(n))
			n += runeStarts(raw[i : i+pointStride])
		}
		p.marks = append(p.marks, int32(n))
	}
	m := b / pointStride
	return int(p.marks[m]) + runeStarts(raw[m*pointStride:b])
}

// runeStarts counts the bytes that begin a code point, eight at a time: all but
// those of the form 10xxxxxx.
func runeStarts(s string) int {
	n := len(s)
	for ; len(s) >= 8; s = s[8:] {
		w := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		n -= bits.OnesCount64(w >> 7 &^ (w >> 6) & 0x0101010101010101)
	}
	for i := range len(s) {
		if !utf8.RuneStart(s[i]) {
			n--
		}
	}
	return n
}
