package pipeline

import (
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/gazetteers"
)

// mostEntities is up to how many entities further spellings are made by rule: a larger
// gazetteer lists its own, and would pay for each with memory.
const mostEntities = 50_000

// naming loads the gazetteer and makes its further spellings beside the loading of
// everything else, which is as much work and needs neither before the automaton.
type naming struct {
	loaded, made     chan struct{}
	broken, unruled  error
	furtherSpellings []gazetteers.Name
}

// beginNames begins to load d.Gazetteer and d.files.
func beginNames(d *Data) *naming {
	n := &naming{loaded: make(chan struct{}), made: make(chan struct{})}
	go func() {
		defer close(n.made)
		var rules []gazetteers.VariantRule
		d.Gazetteer, n.broken = gazetteers.Load(d.gazFS, foldName)
		rules, n.unruled = gazetteers.LoadVariantRules(d.gazFS)
		d.files = dataFiles(d.seedFS, d.gazFS)
		close(n.loaded)
		if n.broken == nil && n.unruled == nil && len(d.Gazetteer.Entities) <= mostEntities {
			n.furtherSpellings = d.Gazetteer.Generate(rules, norm.AppendKeys)
		}
	}()
	return n
}

// faults waits for the gazetteer and gives the faults of its tables and of the rules
// of spelling. Where there is one, nothing more is made.
func (n *naming) faults() (tables, rules error) {
	<-n.loaded
	return n.broken, n.unruled
}

// spellings waits for the further spellings.
func (n *naming) spellings() []gazetteers.Name {
	<-n.made
	return n.furtherSpellings
}
