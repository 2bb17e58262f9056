package numeral

import "unicode/utf8"

// Digit is the value of a digit of one of the three scripts.
func Digit(r rune) (int, bool) {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0'), true
	case r >= '٠' && r <= '٩':
		return int(r - '٠'), true
	case r >= '۰' && r <= '۹':
		return int(r - '۰'), true
	}
	return 0, false
}

// ParseDigits reads digits with thousands and decimal marks: the value is
// v/under. A full stop or comma before groups of three digits is a thousands
// mark where it occurs more than once or where it is a comma; otherwise it is a
// decimal mark. False where there is anything else, or too much.
func ParseDigits(s string) (v, under int64, ok bool) {
	under = 1
	marks, group, digits, decimal := 0, 0, 0, false
	stops := 0
	for _, r := range s {
		if r == '.' || r == '٫' {
			stops++
		}
	}
	for i, r := range s {
		if d, is := Digit(r); is {
			if v > (1<<62)/10 || decimal && under > 1<<40 {
				return 0, 1, false
			}
			v, digits, group = v*10+int64(d), digits+1, group+1
			if decimal {
				under *= 10
			}
			continue
		}
		if digits == 0 || i+utf8.RuneLen(r) == len(s) {
			return 0, 1, false
		}
		switch r {
		case ',', '،', '٬', '\'', ' ':
			marks++
			if marks > 1 && group != 3 {
				return 0, 1, false
			}
		case '.', '٫':
			if stops > 1 { // 1.234.567
				if marks++; marks > 1 && group != 3 {
					return 0, 1, false
				}
			} else {
				decimal = true
			}
		default:
			return 0, 1, false
		}
		group = 0
	}
	if marks > 0 && !decimal && group != 3 {
		return 0, 1, false
	}
	for under > 1 && v%10 == 0 {
		v, under = v/10, under/10
	}
	return v, under, digits > 0
}
