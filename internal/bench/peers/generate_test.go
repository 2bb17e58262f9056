package peers

import (
	"math/rand/v2"
	"strings"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar"
)

var (
	onsets = strings.Fields("ب پ ت ج چ ح خ د ر ز ژ س ش ع غ ف ق ک گ ل م ن ه")
	vowels = strings.Fields("ا ە ۆ ێ ی وو")
	codas  = append(strings.Fields("ن ر ک س ش ت م د ز ل"), "", "", "", "")
	tails  = append(strings.Fields("ی دا ش ەوە یش وە ەکە ەکانی یان"), "", "", "", "", "", "", "", "", "")
)

func syllables(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(onsets[r.IntN(len(onsets))])
		b.WriteString(vowels[r.IntN(len(vowels))])
		b.WriteString(codas[r.IntN(len(codas))])
	}
	return b.String()
}

// generate makes n different names and about size bytes of text that names
// some of them, every one between spaces; put counts the names in the text.
func generate(n, size int) (names []string, text string, put map[string]int) {
	r := rand.New(rand.NewPCG(7, uint64(n)))
	seen := map[string]bool{}
	parts := make([]string, n/8)
	for i := range parts {
		parts[i] = syllables(r, 2+r.IntN(2))
	}
	for len(names) < n {
		s := syllables(r, 3+r.IntN(2))
		if r.IntN(3) > 0 {
			s = parts[r.IntN(len(parts))] + " " + parts[r.IntN(len(parts))]
		}
		if !seen[s] {
			seen[s] = true
			names = append(names, s)
		}
	}
	common := make([]string, 20000)
	for i := range common {
		common[i] = syllables(r, 1+r.IntN(3))
	}
	zipf, pick := rand.NewZipf(r, 1.1, 4, uint64(len(common)-1)), rand.NewZipf(r, 1.05, 30, uint64(n-1))
	put = map[string]int{}
	var b strings.Builder
	for b.Len() < size {
		for range 8 + r.IntN(20) {
			if r.IntN(12) == 0 {
				p := names[pick.Uint64()]
				b.WriteString(p)
				put[p]++
			} else {
				b.WriteString(common[zipf.Uint64()])
				b.WriteString(tails[r.IntN(len(tails))])
			}
			b.WriteByte(' ')
		}
		b.WriteString(".\n")
	}
	return names, b.String(), put
}

// tokens cuts the text into words at ASCII white space and stops, a sentence a
// line: the least that a tokenizer does. doc's slices keep their memory.
func tokens(doc *tomar.Document, text string) {
	doc.Reset()
	doc.Raw, doc.Text = text, text
	start, first, line := -1, 0, 0
	for i := range len(text) {
		c := text[i]
		if c > ' ' && c != '.' {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			doc.Tokens = append(doc.Tokens, tomar.Token{Span: tomar.Span{Start: int32(start), End: int32(i)}, Space: true, Sent: int32(len(doc.Sentences))})
			start = -1
		}
		if c == '\n' {
			doc.Sentences = append(doc.Sentences, tomar.Sentence{Span: tomar.Span{Start: int32(line), End: int32(i)}, First: int32(first), Last: int32(len(doc.Tokens))})
			first, line = len(doc.Tokens), i+1
		}
	}
}

// mapTrie is the matcher that one writes first: maps of words, with the
// suffixes tried one after another on the last word.
type mapTrie struct {
	next map[string]*mapTrie
	name string
}

func newMapTrie(names []string) *mapTrie {
	root := &mapTrie{next: map[string]*mapTrie{}}
	for _, n := range names {
		t := root
		for _, w := range strings.Fields(n) {
			if t.next[w] == nil {
				t.next[w] = &mapTrie{next: map[string]*mapTrie{}}
			}
			t = t.next[w]
		}
		t.name = n
	}
	return root
}

var mapSuffixes = strings.Fields("ی دا ەوە وە یەوە ش یش ە یە ن یان مان تان م ت ەکە ەکان ەکەی ەکانی ێک ێکی ان انی یشی یشدا دایە")

func (t *mapTrie) scan(text string, found func(name string)) {
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		for i := range words {
			best := ""
			for s, j := t, i; s != nil && j < len(words); j++ {
				w := words[j]
				if n := s.next[w]; n != nil && n.name != "" {
					best = n.name
				} else {
					for _, x := range mapSuffixes {
						if stem, ok := strings.CutSuffix(w, x); ok && utf8.RuneCountInString(stem) > 2 {
							if n := s.next[stem]; n != nil && n.name != "" {
								best = n.name
								break
							}
						}
					}
				}
				s = s.next[w]
			}
			if best != "" {
				found(best)
			}
		}
	}
}
