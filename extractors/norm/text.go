package norm

import (
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/internal/pieces"
)

// maxPasses bounds the readings of a text whose characters come out as several.
const maxPasses = 4

// Text normalises raw. The edits are appended to edits, which keeps its memory;
// raw with nothing to change is returned as it is, with no edits.
func (n *Normalizer) Text(raw string, edits tomar.EditList) (string, tomar.EditList, []tomar.Diagnostic) {
	return n.text(raw, edits, nil)
}

func (n *Normalizer) text(raw string, edits tomar.EditList, texts *pieces.Texts) (string, tomar.EditList, []tomar.Diagnostic) {
	p := pass{Normalizer: n, writer: writer{raw: raw, edits: edits, texts: texts}}
	p.run()
	if p.suspects > 3 && p.suspects*suspectShare > len(raw) {
		if e := n.detect(raw); e != nil {
			mid, first := e.convert(raw, nil, texts)
			p = pass{Normalizer: n, writer: writer{raw: mid, texts: texts}}
			p.run()
			text, second, diags := p.rest(nil)
			diags = append(diags, tomar.Diagnostic{Code: CodeLegacy, Severity: tomar.Info, Message: "read as " + e.name})
			return text, compose(edits[:0], first, second), diags
		}
	}
	return p.rest(edits)
}

// rest ends a pass: further passes and NFC where they are needed, diagnostics.
func (p *pass) rest(edits tomar.EditList) (string, tomar.EditList, []tomar.Diagnostic) {
	diags := p.diagnostics()
	text, list := p.finish()
	for i := 0; (p.again || p.marks) && i < maxPasses; i++ {
		marks, again := p.marks, p.again
		*p = pass{Normalizer: p.Normalizer, writer: writer{raw: text, texts: p.texts}}
		if marks {
			p.canonical()
		} else {
			p.run()
		}
		next, second := p.finish()
		switch {
		case len(second) > 0:
			list = compose(nil, list, second)
			text = next
		case !marks || !again:
			return text, append(edits[:0], list...), diags
		}
		p.again = true
		p.marks = p.marks && !marks
	}
	return text, append(edits[:0], list...), diags
}

// canonical brings the text to NFC where it is not.
func (p *pass) canonical() {
	for i := 0; i < len(p.raw); {
		n := norm.NFC.QuickSpanString(p.raw[i:])
		if i += n; i >= len(p.raw) {
			return
		}
		// The span ends before what is not in NFC; it may be reached by the
		// character before it.
		for i > 0 && !norm.NFC.PropertiesString(p.raw[i:]).BoundaryBefore() && i > p.done {
			_, size := utf8.DecodeLastRuneInString(p.raw[:i])
			i -= size
		}
		end := i + norm.NFC.NextBoundaryInString(p.raw[i:], true)
		if end <= i {
			return
		}
		if c := norm.NFC.String(p.raw[i:end]); c != p.raw[i:end] {
			p.change(i, end, c)
		}
		i = end
	}
}

// diagnostics are what the pass saw, one of a kind.
func (p *pass) diagnostics() []tomar.Diagnostic {
	var out []tomar.Diagnostic
	add := func(c count, code, what string) {
		if c.n > 0 {
			at := tomar.Span{Start: int32(c.at), End: int32(c.at + len("\uFFFD"))}
			out = append(out, tomar.Diagnostic{Span: at, Code: code, Severity: tomar.Warning, Message: fmt.Sprintf("%d %s", c.n, what)})
		}
	}
	add(p.invalid, CodeInvalidUTF8, "bytes that are not UTF-8")
	add(p.private, CodePrivateUse, "private-use characters")
	return out
}
