package events

import (
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/seeds"
)

// furniture are words behind which a page has no article, as match keys.
type furniture struct {
	last string // the last word as texts write it: what is sought first
	keys []string
}

func compileFurniture(rows []seeds.Furniture) []furniture {
	var out []furniture
	for _, r := range rows {
		f := furniture{last: r.Words[len(r.Words)-1]}
		for _, w := range r.Words {
			f.keys = append(f.keys, string(norm.AppendKey(nil, w)))
		}
		out = append(out, f)
	}
	return out
}

// articleEnd is the token at which the page's furniture begins; the document's end
// where there is none.
func (x *Extractor) articleEnd() int32 {
	end := int32(len(x.doc.Tokens))
	for i := range x.lex.furniture {
		f := &x.lex.furniture[i]
		if !strings.Contains(x.doc.Text, f.last) {
			continue
		}
		for t := range end {
			if x.furnished(t, f) {
				end = t
				break
			}
		}
	}
	if end < int32(len(x.doc.Tokens)) {
		at := x.doc.Tokens[end].Span
		x.doc.Trace.Add("events", at, "what the page has besides: no events are read from here on", true, tomar.Provenance{Rule: "furniture", File: "furniture.tsv"})
		x.doc.Diagnostics = append(x.doc.Diagnostics, tomar.Diagnostic{
			Span: at, Code: "events.furniture", Severity: tomar.Info,
			Message: "from here on the page has other headlines: no events are read from them",
		})
	}
	return end
}

// furnished reports whether the words stand at a token, numbers and marks between
// them left out.
func (x *Extractor) furnished(t int32, f *furniture) bool {
	for i, key := range f.keys {
		for i > 0 && t < int32(len(x.doc.Tokens)) && x.doc.Tokens[t].Kind != tomar.Word {
			t++
		}
		if t >= int32(len(x.doc.Tokens)) || string(x.forms.CoreKey(t, x.key)) != key {
			return false
		}
		t++
	}
	return true
}
