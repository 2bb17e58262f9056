package match

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/seeds"
)

func newMorph(t testing.TB) *morph.Analyzer {
	t.Helper()
	c, err := seeds.LoadClitics(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	a, err := morph.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func compile(t testing.TB, phrases ...Phrase) *Matcher {
	t.Helper()
	sounds, err := seeds.LoadSounds(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	m, err := Compile(Options{Morph: newMorph(t), Sounds: sounds}, slices.Values(phrases))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// document cuts a text at white space and punctuation; each line is a
// sentence. Glued words are split as the tokenizer does, by what known says.
func document(text string, known func(string) bool) *tomar.Document {
	doc := &tomar.Document{Raw: text, Text: text}
	pos := 0
	for line := range strings.Lines(text) {
		first := int32(len(doc.Tokens))
		for i := 0; i < len(line); {
			r, n := utf8.DecodeRuneInString(line[i:])
			if unicode.IsSpace(r) {
				i += n
				continue
			}
			end := i + n
			kind := tomar.Punct
			if !unicode.IsPunct(r) && r != '+' {
				kind = tomar.Word
				for end < len(line) {
					r, n := utf8.DecodeRuneInString(line[end:])
					dot := r == '.' && end+1 < len(line) && !unicode.IsSpace(rune(line[end+1]))
					if unicode.IsSpace(r) || unicode.IsPunct(r) && !dot || r == '+' {
						break
					}
					end += n
				}
			}
			tok := tomar.Token{
				Span: tomar.Span{Start: int32(pos + i), End: int32(pos + end)}, Kind: kind,
				Space: i == 0 || line[i-1] == ' ', Sent: int32(len(doc.Sentences)),
			}
			w := line[i:end]
			if kind == tomar.Word && !known(w) {
				if rest, ok := strings.CutSuffix(w, "و"); ok && known(rest) {
					tok.Post = uint8(len(w) - len(rest))
				} else if rest, ok := strings.CutPrefix(w, "لە"); ok && known(rest) {
					tok.Pre = uint8(len(w) - len(rest))
				}
			}
			doc.Tokens = append(doc.Tokens, tok)
			i = end
		}
		doc.Sentences = append(doc.Sentences, tomar.Sentence{
			Span:  tomar.Span{Start: int32(pos), End: int32(pos + len(line))},
			First: first, Last: int32(len(doc.Tokens)),
		})
		pos += len(line)
	}
	return doc
}
