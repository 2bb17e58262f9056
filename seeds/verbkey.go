package seeds

import "strings"

// verbKey folds what Lookup takes as one: ڕ/ر, ڵ/ل, ه/ە, doubled و and ی;
// spaces and ZWNJ are gone. Every letter is folded by itself, but for the
// doubled ones, so that the key of a prefix is a prefix of the key.
func verbKey(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	last := rune(-1)
	for _, r := range s {
		switch r {
		case 0x0695: // ڕ
			r = 0x0631
		case 0x06B5: // ڵ
			r = 0x0644
		case 0x0647: // ه
			r = 0x06D5
		case ' ', 0x200C:
			continue
		}
		if r == last && (r == 0x0648 || r == 0x06CC) { // و and ی
			continue
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}
