package norm

// A match key holds one byte a letter, so that hashing it is cheap:
//
//	0x00–0x7F  ASCII, capitals lowered; the digits of all scripts
//	0x80–0xFE  letters and marks of the Arabic block (keyLetters)
//	0xFF       one other character follows in UTF-8
//
// The first codes are those that the loop looks at again.
const (
	keyWaw   = 0x80 // و, runs of it are one
	keyYeh   = 0x81 // ی, runs of it are one
	keyHeh   = 0x82 // ه, at the end of a word it is ە
	keyHamza = 0x83 // ئ
	keyAlef2 = 0x84 // آ, two letters: hamza and alef
	keyAe    = 0x85 // ە
	keyAlef  = 0x86 // ا
	keyO     = 0x87 // ۆ
	keyE     = 0x88 // ێ

	keyLast  = keyAlef2 // the last code that needs a second look
	keyOther = 0xFF     // escape
	keyDrop  = 0x01     // marks that leave no trace; no text holds U+0001 for a reason
)

// keyLetters leads the low byte of U+0600–U+06FF to its code in [AppendKey];
// 0 is a character without a code of its own.
var keyLetters = [256]byte{
	0x0C: ',', 0x1B: ';', 0x1F: '?', 0x6A: '%', 0x6B: '.', 0x6C: ',', 0xD4: '.', // ، ؛ ؟ ٪ ٫ ٬ ۔

	0x21: keyDrop, // ء: written or not at the end of Arabic names
	0x22: keyAlef2, 0x23: keyHamza, 0x25: keyHamza, 0x71: keyAlef, 0x24: keyWaw, 0x26: keyHamza,
	0x27: keyAlef, 0x48: keyWaw, 0xC6: keyO, 0xCC: keyYeh, 0xCE: keyE, 0xD5: keyAe, 0x47: keyHeh,
	0x4A: keyYeh, 0x49: keyYeh, 0x29: keyAe, 0xBE: keyHeh, 0xC7: keyWaw, // left-overs of other spellings

	0x28: 0x90, 0x7E: 0x91, 0x2A: 0x92, 0x2B: 0x93, 0x2C: 0x94, 0x86: 0x95, 0x2D: 0x96, 0x2E: 0x97, // ب پ ت ث ج چ ح خ
	0x2F: 0x98, 0x30: 0x99, 0x31: 0x9A, 0x95: 0x9A, 0x32: 0x9B, 0x98: 0x9C, 0x33: 0x9D, 0x34: 0x9E, // د ذ ر ڕ ز ژ س ش
	0x35: 0x9F, 0x36: 0xA0, 0x37: 0xA1, 0x38: 0xA2, 0x39: 0xA3, 0x3A: 0xA4, 0x41: 0xA5, 0xA4: 0xA6, // ص ض ط ظ ع غ ف ڤ
	0x42: 0xA7, 0xA9: 0xA8, 0x43: 0xA8, 0xAF: 0xA9, 0x44: 0xAA, 0xB5: 0xAA, 0x45: 0xAB, 0x46: 0xAC, // ق ک ك گ ل ڵ م ن

	0x60: '0', 0x61: '1', 0x62: '2', 0x63: '3', 0x64: '4', 0x65: '5', 0x66: '6', 0x67: '7', 0x68: '8', 0x69: '9',
	0xF0: '0', 0xF1: '1', 0xF2: '2', 0xF3: '3', 0xF4: '4', 0xF5: '5', 0xF6: '6', 0xF7: '7', 0xF8: '8', 0xF9: '9',

	0x40: keyDrop, // tatweel
	0x4B: keyDrop, 0x4C: keyDrop, 0x4D: keyDrop, 0x4E: keyDrop, 0x4F: keyDrop, 0x50: keyDrop, 0x51: keyDrop, 0x52: keyDrop,
	0x53: keyDrop, 0x54: keyDrop, 0x55: keyDrop, 0x70: keyDrop, // harakat
}

// looseLetters folds codes of [AppendKey] further: ۆ→و, ێ→ی, and the letters of
// Arabic that Sorani spells by sound (ط→ت, ص ث→س, ذ ض ظ→ز).
var looseLetters = [256]byte{
	keyO: keyWaw, keyE: keyYeh,
	0xA1: 0x92, 0x9F: 0x9D, 0x93: 0x9D, 0x99: 0x9B, 0xA0: 0x9B, 0xA2: 0x9B,
}

// looseMin is the number of letters other than ە from which a word may lose
// its inner ە: shorter ones («کەر», «کر») would meet words of another meaning.
const looseMin = 4

// AppendKey appends the match key of normalised text to dst: spellings that
// outlets choose freely become one (ڕ/ر, ڵ/ل, وو/و, یی/ی, word-final ه/ە, أ إ/ئ,
// آ/ئا; ء, tatweel, harakat and ZWNJ are gone), digits have one value, ASCII is
// in lower case. ۆ and ێ stay apart from و and ی. Spaces stay.
//
// But for a final ه the key of a prefix is a prefix of the key. Two texts with
// the same key differ in those spellings only.
func AppendKey(dst []byte, s string) []byte {
	dst, _ = appendKey(dst, s, "", 0)
	return dst
}

// AppendKeys is [AppendKey] of texts written together, none of them empty.
func AppendKeys(dst []byte, parts ...string) []byte {
	last := byte(0)
	for i, s := range parts {
		behind := ""
		if i+1 < len(parts) {
			behind = parts[i+1]
		}
		dst, last = appendKey(dst, s, behind, last)
	}
	return dst
}

