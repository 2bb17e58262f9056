package clauses

import (
	"fmt"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/forms"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/seeds"
)

// Parser is one worker's parser. Its tables are shared by its [Parser.Clone]s.
type Parser struct {
	verbs    *seeds.Verbs
	cues     lexicon
	listed   forms.Filter // over the keys of cues: most words are none
	entries  []*entry     // of cues
	file     string
	say      []bool          // verbs of saying, by row
	comes    []bool          // verbs by which something stands in a statement
	papers   []string        // keys of beginnings of the nouns for statements
	acts     []string        // … for what is done by words
	relative string          // key of the ending before a relative clause
	locative string          // key of the ending that closes a circumposition
	endings  map[string]bool // keys of what may stand behind a noun
	definite []string        // keys of endings behind which a noun phrase is over
	copula   []string        // keys of the endings of a predicate: a noun with the copula
	ours     string          // key of the clitic of who speaks and others
	names    []string        // the copula as names bear it
	plural   string          // key of the copula of the plural

	forms    *forms.Table
	ids      []int32 // forms of the document's tokens
	found    forms.Memo[cue]
	marks    []mark
	headless int32 // the mark that ends the words with which the text begins; None
	begins   []begin
	notes    []note // by clause
	key      []byte
	stack    []int32
	s        sentence
	last     speaker

	voice *voice // nil: nothing but marks and rules tells who speaks
	units []unit
	emit  [][voices]int32
	ahead [][voices]int32
	leads []int32
}

// note is what the parser keeps of a clause beside the clause.
type note struct {
	rule    string
	says    bool // its verb, or its noun and light verb, say something
	own     int32
	loose   bool // Content or Relative: the verb's mood decides
	resumed bool
	sourced bool    // its speaker is a source that the sentence names
	passed  bool    // before is known
	asked   bool    // an interviewer asks it
	before  speaker // who spoke last when the clause began
}

// New compiles the cues. The endings that the parser looks at come with them. Without
// weights (nil) only marks and rules tell who speaks.
func New(verbs *seeds.Verbs, cues *seeds.Cues, weights *seeds.Voice) (*Parser, error) {
	say, err := verbRows(verbs, cues, "say_verb")
	if err != nil {
		return nil, fmt.Errorf("compile clauses: %w", err)
	}
	comes, err := verbRows(verbs, cues, "say_come")
	if err != nil {
		return nil, fmt.Errorf("compile clauses: %w", err)
	}
	p := &Parser{verbs: verbs, file: cues.File, say: say, comes: comes, endings: map[string]bool{}}
	if p.voice, err = newVoice(weights); err != nil {
		return nil, fmt.Errorf("compile clauses: %w", err)
	}
	p.cues, p.entries = compileCues(cues)
	p.listed = forms.NewFilter(len(p.cues))
	for k := range p.cues {
		p.listed.Add(k)
	}
	for _, e := range cues.Class("noun_ending") {
		p.endings[key(e)] = true
	}
	for _, e := range cues.Class("definite_ending") {
		p.definite = append(p.definite, key(e))
	}
	for _, e := range cues.Class("say_paper") {
		p.papers = append(p.papers, key(e))
	}
	for _, e := range cues.Class("say_act") {
		p.acts = append(p.acts, key(e))
	}
	for _, e := range cues.Class("copula_ending") {
		p.copula = append(p.copula, key(e))
	}
	p.names = cues.Class("copula_name")
	for _, e := range cues.Class("our_clitic") {
		p.ours = key(e)
	}
	for _, e := range cues.Class("copula_plural") {
		p.plural = key(e)
	}
	for _, e := range cues.Class("relative_ending") {
		p.relative = string(norm.AppendKey(nil, e))
	}
	for _, e := range cues.Class("closing") {
		if p.locative == "" {
			p.locative = string(norm.AppendKey(nil, e))
		}
	}
	p.Share(forms.New())
	return p, nil
}

// Clone is a parser for another worker.
func (p *Parser) Clone() *Parser {
	c := &Parser{verbs: p.verbs, cues: p.cues, listed: p.listed, entries: p.entries, file: p.file, say: p.say, relative: p.relative, locative: p.locative, endings: p.endings, definite: p.definite, copula: p.copula, names: p.names, plural: p.plural, ours: p.ours, comes: p.comes, papers: p.papers, acts: p.acts, voice: p.voice}
	c.Share(forms.New())
	return c
}

