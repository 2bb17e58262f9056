package norm

import (
	"slices"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// keyTexts leads the codes of [AppendKey] back to the letter that stands for all
// that the code stands for.
var keyTexts = func() (texts [256]string) {
	for low := len(keyLetters) - 1; low >= 0; low-- {
		c := keyLetters[low]
		if c < 0x80 || slices.Contains(keyOthers, byte(low)) {
			continue
		}
		texts[c] = string(rune(0x600 + low))
	}
	return texts
}()

// keyOthers are letters whose code stands for a commoner one: ؤ ى ي ة أ إ ٱ ڕ ڵ ك
// and left-overs of other spellings.
var keyOthers = []byte{0x22, 0x24, 0x49, 0x4A, 0x29, 0x23, 0x25, 0x71, 0x95, 0xB5, 0x43, 0xBE, 0xC7}

// Searchable is raw as an index for searching should hold it, and a query as the
// index should be asked: normalised, then with the spellings that outlets choose
// freely made one, as [AppendKey] does it, but in letters. Words stay words.
func (n *Normalizer) Searchable(raw string) string {
	text, _, _ := n.Text(raw, nil)
	key := AppendKey(make([]byte, 0, len(text)), text)
	out := make([]byte, 0, len(text))
	for i := 0; i < len(key); i++ {
		switch c := key[i]; {
		case c == keyOther:
			_, size := utf8.DecodeRune(key[i+1:]) // codes may follow that look like parts of it
			out = append(out, key[i+1:i+1+size]...)
			i += size
		case c < 0x80:
			out = append(out, c)
		default:
			out = append(out, keyTexts[c]...)
		}
	}
	if nfc := norm.NFC; !nfc.IsNormal(out) { // a small letter may compose where the capital does not
		out = nfc.Bytes(out)
	}
	return string(out)
}
