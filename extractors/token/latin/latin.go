package latin

import (
	"github.com/tomar-nlp/tomar"
)

// Bounds of what is asked.
const (
	minWords = 2
	maxWords = 8
	maxBytes = 120 // of one run
	maxRuns  = 48  // of one document
)

// Part is a name inside a run: bytes of the run, half-open.
type Part struct {
	Start, End int
	Type       tomar.EntityType // PER, or LOC for a country, region or city
}

// Namer finds names in a run of Latin words. It answers the same to the same
// run, and may be asked by many goroutines at once. The answer is shared: it
// must not be changed.
type Namer interface {
	Names(run string) []Part
}

// Name is evidence that a span may be a name.
type Name struct {
	tomar.Span
	First, Last int32 // tokens, half-open
	Type        tomar.EntityType
}

// Names asks namer about the runs of capitalised Latin words of doc and appends
// what it finds to dst, in order. Runs that wanted says no to are not asked
// about, which is dear; nil wants all.
func Names(doc *tomar.Document, namer Namer, wanted func(first, last int32) bool, dst []Name) []Name {
	asked := 0
	for i := 0; i < len(doc.Tokens) && asked < maxRuns; {
		if !capitalised(doc, i) {
			i++
			continue
		}
		end := i + 1
		for end < len(doc.Tokens) && capitalised(doc, end) && doc.Tokens[end].Space && doc.Tokens[end].Sent == doc.Tokens[i].Sent {
			end++
		}
		run := tomar.Span{Start: doc.Tokens[i].Start, End: doc.Tokens[end-1].End}
		if n := end - i; n >= minWords && n <= maxWords && run.Len() <= maxBytes {
			asked++
			if wanted != nil && !wanted(int32(i), int32(end)) {
				i = end
				continue
			}
			for _, p := range namer.Names(doc.Slice(run)) {
				if m, ok := onTokens(doc, i, end, run, p); ok {
					dst = append(dst, m)
				}
			}
		}
		i = end
	}
	return dst
}

// capitalised says whether a token is a Latin word with a capital first.
func capitalised(doc *tomar.Document, i int) bool {
	t := doc.Tokens[i]
	if t.Kind != tomar.Latin {
		return false
	}
	b := doc.Text[t.Start]
	if b < 0x80 {
		return b >= 'A' && b <= 'Z'
	}
	for _, r := range doc.Slice(t.Span) {
		return isUpper(r)
	}
	return false
}

// onTokens is the name of a part that begins and ends with tokens[from:to].
func onTokens(doc *tomar.Document, from, to int, run tomar.Span, p Part) (Name, bool) {
	n := Name{Span: tomar.Span{Start: run.Start + int32(p.Start), End: run.Start + int32(p.End)}, First: tomar.None, Type: p.Type}
	for i := from; i < to; i++ {
		if t := doc.Tokens[i]; t.Start == n.Start {
			n.First = int32(i)
		}
		if t := doc.Tokens[i]; t.End == n.End && n.First != tomar.None {
			n.Last = int32(i) + 1
			return n, true
		}
	}
	return Name{}, false
}
