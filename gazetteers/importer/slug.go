package importer

import (
	"strings"
	"unicode"
)

// plain leads Latin letters with marks to their ASCII letters.
var plain = strings.NewReplacer(
	"á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "ā", "a", "ă", "a", "ą", "a", "æ", "ae", "ə", "e",
	"ç", "c", "ć", "c", "č", "c", "đ", "d", "ď", "d", "ð", "d", "é", "e", "è", "e", "ê", "e", "ë", "e", "ē", "e", "ė", "e", "ę", "e", "ě", "e",
	"ğ", "g", "ģ", "g", "ḥ", "h", "ħ", "h", "í", "i", "ì", "i", "î", "i", "ï", "i", "ī", "i", "ı", "i", "į", "i", "ķ", "k", "ł", "l", "ļ", "l", "ľ", "l",
	"ñ", "n", "ń", "n", "ň", "n", "ņ", "n", "ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ø", "o", "ō", "o", "ő", "o", "œ", "oe", "ř", "r",
	"ś", "s", "š", "s", "ş", "s", "ș", "s", "ṣ", "s", "ß", "ss", "ţ", "t", "ț", "t", "ť", "t", "ṭ", "t", "þ", "th",
	"ú", "u", "ù", "u", "û", "u", "ü", "u", "ū", "u", "ů", "u", "ű", "u", "ų", "u", "ý", "y", "ÿ", "y", "ź", "z", "ż", "z", "ž", "z", "ẓ", "z",
	"'", "", "’", "", "‘", "", "ʿ", "", "ʾ", "", "`", "", "&", " and ", "\u0307", "", "\u0301", "", "\u0302", "", "\u0303", "", "\u0308", "", "\u0327", "", "\u030c", "",
)

// Slug is the part of an id that an English name makes: lower-case ASCII letters
// and digits, every run of other characters one hyphen; "" for a name without
// any. Letters of other scripts count as other characters.
func Slug(name string) string {
	var b strings.Builder
	for _, c := range plain.Replace(strings.ToLower(name)) {
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			b.WriteRune(c)
		case b.Len() > 0 && b.String()[b.Len()-1] != '-':
			b.WriteByte('-')
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}

// isSorani says whether a name has letters, and all of them of the Arabic
// script, and no character that separates cells or values.
func isSorani(s string) bool {
	letters := 0
	for _, c := range s {
		switch {
		case unicode.Is(unicode.Arabic, c) && unicode.IsLetter(c):
			letters++
		case unicode.IsLetter(c), unicode.IsControl(c), c == '|', c == '!', c == '(':
			return false
		}
	}
	return letters > 1
}
