package token

import "github.com/tomar-nlp/tomar"

// maxGroups bounds the groups of one number, maxDigits its bytes: the count of
// leading digits has one byte in a token.
const (
	maxGroups = 8
	maxDigits = 200
)

// group is a run of digits and the separator behind it.
type group struct {
	len int // digits
	end int // byte behind the last digit
}

// separators of number groups by family.
const (
	sepNone  = 0
	sepMark  = '.' // . , ٫ ٬
	sepDate  = '/' // / -
	sepClock = ':'
)

// numberAt cuts digits with their marks, a date or a clock time, and a suffix
// written onto them.
func (c *cutter) numberAt(from int) int {
	var groups [maxGroups]group
	n, family, sep := 0, sepNone, byte(0)
	dots := false // all separators are the same full stop
	for i := from; n < maxGroups; {
		g := group{end: i}
		for g.end < len(c.s) && g.end-from < maxDigits {
			k, size := c.at(c.s, g.end)
			if k != digit {
				break
			}
			g.len++
			g.end += size
		}
		groups[n] = g
		n++
		b, f, size := separator(c.s, g.end)
		if f == sepNone || g.end+size >= len(c.s) {
			break
		}
		if k, _ := c.at(c.s, g.end+size); k != digit || n > 1 && (f != family || f == sepDate && b != sep) {
			break
		}
		dots = f == sepMark && b == '.' && (n == 1 || dots)
		family, sep = f, b
		i = g.end + size
	}
	used, kind := shape(groups[:n], family, sep, dots)
	if sep == ',' && groups[1].len != 3 && from > 0 && c.s[from-1] == ',' { // the end of a list
		used = 1
	}
	to := groups[used-1].end
	digits := to - from
	if end := c.letters(to); end > to && c.number[c.s[to:end]] {
		to = end
		if kind == tomar.Number {
			kind = tomar.NumberSuffix
		}
	}
	c.add(kind, from, to).Digits = uint8(digits)
	return to
}

// separator is the mark at s[i:] that may stand between digits.
func separator(s string, i int) (b byte, family, size int) {
	if i >= len(s) {
		return 0, sepNone, 0
	}
	switch s[i] {
	case '.', ',':
		return s[i], sepMark, 1
	case '/', '-':
		return s[i], sepDate, 1
	case ':':
		return ':', sepClock, 1
	case 0xD9: // ٫ ٬
		if i+1 < len(s) && (s[i+1] == 0xAB || s[i+1] == 0xAC) {
			return s[i+1], sepMark, 2
		}
	}
	return 0, sepNone, 0
}

// shape says how many of the groups belong together and as what.
func shape(g []group, family int, sep byte, dots bool) (used int, kind tomar.TokenKind) {
	switch {
	case len(g) == 1:
	case family == sepMark:
		if dots && isDate(g) {
			return 3, tomar.DateNumber
		}
		if sep == ',' && len(g) > 2 {
			for _, x := range g[1:] {
				if x.len != 3 { // a list: 1,2,3
					return 1, tomar.Number
				}
			}
		}
		return len(g), tomar.Number
	case family == sepDate:
		if isDate(g) {
			return 3, tomar.DateNumber
		}
	case family == sepClock:
		if len(g) <= 3 && g[0].len <= 2 && g[1].len == 2 && g[len(g)-1].len == 2 {
			return len(g), tomar.ClockNumber
		}
	}
	return 1, tomar.Number
}

// isDate says whether three groups have the lengths of a date: a year at one
// end or of two digits, day and month of one or two.
func isDate(g []group) bool {
	if len(g) != 3 || g[1].len > 2 {
		return false
	}
	a, b := g[0].len, g[2].len
	return a <= 2 && (b == 4 || b <= 2) || a == 4 && b <= 2
}
