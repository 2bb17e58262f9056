package latin

import (
	"strings"
	"sync"
	"unicode"

	"github.com/jdkato/prose/v2"

	"github.com/tomar-nlp/tomar"
)

// maxMemo bounds the remembered runs; when it is full, all are forgotten, so
// that what is remembered never changes an answer.
const maxMemo = 4096

// Prose is a [Namer] on the English model of jdkato/prose v2. Its answers come
// from the labels of single words, not from the entities that prose puts
// together: those lose the last one, glue neighbours and have no places.
type Prose struct {
	once  sync.Once
	model *prose.Model
	mu    sync.Mutex // prose reuses tokens; the memo too
	memo  map[string][]Part
}

// NewProse makes a namer; the model is loaded at the first question.
func NewProse() *Prose { return &Prose{memo: map[string][]Part{}} }

// Names finds the names of people and places in a run; nil where there are
// none, where the run is too long, and where prose panics.
func (p *Prose) Names(run string) []Part {
	if len(run) > maxBytes {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if parts, ok := p.memo[run]; ok {
		return parts
	}
	p.once.Do(func() { p.model = load() })
	parts := ask(p.model, run)
	if len(p.memo) >= maxMemo {
		clear(p.memo)
	}
	p.memo[strings.Clone(run)] = parts
	return parts
}

// load is prose's own model; nil where it cannot be read.
func load() (m *prose.Model) {
	defer func() {
		if recover() != nil {
			m = nil
		}
	}()
	return prose.ModelFromData("en")
}

// ask labels the words of a run and puts names together. A word that begins a
// name of another type begins a new one; all else that has a label goes on with
// the open one: prose says I-ORGANIZATION of nearly every family name.
func ask(model *prose.Model, run string) (parts []Part) {
	if model == nil {
		return nil
	}
	defer func() {
		if recover() != nil { // prose cuts words by the length of their lower case
			parts = nil
		}
	}()
	// The full stop makes a sentence of the run, as the model was trained on.
	doc, err := prose.NewDocument(run+" .", prose.WithSegmentation(false), prose.UsingModel(model))
	if err != nil {
		return nil
	}
	at, open := 0, false
	for _, t := range doc.Tokens() {
		i := strings.Index(run[at:], t.Text)
		if i < 0 { // the stop, or a word that prose rewrote
			open = false
			continue
		}
		start, end := at+i, at+i+len(t.Text)
		at = end
		inside := strings.HasPrefix(t.Label, "I-")
		switch typ := typeOf(t.Label); {
		case open && (inside || typ == parts[len(parts)-1].Type):
			parts[len(parts)-1].End = end
		case typ == tomar.NoEntity:
			open = false
		default:
			parts = append(parts, Part{Start: start, End: end, Type: typ})
			open = true
		}
	}
	return parts
}

// typeOf reads prose's label: B-PERSON, I-GPE, O.
func typeOf(label string) tomar.EntityType {
	switch {
	case strings.HasSuffix(label, "-PERSON"):
		return tomar.PER
	case strings.HasSuffix(label, "-GPE"):
		return tomar.LOC
	}
	return tomar.NoEntity
}

func isUpper(r rune) bool { return unicode.IsUpper(r) }
