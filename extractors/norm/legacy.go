package norm

import (
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/internal/pieces"
	"github.com/tomar-nlp/tomar/seeds"
)

const (
	// suspectShare: a text is tried in the legacy encodings where more than one
	// byte in so many begins a suspect letter; today's spelling has one in a thousand.
	suspectShare = 150
	// sampleSize is how many bytes of a document are tried.
	sampleSize = 8 << 10
	// An encoding is taken where minGain probe words, one word in gainShare, hang
	// on the letters that it reads as others, and where of letters that it lacks
	// there is less than one in lackShare of those.
	minGain   = 4
	gainShare = 25
	lackShare = 10
	// bareLetter stands for a letter that is left out of an account.
	bareLetter = "\u0621"
)

// encoding is a legacy font encoding.
type encoding struct {
	name string
	one  map[rune]string
	two  map[[2]rune]string
	// lacks are letters that a text in the encoding cannot hold.
	lacks map[rune]bool
}

// addLegacy compiles the encodings and marks their letters as suspects: those
// that no other encoding lacks, which would be everyday letters.
func (n *Normalizer) addLegacy(all []seeds.Legacy) {
	meant := func(r rune, but string) bool {
		return slices.ContainsFunc(all, func(l seeds.Legacy) bool {
			return l.Name != but && slices.ContainsFunc(l.Maps, func(m seeds.Letter) bool { return m.To[0] == r })
		})
	}
	for _, l := range all {
		e := encoding{name: l.Name, one: map[rune]string{}, two: map[[2]rune]string{}, lacks: map[rune]bool{}}
		for _, m := range l.Maps {
			last := m.From[len(m.From)-1]
			if !meant(last, l.Name) {
				n.edit(last, func(l *letter) { l.suspect = true })
			}
			e.lacks[m.To[0]] = true
			if len(m.From) == 2 {
				e.two[[2]rune(m.From)] = string(m.To)
			} else {
				e.one[last] = string(m.To)
			}
		}
		for _, m := range l.Maps {
			delete(e.lacks, m.From[len(m.From)-1])
		}
		// Letters that arrive under another code point too may stand in any text.
		for _, a := range n.arabic {
			if r, k := utf8.DecodeRuneInString(a.to); a.action == replace && k == len(a.to) {
				delete(e.lacks, r)
			}
		}
		n.legacy = append(n.legacy, e)
	}
}

// convert reads raw in the encoding. The edits are appended to edits.
func (e *encoding) convert(raw string, edits tomar.EditList, texts *pieces.Texts) (string, tomar.EditList) {
	w := writer{raw: raw, edits: edits, texts: texts}
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRuneInString(raw[i:])
		if n == 1 {
			i++
			continue
		}
		next, k := utf8.DecodeRuneInString(raw[i+n:])
		if to, ok := e.two[[2]rune{r, next}]; ok && k > 1 {
			w.change(i, i+n+k, to)
			i += n + k
			continue
		}
		if to, ok := e.one[r]; ok {
			w.change(i, i+n, to)
		}
		i += n
	}
	return w.finish()
}

// counts are how many letters of raw the encoding reads as others, and how many
// it cannot hold. The text without the former is bare, in the memory of dst.
func (e *encoding) counts(dst []byte, raw string) (reads, lacks int, bare []byte) {
	bare = slices.Grow(dst[:0], len(raw))
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRuneInString(raw[i:])
		next, k := utf8.DecodeRuneInString(raw[i+n:])
		switch {
		case e.one[r] != "":
			reads++
			bare = append(bare, bareLetter...)
		case e.two[[2]rune{r, next}] != "":
			reads++
			n += k
			bare = append(bare, bareLetter...)
		default:
			if e.lacks[r] {
				lacks++
			}
			bare = append(bare, raw[i:i+n]...)
		}
		i += n
	}
	return reads, lacks, bare
}

// detect is the encoding that raw must be read in; nil for Unicode. It reads a
// sample in each and counts the probe words that come and go.
func (n *Normalizer) detect(raw string) *encoding {
	sample := raw
	if len(sample) > sampleSize {
		cut := sampleSize
		for cut > 0 && !utf8.RuneStart(sample[cut]) {
			cut--
		}
		sample = sample[:cut]
	}
	t := trials.Get().(*trial)
	defer trials.Put(t)
	var best *encoding
	most := 0
	for i := range n.legacy {
		e := &n.legacy[i]
		reads, lacks, bare := e.counts(t.bare, sample)
		t.bare = bare
		if reads < minGain || lacks*lackShare > reads {
			continue
		}
		mid, edits := e.convert(sample, t.edits[:0], &t.texts)
		t.edits = edits
		before, _ := n.probe(t.texts.Of(bare), t)
		now, _ := n.probe(sample, t)
		after, words := n.probe(mid, t)
		if gain := after - before; gain >= minGain && gain*gainShare >= words && after >= now && gain > most {
			best, most = e, gain
		}
	}
	return best
}

// trial is the memory in which a text is tried.
type trial struct {
	bare  []byte
	edits tomar.EditList
	texts pieces.Texts
}

// trials keeps them: some outlets have letters in every text that look suspect.
var trials = sync.Pool{New: func() any { return &trial{texts: pieces.Texts{Size: 64 << 10}} }}

// probe counts the probe words and all words of a text.
func (n *Normalizer) probe(raw string, t *trial) (probes, words int) {
	p := pass{Normalizer: n, writer: writer{raw: raw, edits: t.edits[:0], texts: &t.texts}}
	p.run()
	text, edits := p.finish()
	t.edits = edits
	for i := 0; i < len(text); {
		r, k := utf8.DecodeRuneInString(text[i:])
		if !n.isLetter(r) {
			i += k
			continue
		}
		from := i
		for i < len(text) {
			if r, k = utf8.DecodeRuneInString(text[i:]); !n.isLetter(r) {
				break
			}
			i += k
		}
		words++
		if n.probes[text[from:i]] {
			probes++
		}
	}
	return probes, words
}
