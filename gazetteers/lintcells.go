package gazetteers

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// common checks what all tables have: ASCII before Sorani, letters, flags,
// source and licence.
func (l *linter) common(r *row) {
	for i, c := range r.table.columns {
		v := r.cells[i]
		switch {
		case i >= r.table.first:
			l.sorani(r, c, v)
		case c != "name_en" && c != "title_en" && c != "source" && !isASCII(v):
			l.fault(r, c, "%q is not ASCII", v)
		}
	}
	if r.table.dir != "terms" {
		last := ""
		list(r.get("flags"), func(f string) {
			if !knownFlag(f) {
				l.fault(r, "flags", "no flag %q", f)
			}
			if f <= last {
				l.fault(r, "flags", "flags are not sorted and unique")
			}
			last = f
		})
	}
	if r.get("source") == "" {
		l.fault(r, "source", "no source")
	}
	if r.get("licence") == "" {
		l.fault(r, "licence", "no licence")
	}
	list(r.get("licence"), func(id string) {
		if !l.v.licences[id] {
			l.fault(r, "licence", "no licence %q", id)
		}
	})
}

func knownFlag(f string) bool {
	for _, n := range flagNames {
		if n == f {
			return true
		}
	}
	return false
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// legacy are the characters that spell another letter or nothing.
var legacy = map[rune]string{
	0x0643: "Arabic kaf", 0x06AA: "swash kaf", 0x0649: "alef maksura", 0x064A: "Arabic yeh", 0x06D2: "yeh barree",
	0x06BE: "heh doachashmee", 0x0629: "teh marbuta", 0x06C7: "u", 0x0640: "tatweel", 0x0623: "alef with hamza", 0x0625: "alef with hamza below", 0x0624: "waw with hamza",
	0x200B: "zero width space", 0x200C: "ZWNJ", 0x200D: "ZWJ", 0x200E: "direction mark", 0x200F: "direction mark", 0xFEFF: "byte order mark", 0x00AD: "soft hyphen", 0x061C: "direction mark",
}

// sorani checks the letters of a cell in Sorani.
func (l *linter) sorani(r *row, column, v string) {
	for _, c := range v {
		if name, ok := legacy[c]; ok {
			l.fault(r, column, "%s (U+%04X) in %q", name, c, v)
			return
		}
		switch {
		case c == ' ', c == '|', c == '!', c == '.', c == '-', c == '+', '0' <= c && c <= '9':
		case c >= 0x0621 && c <= 0x06D5 && unicode.IsLetter(c), c >= 0x0660 && c <= 0x0669:
		default:
			l.fault(r, column, "%q (U+%04X) in %q", c, c, v)
			return
		}
	}
	if strings.Contains(v, "  ") || strings.Contains(v, "||") || strings.HasPrefix(v, "|") || strings.HasSuffix(v, "|") || strings.Contains(v, " |") || strings.Contains(v, "| ") {
		l.fault(r, column, "empty value or white space in %q", v)
	}
}

// spellings checks the names of an entity against each other and against those
// of others.
func (l *linter) spellings(r *row, id, country string) {
	name := r.get("name")
	if utf8.RuneCountInString(name) < 2 {
		l.fault(r, "name", "name %q is too short", name)
	}
	keys := map[string]string{l.fold(name): name}
	for _, column := range [...]string{"variants", "short"} {
		list(r.get(column), func(v string) {
			if column == "variants" && strings.HasPrefix(v, "!") {
				l.fault(r, column, "%q: the mark ! belongs to short", v)
			}
			k := l.fold(strings.TrimPrefix(v, "!"))
			if k == "" {
				l.fault(r, column, "empty name")
			} else if old, twice := keys[k]; twice {
				l.warn(r, column, "%q is %q to the fold rules", v, old)
			}
			keys[k] = v
		})
	}
	if f := r.get("flags"); strings.Contains(f, "weak") || strings.Contains(f, "common") {
		return
	}
	k := r.table.prefix + country + "\t" + l.fold(name)
	if other, twice := l.keys[k]; twice && other != id {
		l.fault(r, "name", "%q is the name of %s too; flag one of them weak if they are two", name, other)
	}
	l.keys[k] = id
}

// geo checks coordinates against the country's box.
func (l *linter) geo(r *row, country string) {
	la, lo := r.get("lat"), r.get("lon")
	if la == "" && lo == "" {
		return
	}
	lat, err1 := strconv.ParseFloat(la, 64)
	lon, err2 := strconv.ParseFloat(lo, 64)
	switch b := l.v.countries[country]; {
	case err1 != nil || err2 != nil || lat < -90 || lat > 90 || lon < -180 || lon > 180:
		l.fault(r, "lat", "%s, %s are no coordinates", la, lo)
	case b.ok && (lat < b.latMin || lat > b.latMax || lon < b.lonMin || lon > b.lonMax):
		l.fault(r, "lat", "%s, %s lie outside %s", la, lo, country)
	}
}

// dates checks two ISO dates, possibly partial, and their order.
func (l *linter) dates(r *row, first, second string) {
	a, b := r.get(first), r.get(second)
	ok := true
	for _, c := range [...]string{first, second} {
		if v := r.get(c); v != "" && !isDate(v) {
			l.fault(r, c, "%q is no date", v)
			ok = false
		}
	}
	if ok && a != "" && b != "" && latest(b, a) < 0 {
		l.fault(r, second, "%s is before %s", b, a)
	}
}

// isDate says whether s is 2006, 2006-01 or 2006-01-02.
func isDate(s string) bool {
	var n [3]int
	for i, p := range strings.Split(s, "-") {
		width := 2
		if i == 0 {
			width = 4
		}
		v, err := strconv.Atoi(p)
		if i > 2 || err != nil || len(p) != width || v < 1 {
			return false
		}
		n[i] = v
	}
	return n[1] <= 12 && n[2] <= daysIn(n[0], n[1])
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// personName checks a row of given or family.
func (l *linter) personName(r *row) {
	l.order(r, "name", r.get("name"))
	l.common(r)
	if r.table.dir == "given" {
		if g := r.get("gender"); g != "" && g != "m" && g != "f" && g != "u" {
			l.fault(r, "gender", "gender %q is neither m, f, u nor empty", g)
		}
	} else if k := r.get("kind"); k != "family" && k != "nisba" && k != "tribe" && k != "patronymic" {
		l.fault(r, "kind", "no kind %q", k)
	}
	name := r.get("name")
	if name == "" {
		l.fault(r, "name", "no name")
	}
	k := l.fold(name)
	if x, twice := l.names[k]; twice && !r.patch {
		l.fault(r, "name", "%q stands in %s:%d already", name, x.file, x.line)
	}
	l.names[k] = seen{file: r.file, line: r.line}
	list(r.get("variants"), func(v string) {
		if l.fold(v) == k {
			l.warn(r, "variants", "%q is %q to the fold rules", v, name)
		}
	})
}
