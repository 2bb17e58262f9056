package token

import (
	"strings"

	"github.com/tomar-nlp/tomar"
)

// latin cuts a word of Latin letters (digits and inner apostrophes included),
// a dotted acronym, a URL or an e-mail address.
func (c *cutter) latin(from int) int {
	s := c.s
	if rest := s[from:]; (s[from]|0x20 == 'h' || s[from]|0x20 == 'w') && hasPrefixFold(rest, "http://", "https://", "www.") {
		if to := urlEnd(s, from); to > from+len("www.") {
			c.add(tomar.URL, from, to)
			return to
		}
	}
	to := c.latinEnd(from)
	if to < len(s) && strings.IndexByte(".@_-+", s[to]) >= 0 {
		if end := emailEnd(s, from); end > 0 {
			c.add(tomar.Email, from, end)
			return end
		}
		if end := dottedEnd(s, from); end > 0 {
			c.add(tomar.Acronym, from, end)
			return end
		}
		if end := hostEnd(s, from); end > 0 {
			if end < len(s) && s[end] == '/' {
				end = urlEnd(s, end)
			}
			c.add(tomar.URL, from, end)
			return end
		}
	}
	c.add(tomar.Latin, from, to)
	return to
}

// latinEnd is the end of a Latin word.
func (c *cutter) latinEnd(i int) int {
	s := c.s
	for i < len(s) {
		k, n := c.at(s, i)
		if k == latin || k == mark || k == digit && n == 1 {
			i += n
			continue
		}
		if s[i] == '\'' && i+1 < len(s) {
			if k, _ := c.at(s, i+1); k == latin {
				i++
				continue
			}
		}
		break
	}
	return i
}

// hasPrefixFold says whether s begins with one of the prefixes (lower case).
func hasPrefixFold(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if len(s) > len(p) && strings.EqualFold(s[:len(p)], p) {
			return true
		}
	}
	return false
}

// urlEnd is the end of a URL: ASCII without white space, quotes and brackets,
// and without the marks of the sentence behind it.
func urlEnd(s string, i int) int {
	from := i
	for i < len(s) && s[i] > ' ' && s[i] < 0x7F && strings.IndexByte(`"<>{}|`+"`", s[i]) < 0 {
		i++
	}
	for i > from && strings.IndexByte(".,;:!?'()[]", s[i-1]) >= 0 {
		if s[i-1] == ')' && strings.IndexByte(s[from:i], '(') >= 0 {
			break
		}
		i--
	}
	return i
}

func alnum(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
}

// maxHost bounds what is read to find a host or an address.
const maxHost = 254

// hostEnd is the end of a host name with a top-level domain in small letters
// (two to six); 0 where there is none.
func hostEnd(s string, from int) int {
	end, label, dots := 0, from, 0
	for i := from; i <= len(s) && i-from < maxHost; i++ {
		if i < len(s) && (alnum(s[i]) || s[i] == '-') {
			continue
		}
		if i == label || s[label] == '-' {
			break
		}
		if dots > 0 && topLevel(s[label:i]) && (i == len(s) || s[i] < 0x80 && s[i] != '@' && s[i] != '_') {
			end = i
		}
		if i == len(s) || s[i] != '.' {
			break
		}
		dots++
		label = i + 1
	}
	return end
}

// topLevel says whether a label may be a top-level domain.
func topLevel(l string) bool {
	if len(l) < 2 || len(l) > 6 {
		return false
	}
	for i := range len(l) {
		if l[i] < 'a' || l[i] > 'z' {
			return false
		}
	}
	return true
}

// emailEnd is the end of an e-mail address; 0 where there is none.
func emailEnd(s string, from int) int {
	for i := from; i < len(s) && i-from < maxHost; i++ {
		if s[i] == '@' && i > from {
			return hostEnd(s, i+1)
		}
		if !alnum(s[i]) && strings.IndexByte("._+-", s[i]) < 0 {
			return 0
		}
	}
	return 0
}

// dottedEnd is the end of «U.N.»: capitals with stops, two at least; 0 else.
func dottedEnd(s string, from int) int {
	i, n := from, 0
	for i+1 < len(s) && s[i] >= 'A' && s[i] <= 'Z' && s[i+1] == '.' {
		i += 2
		n++
	}
	if i < len(s) && s[i] >= 'A' && s[i] <= 'Z' && (i+1 == len(s) || !alnum(s[i+1])) {
		i++
		n++
	} else if i < len(s) && alnum(s[i]) {
		return 0
	}
	if n < 2 {
		return 0
	}
	return i
}
