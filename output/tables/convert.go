package tables

import (
	"unicode/utf8"

	"github.com/tomar-nlp/tomar"
)

// Converter turns documents into rows. It keeps its memory from one document to
// the next; one goroutine uses it at a time. The rows' texts live as long as
// anybody holds them; the Row itself is the converter's and changes with the
// next one.
type Converter struct {
	Resolver  Resolver
	Filter    Filter
	WithTexts bool // write the table texts
	// Judge, where set, is asked about every event of a wanted type by its id:
	// a rejected one is left out, a confirmed one kept however unsure it is.
	Judge func(eventID string) Verdict

	doc   *tomar.Document
	docID string
	names []Named
	// ids of mentions, times, events and relations; "" for what is left out
	mentions, times, events, relations []string
	ids                                maker
	row                                Row
	text                               []byte // joined names
	emit                               func(*Row)
}

// NewConverter makes a converter. It writes no texts; see WithTexts.
func NewConverter(r Resolver, f Filter) *Converter { return &Converter{Resolver: r, Filter: f} }

// Document gives the rows of one document to emit, table by table in their
// order. The run-wide tables are made elsewhere.
func (c *Converter) Document(d *tomar.Document, meta Meta, emit func(*Row)) {
	c.doc, c.docID, c.emit = d, valid(d.ID), emit
	c.prepare()
	c.documentRow(meta)
	for i := range d.Sentences {
		r := c.row.Begin(Sentences).Str(c.docID).Int(i)
		c.place(r, d.Sentences[i].Span)
		emit(r.Str(d.Original(d.Sentences[i].Span)))
	}
	c.mentionRows()
	c.timeRows()
	c.eventRows()
	c.argumentRows()
	c.relationRows()
	c.diagnosticRows()
	if c.WithTexts {
		emit(c.row.Begin(Texts).Str(c.docID).Str(d.Raw))
	}
	c.doc, c.emit = nil, nil
	clear(c.names)
	c.row.Release()
}

// prepare decides what is kept, makes the ids and asks for the names.
func (c *Converter) prepare() {
	d := c.doc
	c.ids.begin(c.docID)
	c.names = c.names[:0]
	keep := func(list []string, ok bool, letter byte, s tomar.Span, typ, rule string) []string {
		if !ok {
			return append(list, "")
		}
		c.ids.add(letter, s, typ, rule)
		return append(list, "x") // filled in below
	}
	c.mentions, c.times, c.events, c.relations = c.mentions[:0], c.times[:0], c.events[:0], c.relations[:0]
	for i := range d.Mentions {
		m := &d.Mentions[i]
		ok := c.Filter.Mention(m)
		var n Named
		if ok && c.Resolver != nil {
			n = c.Resolver.Entity(d, i)
		}
		c.names = append(c.names, n)
		c.mentions = keep(c.mentions, ok && n.ID != "", LetterMention, m.Span, m.Type.String(), m.Rule)
	}
	for i := range d.Times {
		t := &d.Times[i]
		c.times = keep(c.times, c.Filter.Time(t), LetterTime, t.Span, t.Type.String(), t.Rule)
	}
	for i := range d.Events {
		e := &d.Events[i]
		if c.Judge == nil {
			c.events = keep(c.events, c.Filter.Event(e), LetterEvent, e.Span, e.Type, e.Rule)
			continue
		}
		c.events = keep(c.events, c.Filter.wants(e.Type, true), LetterEvent, e.Span, e.Type, e.Rule)
		c.events = c.judge(c.events, e)
	}
	for i := range d.Relations {
		r := &d.Relations[i]
		ok := c.Filter.Relation(r) && id(c.mentions, r.Subject) != "" && (r.Object < 0 || id(c.mentions, r.Object) != "")
		c.relations = keep(c.relations, ok, LetterRelation, r.Span, r.Kind, r.Rule)
	}
	all, n := c.ids.all.Of(c.ids.buf), 0
	for _, list := range [...][]string{c.mentions, c.times, c.events, c.relations} {
		for i := range list {
			if list[i] != "" {
				list[i] = all[n : n+idLen]
				n += idLen
			}
		}
	}
}

// judge takes the event back that was added last, where it is rejected, or
// neither sure enough nor confirmed.
func (c *Converter) judge(list []string, e *tomar.Event) []string {
	last := len(list) - 1
	if list[last] == "" {
		return list
	}
	at := len(c.ids.buf) - idLen
	v := c.Judge(string(c.ids.buf[at:]))
	if v == Rejected || v == Undecided && !c.Filter.sure(e.Confidence) {
		c.ids.buf, list[last] = c.ids.buf[:at], ""
	}
	return list
}

// id is the i-th id of a list; "" for none, for what is left out, and for an
// index that points nowhere.
func id(list []string, i int32) string {
	if i < 0 || int(i) >= len(list) {
		return ""
	}
	return list[i]
}

func kept(list []string) int {
	n := 0
	for _, s := range list {
		if s != "" {
			n++
		}
	}
	return n
}

