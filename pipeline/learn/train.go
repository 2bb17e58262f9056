package learn

import (
	"hash/fnv"
	"math/rand/v2"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/names/tagger"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/eval"
)

// Labels gathers sentences to train the tagger on, labelled by the pipeline's
// own rules or by gold annotation. It is a pipeline.Writer.
//
// Of a rule's sentence every name must be sure, and nothing in it may look like
// a name that the rules missed; other sentences are left out. Each sentence is
// seen twice, once as it is and once with most of its names hidden from the
// lists, so that the weights learn what stands around a name that no list has.
type Labels struct {
	Confidence float32      // of every name in a sentence; 0 means 0.75
	Seed       uint64       // of what is hidden
	Gold       []*eval.Gold // annotated documents of the corpus, by their id
	Without    []*eval.Gold // texts whose sentences are left out

	Documents, Sentences, Names, Left int // left are sentences left out

	enc     *tagger.Encoder
	samples []tagger.Sample
	tags    []tagger.Tag
	hide    []bool
}

// NewLabels makes an empty collection over the pipeline's data.
func NewLabels(d *pipeline.Data) *Labels {
	return &Labels{enc: d.TaggerLexicon().NewEncoder()}
}

// Prepare has nothing to do.
func (l *Labels) Prepare(*pipeline.Job) {}

// Write takes a document's sentences.
func (l *Labels) Write(j *pipeline.Job) error {
	d := &j.Doc
	var gold *eval.Gold
	for _, g := range l.Gold {
		if g.Doc == j.Item.ID {
			gold = g
		}
	}
	for _, g := range l.Without {
		if g.Doc == j.Item.ID || string(g.Text) == d.Raw {
			return nil
		}
	}
	l.enc.Begin(d)
	l.Documents++
	l.tags = make([]tagger.Tag, len(d.Tokens))
	sure := make([]bool, len(d.Sentences))
	if gold != nil {
		l.fromGold(d, gold, sure)
	} else {
		l.fromRules(d, sure)
	}
	for s := range d.Sentences {
		st := &d.Sentences[s]
		if st.Last <= st.First {
			continue
		}
		if !sure[s] || st.Last-st.First > longestSample || l.left(d.Original(st.Span)) {
			l.Left++
			continue
		}
		l.sample(d, int32(s))
	}
	return nil
}

const (
	longestSample = 120 // tokens of a sentence
	surely        = 0.75
	leastQuote    = 24 // bytes of a sentence that tell where it comes from
)

// left says whether a sentence stands in a text that is to be left out.
func (l *Labels) left(sentence string) bool {
	if len(sentence) < leastQuote {
		return false
	}
	for _, g := range l.Without {
		if strings.Contains(string(g.Text), sentence) {
			return true
		}
	}
	return false
}

func (l *Labels) put(first, last int32, t tomar.EntityType) {
	for i := first; i < last; i++ {
		if l.tags[i] != tagger.Outside {
			return // a name inside a longer one
		}
	}
	for i := first; i < last; i++ {
		l.tags[i] = tagger.Inside(t)
	}
	l.tags[first] = tagger.Begin(t)
	l.Names++
}

// fromRules labels by the document's own mentions.
func (l *Labels) fromRules(d *tomar.Document, sure []bool) {
	least := l.Confidence
	if least == 0 {
		least = surely
	}
	for s := range sure {
		sure[s] = true
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Method == tomar.ByRole || m.Type == tomar.NoEntity {
			continue
		}
		if m.Parent == tomar.None || d.Mentions[m.Parent].Method == tomar.ByRole {
			l.put(m.First, m.Last, m.Type)
			sure[m.Sent] = sure[m.Sent] && m.Confidence >= least && m.Method != tomar.ByTagger
		}
	}
	for s := range sure {
		st := &d.Sentences[s]
		for i := st.First; i < st.Last && sure[s]; i++ {
			sure[s] = l.tags[i] != tagger.Outside || !l.enc.Suspect(d, i)
		}
	}
}

// fromGold labels by annotation: the outermost names that count.
func (l *Labels) fromGold(d *tomar.Document, g *eval.Gold, sure []bool) {
	for s := range sure {
		sure[s] = true
	}
	for i := range g.Mentions {
		m := &g.Mentions[i]
		first, last := int32(-1), int32(-1)
		for t := range d.Tokens {
			if p := d.Place(d.Tokens[t].Span); p.Start < m.End && m.Start < p.End {
				if first < 0 {
					first = int32(t)
				}
				last = int32(t) + 1
			}
		}
		switch {
		case first < 0 || m.In != 0:
		case m.Opt != 0 || d.Tokens[first].Sent != d.Tokens[last-1].Sent:
			sure[d.Tokens[first].Sent] = false
		default:
			l.put(first, last, tomar.ParseEntityType(m.Type))
		}
	}
}

// How often a name, and a word of no name that is not frequent, is hidden.
const (
	hideName = 0.7
	hideWord = 0.08
)

func (l *Labels) sample(d *tomar.Document, s int32) {
	st := &d.Sentences[s]
	tags := l.tags[st.First:st.Last]
	doc := fnv.New64a()
	doc.Write([]byte(d.Raw))
	add := func(x tagger.Sample) {
		x.Doc, x.Sentence = doc.Sum64()>>7, l.Sentences
		l.samples = append(l.samples, x)
	}
	add(l.enc.Sample(d, s, tags, nil))
	h := fnv.New64a()
	h.Write([]byte(d.Slice(st.Span)))
	rnd := rand.New(rand.NewPCG(h.Sum64(), l.Seed)) //nolint:gosec // reproducible, no secret
	l.hide = append(l.hide[:0], make([]bool, len(tags))...)
	any := false
	for i := range tags {
		switch {
		case tags[i] == tagger.Outside:
			l.hide[i] = l.enc.Rare(d, st.First+int32(i)) && rnd.Float64() < hideWord
		case tags[i] == tagger.Begin(tags[i].Type()):
			l.hide[i] = rnd.Float64() < hideName
		default:
			l.hide[i] = l.hide[i-1]
		}
		any = any || l.hide[i]
	}
	if any {
		add(l.enc.Sample(d, s, tags, l.hide))
	}
	l.Sentences++
}

// Train learns a model from all that was gathered, but for sentences in which a
// model of other documents sees a name that the labels lack.
func (l *Labels) Train(o tagger.Options) *tagger.Model {
	o.Seed = l.Seed
	return tagger.Train(tagger.Clean(l.samples, o), o)
}
