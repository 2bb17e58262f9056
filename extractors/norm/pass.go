package norm

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// pass is one reading of a text: the writer and what was seen on the way.
type pass struct {
	*Normalizer
	writer
	suspects int // letters that legacy encodings put where others stand
	marks    bool
	again    bool // a character came out as several: another pass must read them
	invalid  count
	private  count
}

// count is how often something was seen and where first, in bytes of out.
type count struct {
	n, at int
}

// maxSuffix is the longest suffix in bytes that « ـ» ties to the word before it.
const maxSuffix = 8

// maxSkip bounds how many deleted characters are passed over to see what stands
// behind them, so that a text of nothing else takes no quadratic time.
const maxSkip = 64

// run reads the whole text. The loop looks only at bytes that the tables mark;
// all else stays pending in the writer.
func (p *pass) run() {
	s := p.raw
	for i := 0; i < len(s); {
		b := s[i]
		if b < 0x80 {
			i++
			continue
		}
		if b&0xFC == 0xD8 && i+1 < len(s) && s[i+1]&0xC0 == 0x80 {
			switch p.actions[b<<6|s[i+1]&0x3F] {
			case plain:
				i += 2
				continue
			case suspect:
				p.suspects++
				i += 2
				continue
			case final: // mostly inside a word
				if i+3 < len(s) && s[i+2]&0xFC == 0xD8 && s[i+3]&0xC0 == 0x80 {
					c := s[i+2]<<6 | s[i+3]&0x3F
					if p.actions[c] <= suspect && p.letters[c] {
						i += 2
						continue
					}
				}
			}
			r := rune(b&0x1F)<<6 | rune(s[i+1]&0x3F)
			i = p.arabicAt(r, &p.arabic[r&0xFF], i, i+2)
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i = p.otherAt(r, i, i+n)
	}
}

// arabicAt deals with the character r = raw[from:to] of which l is known, and
// returns the place to read on.
func (p *pass) arabicAt(r rune, l *letter, from, to int) int {
	if l.suspect {
		p.suspects++
	}
	a := l.action
	if a == second {
		if repl, back := p.pair(r, l, from); back > 0 {
			p.changeBack(back, from, to, repl)
			return to
		}
		a = l.alone
	}
	switch a {
	case drop:
		p.change(from, to, "")
	case replace:
		if len(p.before) > 0 {
			if next, n := utf8.DecodeRuneInString(p.raw[to:]); n > 1 {
				if repl, ok := p.before[[2]rune{r, next}]; ok {
					p.change(from, to+n, repl)
					return to + n
				}
			}
		}
		return p.replace(l, from, to)
	case final:
		return p.final(from, to)
	case inner:
		if last, _ := p.last(from); p.next(to) != nextEnd || !p.isLetter(last) {
			return p.replace(l, from, to)
		}
	case tatweel:
		return p.tatweel(r, from, to)
	}
	return to
}

// replace writes l's letter, which may itself close a pair or end a word, and
// returns the place to read on.
func (p *pass) replace(l *letter, from, to int) int {
	if r, n := utf8.DecodeRuneInString(l.to); n == len(l.to) && r >= 0x600 && r < 0x700 {
		switch target := &p.arabic[r&0xFF]; target.action {
		case second:
			if repl, back := p.pair(r, target, from); back > 0 {
				p.changeBack(back, from, to, repl)
				return to
			}
		case final:
			if end := p.final(from, to); p.done >= to {
				return end
			}
		}
	}
	p.change(from, to, l.to)
	return to
}

// pair looks whether r behind the text so far stands for something else, and
// how many bytes of that text it takes in; a pair may close another one.
func (p *pass) pair(r rune, l *letter, from int) (repl string, back int) {
	a, b, both := p.lastTwo(from)
	if both > 0 {
		if repl, ok := p.pairs[pairKey{a, b, r}]; ok {
			return repl, both
		}
	}
	b, one := p.last(from)
	repl, ok := p.pairs[pairKey{b, r}]
	if !ok {
		return "", 0
	}
	if c, n := utf8.DecodeRuneInString(repl); both > 0 && n == len(repl) {
		if more, ok := p.pairs[pairKey{a, c}]; ok {
			return more, both
		}
	}
	return repl, one
}

// final deals with ه: ە before ZWNJ, and behind a letter at the end of a word.
// The ZWNJ that makes the letter belongs to it and to its edit.
func (p *pass) final(from, to int) int {
	if rest := p.raw[to:]; len(rest) >= len(p.joiner) && rest[:len(p.joiner)] == p.joiner {
		to += len(p.joiner)
		p.change(from, to, p.finalTo)
		return to
	}
	switch p.next(to) {
	case nextLetter:
		return to
	case nextEnd:
		if last, _ := p.last(from); !p.isLetter(last) {
			return to
		}
	}
	p.change(from, to, p.finalTo)
	return to
}

// What stands behind a letter, deleted characters passed over.
type next uint8

const (
	nextEnd    next = iota // no letter
	nextLetter             // a letter of the same word
	nextJoiner             // ZWNJ first
)

func (p *pass) next(i int) next {
	for skipped := 0; i < len(p.raw); skipped++ {
		if skipped == maxSkip { // read it again when what is deleted is gone
			p.again = true
			return nextEnd
		}
		r, n := utf8.DecodeRuneInString(p.raw[i:])
		if n == len(p.joiner) && p.raw[i:i+n] == p.joiner {
			return nextJoiner
		}
		if r >= 0x600 && r < 0x700 {
			switch l := &p.arabic[r&0xFF]; {
			case l.action == drop, l.action == tatweel, l.action == second && l.alone == drop:
				i += n
				continue
			case p.letters[r&0xFF]:
				return nextLetter
			}
			return nextEnd
		}
		if l, ok := p.others[r]; ok && l.action == drop {
			i += n
			continue
		}
		if d, ok := p.compat[r]; ok && p.isLetter(d[0]) {
			return nextLetter
		}
		return nextEnd
	}
	return nextEnd
}

// tatweel deals with a run of ـ: nothing beside a letter, a dash between other
// things; « ـی» is a suffix of what stands before the space.
func (p *pass) tatweel(r rune, from, to int) int {
	size := to - from
	for to+size <= len(p.raw) && p.raw[to:to+size] == p.raw[from:from+size] {
		to += size
	}
	last, n := p.last(from)
	switch {
	case p.isLetter(last):
	case p.next(to) == nextLetter:
		if last == ' ' && to == from+size && p.suffixAt(to) {
			if before, _, _ := p.lastTwo(from); before > ' ' {
				p.changeBack(1, from, to, "")
				return to
			}
		}
	case n > 0 && to < len(p.raw):
		p.change(from, to, "-")
		return to
	}
	p.change(from, to, "")
	return to
}

// suffixAt says whether the letters at raw[i:] are few enough for a suffix.
func (p *pass) suffixAt(i int) bool {
	from := i
	for i < len(p.raw) {
		r, n := utf8.DecodeRuneInString(p.raw[i:])
		if !p.isLetter(r) {
			break
		}
		i += n
	}
	return i > from && i-from <= maxSuffix
}

// otherAt deals with a character outside the Arabic block.
func (p *pass) otherAt(r rune, from, to int) int {
	switch {
	case r == utf8.RuneError && to-from == 1:
		p.change(from, to, "\uFFFD")
		p.invalid.see(len(p.out) - len("\uFFFD"))
		return to
	case p.raw[from:to] == p.joiner:
		p.change(from, to, "")
		return to
	case r < 0x300 && (r > 0xFF || !p.latin1[r]), r >= 0x2000 && r < 0x2080 && !p.general[r&0x7F]:
		return to
	case r >= 0x1F300 && r < 0x1FB00: // emoji
		return to
	case unicode.Is(unicode.Co, r):
		p.change(from, to, "\uFFFD")
		p.private.see(len(p.out) - len("\uFFFD"))
		return to
	}
	if l, ok := p.others[r]; ok {
		return p.arabicAt(r, &l, from, to)
	}
	if d, ok := p.compat[r]; ok {
		if len(d) == 1 && d[0] >= 0x600 && d[0] < 0x700 {
			l := p.arabic[d[0]&0xFF]
			if l.to == "" && l.action != drop { // the plain letter must be written in any case
				l.to = string(d)
				if l.action != second && l.action != final {
					l.action = replace
				}
			}
			done := len(p.edits)
			end := p.arabicAt(d[0], &l, from, to)
			if len(p.edits) == done && p.done < to {
				return p.replace(&l, from, to)
			}
			return end
		}
		p.change(from, to, string(d))
		p.again = true
		return to
	}
	if unicode.Is(unicode.Mn, r) {
		p.marks = true
		if last, n := p.last(from); n == 0 || last <= ' ' { // a mark without a letter
			p.change(from, to, "")
		}
		return to
	}
	if norm.NFC.QuickSpanString(p.raw[from:to]) != to-from || !norm.NFC.PropertiesString(p.raw[from:to]).BoundaryBefore() {
		p.marks = true
	}
	return to
}

func (c *count) see(at int) {
	if c.n == 0 {
		c.at = at
	}
	c.n++
}
