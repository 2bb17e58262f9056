package pipeline

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/names/tagger"
)

// TaggerLexicon is what the tagger's features ask for, from the data in use.
func (d *Data) TaggerLexicon() *tagger.Lexicon {
	return tagger.Compile(tagger.Lists{Gazetteer: d.Gazetteer, Count: d.names.Count, Morph: d.Morph})
}

// tag adds the names that the rules left, where the pipeline has a model.
func (w *worker) tag(d *tomar.Document) {
	if w.tagger != nil {
		w.tagger.Run(d)
	}
}
