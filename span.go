package tomar

// None stands in an index field where there is nothing to point at.
const None int32 = -1

// Span is a half-open range [Start, End) in bytes of the normalised text.
type Span struct {
	Start, End int32
}

// Len is the span's length in bytes of the normalised text.
func (s Span) Len() int32 { return s.End - s.Start }

// Empty reports whether the span covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Overlaps reports whether the two spans share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Contains reports whether o lies inside s (equal spans do).
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Cover is the smallest span over both.
func (s Span) Cover(o Span) Span {
	return Span{min(s.Start, o.Start), max(s.End, o.End)}
}

// Place is a span in the original text: code points and UTF-8 bytes, both
// half-open and counted from 0.
type Place struct {
	Start, End         int // Unicode code points of the original
	StartByte, EndByte int // bytes of the original
}

// Edit says that the normalised bytes [NStart, NEnd) came from the original
// bytes [OStart, OEnd). Text between two edits is the same in both.
type Edit struct {
	OStart, OEnd int32
	NStart, NEnd int32
}

// EditList is the sparse way back from normalised to original text: edits in
// order, not overlapping. An empty list means that the text is unchanged.
type EditList []Edit

// find is the number of edits whose normalised start lies at or before n.
func (l EditList) find(n int32) int {
	lo, hi := 0, len(l)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if l[mid].NStart <= n {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// Start leads the start of a span to the original: deleted characters that
// stand before it stay outside.
func (l EditList) Start(n int32) int32 {
	i := l.find(n)
	if i == 0 {
		return n
	}
	e := l[i-1]
	if n < e.NEnd { // inside a replacement: its beginning
		return e.OStart
	}
	return e.OEnd + (n - e.NEnd)
}

// End leads the end of a span to the original: deleted characters that stand
// behind it stay outside, so that a span never swallows a trailing ZWNJ.
func (l EditList) End(n int32) int32 {
	if n == 0 {
		return 0
	}
	i := l.find(n - 1)
	if i == 0 {
		return n
	}
	e := l[i-1]
	if n <= e.NEnd { // the last byte lies inside a replacement: its end
		return e.OEnd
	}
	return e.OEnd + (n - e.NEnd)
}
