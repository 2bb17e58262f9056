package stats

import (
	"cmp"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar/output/labels"
	"github.com/tomar-nlp/tomar/output/tables"
)

// The parts that are not told as lists of keys, by the keys of their titles.
const (
	byTypePart  = "summary.type"
	byMonthPart = "summary.month"
	actorsPart  = "summary.actors"
)

// undated stands for the month of an event that has none.
const undated = "undated"

// Style says how a summary is told.
type Style struct {
	Words *labels.Labels
	Word  func(code string) string // names an event type; the English label where it is nil
	// Line and Isolate put marks of direction around a line and around a name
	// in it; nil for none, as in a file or pipe.
	Line, Isolate func(string) string
	Lines         int // at most, of each part; 0 means all
}

// WriteText tells the parts to a person at a terminal.
func (s *Summary) WriteText(w io.Writer, style Style) error {
	same := func(t string) string { return t }
	if style.Line == nil {
		style.Line = same
	}
	if style.Isolate == nil {
		style.Isolate = same
	}
	if style.Word == nil {
		style.Word = tables.EventLabel
	}
	var b strings.Builder
	line := func(indent, text string) { b.WriteString(style.Line(indent+text) + "\n") }
	for _, p := range s.parts {
		rs := p.frame.records()
		if len(rs) == 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		line("", style.Words.Text(p.label))
		if p.label == byMonthPart {
			months(rs, style, line)
			continue
		}
		more := 0
		if style.Lines > 0 && len(rs) > style.Lines {
			more, rs = len(rs)-style.Lines, rs[:style.Lines]
		}
		wide := utf8.RuneCountInString(style.Words.Int(slices.MaxFunc(rs, byCount).count))
		for _, r := range rs {
			n := style.Words.Int(r.count)
			line("  ", strings.Repeat(" ", wide-utf8.RuneCountInString(n))+n+"  "+row(p.label, r.keys, style))
		}
		if more > 0 {
			line("  ", style.Words.Text("summary.more", "n", style.Words.Int(more)))
		}
	}
	if b.Len() == 0 {
		line("", style.Words.Text("summary.nothing"))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func byCount(a, b record) int { return cmp.Compare(a.count, b.count) }

// row tells the keys of one record.
func row(part string, keys []string, style Style) string {
	switch part {
	case byTypePart:
		return style.Word(keys[0])
	case actorsPart: // an arrow that follows the direction of the line
		arrow := " → "
		if style.Words.RightToLeft() {
			arrow = " ← "
		}
		return style.Isolate(clean(keys[0])) + arrow + style.Isolate(clean(keys[1])) + "  " + style.Word(keys[2])
	}
	var told []string
	for _, k := range keys {
		if k = clean(k); k != "" {
			told = append(told, style.Isolate(k))
		}
	}
	return strings.Join(told, "  ")
}

// months tells what happened in each month, the latest last, and behind them
// what has no date.
func months(rs []record, style Style, line func(indent, text string)) {
	slices.SortFunc(rs, func(a, b record) int {
		return cmp.Or(cmp.Compare(a.keys[1], b.keys[1]), cmp.Compare(b.count, a.count), cmp.Compare(a.keys[0], b.keys[0]))
	})
	var names []string
	told, total := map[string][]string{}, map[string]int{}
	for _, r := range rs {
		m := r.keys[1]
		if total[m] == 0 {
			names = append(names, m)
		}
		total[m] += r.count
		told[m] = append(told[m], style.Word(r.keys[0])+" "+style.Words.Int(r.count))
	}
	if dated := len(names) - min(1, total[undated]); style.Lines > 0 && dated > style.Lines {
		line("  ", style.Words.Text("summary.earlier", "n", style.Words.Int(dated-style.Lines)))
		names = names[dated-style.Lines:]
	}
	for _, m := range names {
		name := style.Words.Digits(m)
		if m == undated {
			name = style.Words.Text("summary.undated")
		}
		line("  ", name+"  "+style.Words.Int(total[m])+": "+strings.Join(told[m], style.Words.Text("comma")+" "))
	}
}

// clean is a name on one line, with control and direction characters taken out:
// a name must not move a terminal's cursor.
func clean(name string) string {
	return strings.Map(func(r rune) rune {
		if r != '\u200c' && r != '\u200d' && unicode.In(r, unicode.Cc, unicode.Cf) {
			return -1
		}
		return r
	}, name)
}