// place appends the four offsets of a span in the original.
func (c *Converter) place(r *Row, s tomar.Span) {
	p := c.doc.Place(s)
	r.Int(p.Start).Int(p.End).Int(p.StartByte).Int(p.EndByte)
}

func (c *Converter) placeOrNull(r *Row, s tomar.Span) {
	if s.Empty() {
		r.Null().Null().Null().Null()
		return
	}
	c.place(r, s)
}

// sent appends a sentence's number; null where it points nowhere.
func (c *Converter) sent(r *Row, i int32) {
	if int(i) >= len(c.doc.Sentences) {
		i = tomar.None
	}
	r.Count(i)
}

func (c *Converter) documentRow(meta Meta) {
	d := c.doc
	status, message := meta.Status, meta.Message
	worst := tomar.Info
	for i := range d.Diagnostics {
		g := &d.Diagnostics[i]
		if g.Severity > worst {
			worst = g.Severity
			if meta.Message == "" {
				message = g.Message
			}
		}
	}
	if status == "" {
		status = [...]string{"ok", "warned", "failed"}[worst]
	}
	source := d.Published.Source
	if source == "" {
		source = "none"
	}
	c.emit(c.row.Begin(Documents).
		Str(c.docID).Str(valid(d.Path)).Str(valid(d.URL)).Str(valid(d.Outlet)).Str(valid(d.Author)).
		Str(valid(d.Title)).Str(valid(d.Lang)).Str(d.SHA256).
		Str(d.Published.Date).Str(source).List(d.Published.Candidates).
		Int(d.Chars()).Int(len(d.Sentences)).Int(len(d.Tokens)).
		Int(kept(c.mentions)).Int(kept(c.times)).Int(kept(c.events)).
		Str(meta.DuplicateOf).Str(status).Str(valid(message)))
}

func (c *Converter) mentionRows() {
	d := c.doc
	for i := range d.Mentions {
		if c.mentions[i] == "" {
			continue
		}
		m, n := &d.Mentions[i], &c.names[i]
		sub := m.Subtype
		if sub == "" {
			sub = n.Subtype
		}
		r := c.row.Begin(Mentions).Str(c.docID).Str(c.mentions[i]).Str(n.ID).Str(m.Type.String()).Str(subtypeOf(m.Type.String(), sub)).
			Str(d.Original(m.Span)).Str(d.Original(m.Base))
		c.place(r, m.Span)
		c.sent(r, m.Sent)
		c.emit(r.Str(id(c.mentions, m.Parent)).Str(m.Method.String()).Str(m.Rule).Confidence(m.Confidence))
	}
}

func (c *Converter) timeRows() {
	d := c.doc
	for i := range d.Times {
		if c.times[i] == "" {
			continue
		}
		t := &d.Times[i]
		r := c.row.Begin(Times).Str(c.docID).Str(c.times[i]).Str(d.Original(t.Span))
		c.place(r, t.Span)
		c.sent(r, t.Sent)
		c.emit(r.Str(t.Type.String()).Str(t.Value).Str(t.Mod).Day(t.DateStart).Day(t.DateEnd).Str(t.Precision).
			Str(or(t.Calendar, "gregorian")).Str(or(t.Anchor, "none")).Str(t.Rule).List(t.Candidates).Confidence(t.Confidence))
	}
}

func (c *Converter) relationRows() {
	d := c.doc
	for i := range d.Relations {
		if c.relations[i] == "" {
			continue
		}
		l := &d.Relations[i]
		s, o := &c.names[l.Subject], &Named{}
		if l.Object >= 0 {
			o = &c.names[l.Object]
		}
		r := c.row.Begin(Relations).Str(c.docID).Str(c.relations[i]).Str(s.ID).Str(s.Name).Str(l.Kind).Str(o.ID).Str(o.Name).
			Str(l.Title).Day(l.Start).Day(l.End).Str(d.Original(l.Span))
		c.place(r, l.Span)
		c.sent(r, l.Sent)
		c.emit(r.Str(l.Rule).Confidence(l.Confidence))
	}
}

func (c *Converter) diagnosticRows() {
	d := c.doc
	for i := range d.Diagnostics {
		g := &d.Diagnostics[i]
		r := c.row.Begin(Diagnostics).Str(c.docID).Str(g.Code).Str(g.Severity.String())
		switch {
		case g.Raw != nil:
			c.raw(r, *g.Raw)
		case g.Empty():
			c.placeOrNull(r.Null(), g.Span)
		default:
			c.place(r.Str(d.Original(g.Span)), g.Span)
		}
		c.emit(r.Str(valid(g.Message)))
	}
}

// raw appends text and offsets of original bytes, which need no way back.
func (c *Converter) raw(r *Row, s tomar.Span) {
	n := int32(len(c.doc.Raw))
	sb := min(max(s.Start, 0), n)
	eb := min(max(s.End, sb), n)
	start := utf8.RuneCountInString(c.doc.Raw[:sb])
	end := start + utf8.RuneCountInString(c.doc.Raw[sb:eb])
	r.Str(c.doc.Raw[sb:eb]).Int(start).Int(end).Int(int(sb)).Int(int(eb))
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