// PrefixKeys calls yield with the key of each prefix s[:n] that ends before a character
// of s, shortest first. The key is valid until the next one; buf is room for it.
func PrefixKeys(buf []byte, s string, yield func(n int, key []byte)) {
	buf, last, from := buf[:0], byte(0), 0
	for i := range s {
		if i == 0 {
			continue
		}
		buf, last = appendKey(buf, s[from:i], s[i:], last)
		from = i
		if n := len(buf) - 1; last == keyHeh && buf[n] == keyHeh { // the last letter of this prefix, not of a longer one
			buf[n] = keyAe
			yield(i, buf)
			buf[n] = keyHeh
		} else {
			yield(i, buf)
		}
	}
}

// appendKey appends the key of a part of a text: last is the code before it, which
// it returns anew, behind is what follows.
func appendKey(dst []byte, s, behind string, last byte) ([]byte, byte) {
	for i := 0; i < len(s); {
		b := s[i]
		if b < 0x80 {
			if 'A' <= b && b <= 'Z' {
				b |= 0x20
			}
			dst, last = append(dst, b), b
			i++
			continue
		}
		var c byte
		if b&0xFC == 0xD8 && i+1 < len(s) && s[i+1]&0xC0 == 0x80 {
			c = keyLetters[b<<6|s[i+1]&0x3F]
		}
		if c > keyLast {
			dst, last = append(dst, c), c
			i += 2
			continue
		}
		if c != 0 {
			i += 2
		}
		switch c {
		case keyDrop:
		case keyWaw, keyYeh:
			if c != last {
				dst, last = append(dst, c), c
			}
		case keyHeh:
			if i < len(s) && !letterAt(s, i) || i == len(s) && !letterAt(behind, 0) {
				c = keyAe
			}
			dst, last = append(dst, c), c
		case keyAlef2:
			if last != keyHamza {
				dst = append(dst, keyHamza)
			}
			dst, last = append(dst, keyAlef), keyAlef
		case 0:
			dst, i = appendOther(dst, s, i)
			last = 0
		default: // hamza, digits, marks
			dst, last = append(dst, c), c
		}
	}
	return dst, last
}

// AppendLoose appends a wider key than [AppendKey]: besides its folds ۆ→و,
// ێ→ی, doubled letters are one, Arabic letters stand as Sorani sounds them, ئ
// inside a word is gone, and so is every ە that neither begins nor ends its
// word, where four other letters remain. Words are cut at ASCII characters.
// A hit by this key alone is weak: the first key should be asked first.
func AppendLoose(dst []byte, s string) []byte {
	from := len(dst)
	return Loosen(AppendKey(dst, s), from)
}

// Loosen turns dst[from:], a key of [AppendKey], into the wider key of
// [AppendLoose], in place.
func Loosen(dst []byte, from int) []byte {
	w := from // end of what is written
	for r := from; r < len(dst); {
		if dst[r] < 0x80 {
			dst[w] = dst[r]
			w++
			r++
			continue
		}
		begin, others := w, 0
		for ; r < len(dst) && dst[r] >= 0x80; r++ {
			c := dst[r]
			if c == keyOther { // copied with its escape
				n := otherLen(dst[r:])
				w += copy(dst[w:], dst[r:r+n])
				r += n - 1
				others++
				continue
			}
			if l := looseLetters[c]; l != 0 {
				c = l
			}
			if c == keyHamza && w > begin || w > begin && dst[w-1] == c {
				continue
			}
			if c != keyAe {
				others++
			}
			dst[w] = c
			w++
		}
		if others >= looseMin {
			w = dropInnerAe(dst, begin, w)
		}
	}
	return dst[:w]
}

// dropInnerAe takes ە out of the word dst[begin:end] but at its two ends, and
// returns the new end.
func dropInnerAe(dst []byte, begin, end int) int {
	w := begin
	for r := begin; r < end; r++ {
		if dst[r] == keyOther {
			n := otherLen(dst[r:end])
			w += copy(dst[w:], dst[r:r+n])
			r += n - 1
			continue
		}
		if dst[r] == keyAe && r > begin && r < end-1 {
			continue
		}
		dst[w] = dst[r]
		w++
	}
	return w
}

// letterAt says whether a letter or mark of the Arabic block stands at s[i:].
func letterAt(s string, i int) bool {
	return i+1 < len(s) && s[i]&0xFC == 0xD8 && s[i+1]&0xC0 == 0x80 && keyLetters[s[i]<<6|s[i+1]&0x3F] >= 0x80
}

// appendOther writes the character at s[i:] behind an escape, or nothing for
// the characters that norm deletes (ZWNJ, ZWJ, direction marks, U+FEFF), and
// returns the place behind it.
func appendOther(dst []byte, s string, i int) ([]byte, int) {
	end := i + 1
	for end < len(s) && end < i+4 && s[end]&0xC0 == 0x80 {
		end++
	}
	switch c := s[i:end]; {
	case c >= "\u200B" && c <= "\u200F", c == "\uFEFF", c == "\u00AD":
		return dst, end
	case c == "\u00AB" || c == "\u00BB" || c >= "\u2018" && c <= "\u201F":
		return append(dst, '"'), end
	}
	dst = append(dst, keyOther)
	return append(dst, s[i:end]...), end
}

// otherLen is the length of an escaped character at the beginning of key.
func otherLen(key []byte) int {
	n := 2
	for n < len(key) && n < 5 && key[n]&0xC0 == 0x80 {
		n++
	}
	return min(n, len(key))
}
