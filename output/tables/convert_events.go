package tables

import "github.com/tomar-nlp/tomar"

// joint stands between the names of one cell.
const joint = "; "

var tenseCodes = [...]string{tomar.NoTense: "none", tomar.Past: "past", tomar.Present: "present", tomar.Future: "future"}

func (c *Converter) eventRows() {
	d := c.doc
	for i := range d.Events {
		if c.events[i] == "" {
			continue
		}
		e := &d.Events[i]
		r := c.row.Begin(Events).Str(c.docID).Str(c.events[i]).Str(c.story(i)).Str(e.Type).Str(e.Subtype).Str(d.Original(e.Span))
		c.place(r, e.Span)
		c.sent(r, e.Sent)
		r.Str(e.Date).Day(e.DateStart).Day(e.DateEnd).Str(e.Precision).Str(or(e.DateSource, "none")).Str(id(c.times, e.Time)).
			Str(e.Modality.String()).Bool(e.Attributed)
		if e.Negative {
			r.Str("negative")
		} else {
			r.Str("positive")
		}
		r.Str(tenseCodes[min(int(e.Tense), len(tenseCodes)-1)])
		c.participants(r, e, tomar.Agent)
		c.participants(r, e, tomar.Target)
		r.Str(unnamedKind(e, tomar.Target))
		c.where(r, e)
		c.counts(r, e.CountMin, e.CountMax, e.CountText)
		r.Str(d.Original(e.CountText))
		c.source(r, e)
		context := ""
		if e.Sent >= 0 && int(e.Sent) < len(d.Sentences) {
			context = d.Original(d.Sentences[e.Sent].Span)
		}
		c.emit(r.Str(e.Plover).Str(e.Cameo).Str(e.Ace).Str(e.Rule).Confidence(e.Confidence).Str(context))
	}
}

// counts appends least and greatest number; a zero that no words tell is the
// zero value, not a count.
func (c *Converter) counts(r *Row, least, greatest int32, words tomar.Span) {
	if least == 0 && greatest == 0 && words.Empty() {
		r.Null().Null()
		return
	}
	r.Count(least).Count(greatest)
}

func (c *Converter) story(event int) string {
	if c.Resolver == nil {
		return ""
	}
	return c.Resolver.Story(c.doc, event)
}

// named is the entity of an argument; nil where nobody is named or the mention
// is left out.
func (c *Converter) named(a *tomar.Argument) *Named {
	if id(c.mentions, a.Mention) == "" {
		return nil
	}
	return &c.names[a.Mention]
}

// participants appends the entity ids of a role and their names, for the
// unnamed the words of the text. One who is named twice stands there once.
func (c *Converter) participants(r *Row, e *tomar.Event, role tomar.Role) {
	off, first, parts := len(r.items), "", 0
	c.text = c.text[:0]
	for i := range e.Arguments {
		a := &e.Arguments[i]
		if a.Role != role {
			continue
		}
		name := ""
		if n := c.named(a); n != nil {
			if contains(r.items[off:], n.ID) {
				continue
			}
			r.items = append(r.items, n.ID)
			name = n.Name
		}
		if name == "" {
			name = c.doc.Original(a.Span)
		}
		if name == "" {
			continue
		}
		if parts++; parts == 1 {
			first = name
			continue
		}
		if parts == 2 {
			c.text = append(c.text, first...)
		}
		c.text = append(append(c.text, joint...), name...)
	}
	r.listFrom(off)
	if parts > 1 {
		first = c.ids.all.Of(c.text)
	}
	r.Str(first)
}

func contains(items []string, s string) bool {
	for _, i := range items {
		if i == s {
			return true
		}
	}
	return false
}

// unnamedKind is the kind of the first unnamed participant of a role.
func unnamedKind(e *tomar.Event, role tomar.Role) string {
	for i := range e.Arguments {
		if a := &e.Arguments[i]; a.Role == role && a.Kind != "" {
			return a.Kind
		}
	}
	return ""
}

// where appends the most specific place of an event.
func (c *Converter) where(r *Row, e *tomar.Event) {
	n := EventPlace(c.doc, e, c.named)
	if n == nil {
		n = &Named{}
	}
	r.Str(n.ID).Str(n.Name).Str(n.Admin1).Str(n.Admin2).Str(n.Country).Point(n.Lat, n.Lon, n.Located)
	if isPlace(n.Subtype) {
		r.Str(n.Subtype)
	} else {
		r.Null()
	}
}

// EventPlace is the most specific place of an event: of the places told, else
// of the places that are hit, countries and regions apart, because they act as
// states, and places that are spoken to; else of those in which these lie. nil where there is none. The first of equals wins. named is what an
// argument names, nil where it names nothing.
func EventPlace(d *tomar.Document, e *tomar.Event, named func(a *tomar.Argument) *Named) *Named {
	var best *Named
	rank := -1
	for _, pass := range [...]struct {
		role   tomar.Role
		around bool
	}{{tomar.PlaceRole, false}, {tomar.Target, false}, {tomar.PlaceRole, true}} {
		role := pass.role
		for i := range e.Arguments {
			a := &e.Arguments[i]
			if a.Role != role || pass.around != (a.Rule == tomar.RuleAround) || role == tomar.Target && spoken[e.Type] {
				continue
			}
			n := named(a)
			if n == nil || d.Mentions[a.Mention].Type != tomar.LOC {
				continue
			}
			k := placeRank(n.Subtype)
			if a.Rule == tomar.RuleWay {
				k = min(k, placeRank("governorate")) // the road lies near it; a place told beside it is nearer
			}
			if k > rank && (role == tomar.PlaceRole || k > placeRank("region")) {
				best, rank = n, k
			}
		}
		if best != nil {
			return best
		}
	}
	return nil
}

// spoken are the types of events whose target is spoken to or dealt with, not hit.
var spoken = map[string]bool{
	"STATE": true, "THREATEN": true, "ACCUSE": true, "REQUEST": true, "REJECT": true, "SUPPORT": true, "CALL": true, "SANCTION": true, "MEET": true, "AGREE": true,
}

func isPlace(subtype string) bool { return contains(placeSubtypes, subtype) }

// source appends who says it.
func (c *Converter) source(r *Row, e *tomar.Event) {
	for i := range e.Arguments {
		a := &e.Arguments[i]
		if a.Role != tomar.SourceRole {
			continue
		}
		if n := c.named(a); n != nil {
			r.Str(n.ID).Str(or(n.Name, c.doc.Original(a.Span)))
		} else {
			r.Null().Str(c.doc.Original(a.Span))
		}
		return
	}
	r.Null().Null()
}

func (c *Converter) argumentRows() {
	d := c.doc
	for i := range d.Events {
		if c.events[i] == "" {
			continue
		}
		for k := range d.Events[i].Arguments {
			a := &d.Events[i].Arguments[k]
			r := c.row.Begin(Arguments).Str(c.docID).Str(c.events[i]).Str(a.Role.String())
			if n := c.named(a); n != nil {
				r.Str(c.mentions[a.Mention]).Str(n.ID).Str(n.Name)
			} else {
				r.Null().Null().Null()
			}
			c.counts(r.Str(a.Kind), a.CountMin, a.CountMax, a.CountText)
			r.Str(d.Original(a.Span))
			c.placeOrNull(r, a.Span)
			c.emit(r)
		}
	}
}
