package events

import (
	"strings"

	"github.com/tomar-nlp/tomar"
)

// laughs finds the mark by which the document shows that it jests, and where it
// stands.
func (x *Extractor) laughs() (tomar.Span, bool) {
	if len(x.doc.Tokens) > longJoke {
		return tomar.Span{}, false
	}
	for _, f := range x.faces() {
		if i := strings.Index(x.doc.Text, f); i >= 0 {
			return tomar.Span{Start: int32(i), End: int32(i + len(f))}, true
		}
	}
	for i := range x.doc.Tokens {
		if t := &x.doc.Tokens[i]; t.Kind == tomar.Word && t.Len() >= 2*leastLaugh && x.laughing(x.doc.Slice(t.Span)) {
			return t.Span, true
		}
	}
	return tomar.Span{}, false
}

// faces are the marks that may stand in the document: most texts lack the byte with
// which they all begin.
func (x *Extractor) faces() []string {
	for i := range len(x.lex.faceFirsts) {
		if strings.IndexByte(x.doc.Text, x.lex.faceFirsts[i]) >= 0 {
			return x.lex.faces
		}
	}
	return nil
}

const (
	// longJoke is how many tokens a joke has at most: of 783 texts of real pages that
	// laugh one is longer. In a long article somebody who laughs is quoted.
	longJoke = 600
	// leastLaugh is how many letters a word of laughter has at least; every letter
	// is two bytes.
	leastLaugh = 3
)

// laughing reports whether a word has no letters but those of one laugh.
func (x *Extractor) laughing(s string) bool {
	for _, letters := range x.lex.laughs {
		if strings.Contains(letters, s[:2]) && strings.Trim(s, letters) == "" {
			return true
		}
	}
	return false
}

// joke notes that the document's events are not read.
func (x *Extractor) joke(at tomar.Span) {
	x.doc.Trace.Add("events", at, "the text laughs: no events are read", true, tomar.Provenance{Rule: "laughter", File: "laughter.tsv"})
	x.doc.Diagnostics = append(x.doc.Diagnostics, tomar.Diagnostic{
		Span: at, Code: "events.laughter", Severity: tomar.Info,
		Message: x.texts.Join("", "the text laughs («", x.doc.Slice(at), "»): it is read as a joke, without events"),
	})
}
