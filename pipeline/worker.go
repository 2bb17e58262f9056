package pipeline

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/clauses"
	"github.com/tomar-nlp/tomar/extractors/dates"
	"github.com/tomar-nlp/tomar/extractors/events"
	"github.com/tomar-nlp/tomar/extractors/forms"
	"github.com/tomar-nlp/tomar/extractors/match"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/extractors/morph/verb"
	"github.com/tomar-nlp/tomar/extractors/names"
	"github.com/tomar-nlp/tomar/extractors/names/tagger"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/extractors/token"
	"github.com/tomar-nlp/tomar/extractors/token/latin"
	"github.com/tomar-nlp/tomar/internal/pieces"
)

// worker holds what one goroutine needs to run the stages: scanners with their
// memos and buffers.
type worker struct {
	p       *Pipeline
	texts   *pieces.Texts // of documents that a run lets go of; nil where they are kept
	forms   *forms.Table  // shared by the stages
	tokens  *token.Tokenizer
	verbs   *verb.Analyzer
	scanner *match.Scanner
	names   *names.Finder
	runs    []latin.Name
	found   []names.LatinName
	tagger  *tagger.Tagger // nil without a model
	clauses *clauses.Parser
	dates   *dates.Tagger
	events  *events.Extractor
	key     []byte
	cands   []morph.Analysis
}

// shortStem is the bytes of the shortest stem of a word that the common words are
// asked for.
const shortStem = 6

func (p *Pipeline) newWorker() *worker {
	w := &worker{p: p}
	w.reset()
	return w
}

// reset makes everything anew, as after a panic, which may have left a buffer
// in any state.
func (w *worker) reset() {
	d := w.p.data
	w.scanner = d.Matcher.NewScanner()
	w.forms = forms.New()
	w.scanner.Share(w.forms)
	w.verbs = d.verbs.NewAnalyzer()
	w.verbs.Share(w.forms)
	w.tokens = d.tokenizer.With(token.Words{
		Known:  func(word string) bool { return w.scanner.Known(word) || w.verbs.Known(word) },
		Form:   func(id int32, word string) bool { return w.scanner.KnownForm(id, word) || w.verbs.KnownForm(id, word) },
		Finite: w.verbs.Finite,
		Count:  w.count,
		Bound:  func(letters string) bool { return d.Morph.Suffix(letters) != tomar.None },
	}, w.forms)
	w.names = d.names.NewFinder()
	if w.p.tagger != nil {
		w.tagger = tagger.New(w.p.cfg.Tagger, w.p.tagger)
		w.tagger.Share(w.forms)
	}
	w.names.Share(w.forms)
	w.clauses = d.clauses.Clone()
	w.clauses.Share(w.forms)
	w.dates = d.dates.NewTagger()
	w.events = d.events.NewExtractor()
	w.events.Share(w.forms)
}

// count is how often the common words have a word, and the commonest of its stems.
func (w *worker) count(word string) (as, stem int) {
	x := w.p.data.names
	w.key = norm.AppendKey(w.key[:0], word)
	as = x.Count(w.key)
	w.cands = w.p.data.Morph.Analyze(word, w.cands[:0])
	for _, c := range w.cands[1:] { // the first is the word
		if c.Stem >= shortStem {
			w.key = norm.AppendKey(w.key[:0], word[:c.Stem])
			stem = max(stem, x.Count(w.key))
		}
	}
	return as, stem
}

func (w *worker) clause(d *tomar.Document) { w.clauses.Run(d) }
func (w *worker) date(d *tomar.Document)   { w.dates.Run(d) }
func (w *worker) anchor(d *tomar.Document) {
	w.dates.Anchor(d)
	w.names.Anchor(d)
	token.WidenLost(d)
}
func (w *worker) event(d *tomar.Document) { w.events.Run(d) }
func (w *worker) norm(d *tomar.Document)  { w.p.data.Norm.RunIn(d, w.texts) }
func (w *worker) token(d *tomar.Document) { w.tokens.Run(d) }
func (w *worker) verb(d *tomar.Document)  { w.verbs.Run(d) }
func (w *worker) match(d *tomar.Document) { w.scanner.Scan(d) }
func (w *worker) name(d *tomar.Document) {
	w.names.Run(d)
	w.tag(d)
	w.names.FollowTagged(d)
	w.latin(d)
}

// latin asks the model of English about the document's Latin runs and hands its
// answers to the names, as evidence.
func (w *worker) latin(d *tomar.Document) {
	w.runs = latin.Names(d, w.p.data.prose, func(first, last int32) bool { return w.names.Licensed(d, first, last) }, w.runs[:0])
	if len(w.runs) == 0 {
		return
	}
	w.found = w.found[:0]
	for _, r := range w.runs {
		w.found = append(w.found, names.LatinName{First: r.First, Last: r.Last, Type: r.Type})
	}
	w.names.Latin(d, w.found)
}
