package dates

import (
	"strings"
	"sync"
	"testing"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/match"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/extractors/morph/verb"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/extractors/token"
	"github.com/tomar-nlp/tomar/seeds"
)

// bench is a small pipeline up to the tagger: the real stages, with the time
// grammar's words as the only lexicon.
type bench struct {
	norm  *norm.Normalizer
	token *token.Tokenizer
	match *match.Matcher
	verbs *verb.Grammar
	g     *Grammar
	data  *seeds.Time
}

var load = sync.OnceValues(func() (*bench, error) {
	b := &bench{}
	var err error
	fail := func(e error) {
		if err == nil {
			err = e
		}
	}
	c, e := seeds.LoadClitics(seeds.FS)
	fail(e)
	a, e := morph.New(c)
	fail(e)
	b.data, e = seeds.LoadTime(seeds.FS)
	fail(e)
	if err != nil {
		return nil, err
	}
	b.g, e = Compile(b.data, a)
	fail(e)
	if err != nil {
		return nil, err
	}
	sounds, e := seeds.LoadSounds(seeds.FS)
	fail(e)
	b.match, e = match.Compile(match.Options{Morph: a, Sounds: sounds}, func(yield func(match.Phrase) bool) {
		b.g.Phrases(func(text string, class tomar.Class, id int32, bare bool) bool {
			p := match.Phrase{Text: text, Class: class, ID: id}
			if bare {
				p.Flags = match.Bare
			}
			return yield(p)
		})
	})
	fail(e)
	b.norm, e = norm.New(seeds.FS)
	fail(e)
	if err != nil {
		return nil, err
	}
	b.token, e = token.New(seeds.FS, b.match.Known)
	fail(e)
	vs, e := seeds.LoadVerbs(seeds.FS)
	fail(e)
	af, e := seeds.LoadVerbAffixes(seeds.FS, vs)
	fail(e)
	cues, e := seeds.LoadCues(seeds.FS)
	fail(e)
	b.verbs, e = verb.Compile(vs, af, cues)
	fail(e)
	return b, err
})

func newBench(t testing.TB) *bench {
	t.Helper()
	b, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// prepare is a document before the tagger.
func (b *bench) prepare(text, published string) *tomar.Document {
	doc := &tomar.Document{Raw: text}
	doc.Published.Date = published
	b.norm.Run(doc)
	b.token.Run(doc)
	b.match.NewScanner().Scan(doc)
	b.verbs.NewAnalyzer().Run(doc)
	return doc
}

// tag runs the tagger over a text published on a day.
func (b *bench) tag(text, published string) *tomar.Document {
	doc := b.prepare(text, published)
	t := b.g.NewTagger()
	t.Run(doc)
	t.Anchor(doc)
	return doc
}

// trimmed is a span's original text without punctuation around it.
func trimmed(doc *tomar.Document, s tomar.Span) string {
	return strings.Trim(doc.Original(s), " \n\t،؛؟.,:;!?\"«»()[]-–—\u200c\u200f")
}