// Share makes the parser use a worker's table of forms.
func (p *Parser) Share(t *forms.Table) { p.forms, p.found = t, forms.NewMemo[cue](t) }

// Run fills doc.Clauses. Spans are bytes of the normalised text.
func (p *Parser) Run(doc *tomar.Document) {
	doc.Clauses = doc.Clauses[:0]
	p.notes = p.notes[:0]
	p.last = speaker{mention: tomar.None}
	p.look(doc)
	for i := range doc.Sentences {
		p.sentence(doc, int32(i))
	}
	p.finish(doc)
	p.speakers(doc)
	if doc.Trace != nil {
		p.trace(doc)
	}
}

// At is the innermost clause of a token; None where there is none.
func At(doc *tomar.Document, token int32) int32 {
	lo, hi := 0, len(doc.Clauses)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if doc.Clauses[mid].First <= token {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	// Clauses that begin before the token: the innermost that holds it is the
	// latest one, and its sentence limits the search.
	for i := lo - 1; i >= 0; i-- {
		c := &doc.Clauses[i]
		if token < c.Last {
			return int32(i)
		}
		if int(token) < len(doc.Tokens) && c.Sent != doc.Tokens[token].Sent {
			break
		}
	}
	return tomar.None
}

// finish sets what follows from the tokens and verbs of every clause.
func (p *Parser) finish(doc *tomar.Document) {
	p.nest(doc)
	for i := range doc.Clauses {
		c := &doc.Clauses[i]
		c.Span = tomar.Span{Start: doc.Tokens[c.First].Start, End: doc.Tokens[c.Last-1].End}
		c.Said = c.Parent != tomar.None && (c.Kind == tomar.Content && p.notes[c.Parent].says || c.Kind == tomar.IfClause && p.behindSaying(doc, c)) || p.alleged(c)
		if c.Verb == tomar.None {
			continue
		}
		v := &doc.Verbs[c.Verb]
		c.Tense, c.Mood = v.Tense, v.Mood
		c.Negative = c.Negative || v.Negative
	}
}

// alleged reports whether a clause begins with a word for hearsay, behind a conjunction or not.
func (p *Parser) alleged(c *tomar.Clause) bool {
	for t := c.First; t < c.Last && t < c.First+hearsayReach; t++ {
		if p.marks[t].set&hearsay != 0 {
			return true
		}
	}
	return false
}

// hearsayReach is how many tokens from a clause's beginning a word for hearsay may stand.
const hearsayReach = 3

// nest makes clauses disjoint or one within the other: where two cross, the
// earlier one ends before the later, or holds it.
func (p *Parser) nest(doc *tomar.Document) {
	p.stack = p.stack[:0]
	for i := range doc.Clauses {
		c := &doc.Clauses[i]
		for n := len(p.stack); n > 0 && doc.Clauses[p.stack[n-1]].Last <= c.First; n = len(p.stack) {
			p.stack = p.stack[:n-1]
		}
		for n := len(p.stack) - 1; n >= 0; n-- {
			o := &doc.Clauses[p.stack[n]]
			if o.Last >= c.Last {
				continue
			}
			if c.Parent != p.stack[n] && o.First < c.First && (o.Verb == tomar.None || doc.Verbs[o.Verb].Last <= c.First) && n == len(p.stack)-1 {
				o.Last = c.First
				p.stack = p.stack[:n]
				continue
			}
			o.Last = c.Last
		}
		p.stack = append(p.stack, int32(i))
	}
}

var kindNames = [...]string{"main", "relative", "temporal", "if", "purpose", "content", "quote", "headline"}

// trace tells every clause, its verb and its speaker.
func (p *Parser) trace(doc *tomar.Document) {
	for i := range doc.Clauses {
		c := &doc.Clauses[i]
		text := kindNames[min(int(c.Kind), len(kindNames)-1)]
		if c.Verb != tomar.None {
			text += " " + p.verbs.Rows[doc.Verbs[c.Verb].Lemma].Infinitive
		}
		if c.Negative {
			text += " negative"
		}
		if c.Parent != tomar.None {
			text += fmt.Sprintf(" of %d", c.Parent)
		}
		if !c.SpeakerSpan.Empty() {
			text += " said by " + doc.Slice(c.SpeakerSpan)
		}
		doc.Trace.Add("clauses", c.Span, text, false, tomar.Provenance{Rule: "clause." + p.notes[i].rule, File: p.file})
	}
}
