package export

import "bufio"

type spacyDoc struct {
	Text   string                 `json:"text"`
	Ents   []spacySpan            `json:"ents"`
	Sents  []spacySent            `json:"sents"`
	Tokens []spacyToken           `json:"tokens"`
	Spans  map[string][]spacySpan `json:"spans"` // keys are written sorted
	Meta   map[string]string      `json:"_"`
}

type spacySpan struct {
	Start int    `json:"start"` // code points
	End   int    `json:"end"`
	Label string `json:"label"`
	KBID  string `json:"kb_id"`
}

type spacySent struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

type spacyToken struct {
	ID    int `json:"id"`
	Start int `json:"start"`
	End   int `json:"end"`
}

// spaCy writes spacy.json, an array of documents as spaCy's Doc.to_json makes
// and Doc.from_json reads them: offsets in code points, ents without overlap
// (nested names flattened to the longest), all mentions, times and events as
// span groups.
func (j *job) spaCy() error {
	ents, err := j.entities()
	if err != nil {
		return err
	}
	return j.file("spacy.json", func(w *bufio.Writer) error {
		a := &array{w: w}
		a.open()
		if err := j.documents(func(d *document) error { return a.add(d.spaCy(ents)) }); err != nil {
			return err
		}
		a.close()
		return w.WriteByte('\n')
	})
}

func (d *document) spaCy(ents map[string]known) spacyDoc {
	s := spacyDoc{Text: d.text, Ents: []spacySpan{}, Sents: []spacySent{}, Tokens: []spacyToken{},
		Spans: map[string][]spacySpan{"mentions": {}, "times": {}, "events": {}}, Meta: map[string]string{"doc_id": d.id, "path": d.path}}
	kb := func(entity string) string {
		if q := ents[entity].wikidata; q != "" {
			return q
		}
		return entity
	}
	for _, m := range d.longest() {
		s.Ents = append(s.Ents, spacySpan{m.start, m.end, m.typ, kb(m.entity)})
	}
	var cut []int
	group := func(name, label, id string, at span) {
		s.Spans[name] = append(s.Spans[name], spacySpan{at.start, at.end, label, id})
		cut = append(cut, at.start, at.end)
	}
	for _, m := range d.mentions {
		group("mentions", m.typ, kb(m.entity), m.span)
	}
	for _, t := range d.times {
		group("times", t.typ, t.value, t.span)
	}
	for _, e := range d.events {
		group("events", e.typ, e.story, e.span)
	}
	for _, x := range d.sentences {
		s.Sents = append(s.Sents, spacySent{x.start, x.end})
		cut = append(cut, x.start, x.end)
	}
	s.Tokens = d.spaCyTokens(cut)
	return s
}

// spaCyTokens cover the whole text as spaCy wants it: one blank behind a token
// belongs to it, all other white space is a token of its own.
func (d *document) spaCyTokens(cut []int) []spacyToken {
	whole := span{0, len(d.offsets.bytes) - 1}
	var out []spacyToken
	at := 0
	add := func(start, end int) {
		if start < end {
			out = append(out, spacyToken{len(out), start, end})
		}
	}
	gap := func(to int) {
		if at < to && len(out) > 0 && d.text[d.offsets.byte(at)] == ' ' {
			at++
		}
		add(at, to)
	}
	for _, t := range d.tokens(whole, sorted(cut)) {
		gap(t.start)
		add(t.start, t.end)
		at = t.end
	}
	gap(whole.end)
	return out
}
