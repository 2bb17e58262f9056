package sample

import (
	_ "embed"
	"strconv"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/output/tables"
)

//go:embed text.txt
var text string

//go:embed words.tsv
var words string

// Word is a word or phrase of the text by its key in words.tsv.
func Word(key string) string {
	for line := range strings.Lines(words) {
		if k, v, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "\t"); ok && k == key {
			return v
		}
	}
	panic("sample: no word " + key)
}

const zwnj = "\u200c"

// Text is the original text.
func Text() string { return text }

// Document is the sample as a document with the given id.
func Document(id string) *tomar.Document {
	d := &tomar.Document{ID: id, Path: "news/" + id + ".txt", URL: "https://example.org/" + id, Title: Word("title"),
		Outlet: `Example, "News"`, SHA256: "00ff", Published: tomar.Published{Date: "2020-09-30", Source: "metadata"}, Raw: text}
	fold(d)
	b := builder{d}
	b.sentences()
	org := b.mention("ministry", 0, tomar.ORG, 3)
	b.nested("iraq2", org)
	minister := b.mention("aso", 0, tomar.PER, 1)
	b.mention("baghdad", 0, tomar.LOC, 2)
	iran := b.mention("iran", 0, tomar.LOC, 4)
	b.mention("erbil", 0, tomar.LOC, 5)
	short := b.mention("aso-short", 1, tomar.PER, 1)
	d.Mentions[short].Method = tomar.ByShort
	iraq := b.mention("iraq", 0, tomar.LOC, 0)

	d.Times = append(d.Times, tomar.Time{Span: b.find("date", 0), Sent: 0, Value: "2020-09-26", DateStart: "2020-09-26",
		DateEnd: "2020-09-26", Precision: "day", Calendar: "gregorian", Anchor: "published", Confidence: 0.9, Provenance: tomar.Provenance{Rule: "day-month"}})
	meet := b.event("MEET", "meet", 0)
	meet.Date, meet.DateStart, meet.DateEnd, meet.Precision, meet.DateSource, meet.Time = "2020-09-26", "2020-09-26", "2020-09-26", "day", "explicit", 0
	meet.Arguments = []tomar.Argument{b.arg(tomar.Agent, minister), b.arg(tomar.Target, iran), b.arg(tomar.PlaceRole, 3)}
	attack := b.event("ATTACK", "attack", 1)
	attack.Subtype, attack.Date, attack.DateStart, attack.DateEnd, attack.Precision, attack.DateSource = "airstrike", "2020-09", "2020-09-01", "2020-09-30", "month", "published"
	attack.CountMin, attack.CountMax, attack.CountText = 3, 3, b.find("three", 0)
	attack.Arguments = []tomar.Argument{b.arg(tomar.PlaceRole, 5), b.unnamed(tomar.Target, "people", "civilian", 3), b.unnamed(tomar.Target, "journalists", "journalist", 2)}
	attack.Arguments[1].CountText = b.find("three", 0)
	state := b.event("STATE", "said", 2)
	state.Attributed, state.DateSource = true, "none"
	state.Arguments = []tomar.Argument{b.arg(tomar.Agent, short), b.arg(tomar.SourceRole, short)}
	d.Relations = append(d.Relations, tomar.Relation{Span: tomar.Span{Start: 0, End: d.Mentions[minister].End}, Sent: 0, Subject: int32(minister),
		Object: int32(iraq), Kind: "holds_position", Title: Word("minister"), Confidence: 0.95, Provenance: tomar.Provenance{Rule: "title-of"}})
	d.Diagnostics = append(d.Diagnostics, tomar.Diagnostic{Span: b.find("erbil", 0), Code: "norm.zwnj", Severity: tomar.Info, Message: "a joiner inside a name"},
		tomar.Diagnostic{Code: "text.short", Severity: tomar.Info, Message: "a short text"})
	return d
}

// fold deletes every ZWNJ, so that there is a way back to take.
func fold(d *tomar.Document) {
	var b strings.Builder
	for i := 0; i < len(d.Raw); {
		if strings.HasPrefix(d.Raw[i:], zwnj) {
			n := int32(b.Len())
			d.Edits = append(d.Edits, tomar.Edit{OStart: int32(i), OEnd: int32(i + len(zwnj)), NStart: n, NEnd: n})
			i += len(zwnj)
			continue
		}
		b.WriteByte(d.Raw[i])
		i++
	}
	d.Text = b.String()
}

type builder struct{ *tomar.Document }

func (b builder) sentences() {
	start := 0
	for start < len(b.Text) {
		end := start + strings.IndexByte(b.Text[start:], '\n')
		s := tomar.Span{Start: int32(start), End: int32(start + len(strings.TrimRight(b.Text[start:end], "\r")))}
		first := int32(len(b.Tokens))
		b.tokens(s)
		b.Sentences = append(b.Sentences, tomar.Sentence{Span: s, First: first, Last: int32(len(b.Tokens))})
		start = end + 1
	}
}

// tokens splits at spaces, and marks of punctuation off.
func (b builder) tokens(s tomar.Span) {
	open, space := int32(-1), false
	add := func(from, to int32, k tomar.TokenKind) {
		b.Tokens = append(b.Tokens, tomar.Token{Span: tomar.Span{Start: from, End: to}, Kind: k, Space: space, Sent: int32(len(b.Sentences))})
		space = false
	}
	for i, r := range b.Text[s.Start:s.End] {
		at := s.Start + int32(i)
		mark := strings.ContainsRune("،.:«»", r)
		if (r == ' ' || mark) && open >= 0 {
			add(open, at, tomar.Word)
			open = -1
		}
		switch {
		case r == ' ':
			space = true
		case mark:
			add(at, at+int32(len(string(r))), tomar.Punct)
		case open < 0:
			open = at
		}
	}
	if open >= 0 {
		add(open, s.End, tomar.Word)
	}
}

// find is the span of the n-th place where a word stands.
func (b builder) find(key string, n int) tomar.Span {
	w, from := Word(key), 0
	for {
		i := strings.Index(b.Text[from:], w)
		if i < 0 {
			panic("sample: the text has no " + key)
		}
		if n == 0 {
			return tomar.Span{Start: int32(from + i), End: int32(from + i + len(w))}
		}
		from, n = from+i+len(w), n-1
	}
}

func (b builder) at(s tomar.Span) (sent, first, last int32) {
	for i, x := range b.Sentences {
		if x.Contains(s) {
			sent = int32(i)
		}
	}
	first = tomar.None
	for i, t := range b.Tokens {
		if t.Overlaps(s) {
			if first < 0 {
				first = int32(i)
			}
			last = int32(i + 1)
		}
	}
	return sent, first, last
}

func (b builder) mention(key string, n int, typ tomar.EntityType, row int32) int {
	s := b.find(key, n)
	sent, first, last := b.at(s)
	b.Mentions = append(b.Mentions, tomar.Mention{Span: s, Base: s, Sent: sent, First: first, Last: last, Parent: tomar.None,
		Entity: row, Type: typ, Confidence: 0.9, Provenance: tomar.Provenance{Rule: "gazetteer.name"}})
	return len(b.Mentions) - 1
}

// nested is a name that stands inside another mention.
func (b builder) nested(key string, parent int) {
	i := b.mention(key, 1, tomar.LOC, 0)
	b.Mentions[i].Parent = int32(parent)
	b.Mentions[i].Confidence = 0.4
}

func (b builder) event(typ, key string, row int32) *tomar.Event {
	s := b.find(key, 0)
	sent, first, last := b.at(s)
	b.Events = append(b.Events, tomar.Event{Span: s, First: first, Last: last, Sent: sent, Type: typ, Trigger: row, Time: tomar.None,
		Tense: tomar.Past, CountMin: tomar.None, CountMax: tomar.None, Story: tomar.None, Confidence: 0.8, Provenance: tomar.Provenance{Rule: "trigger." + strconv.Itoa(int(row))}})
	return &b.Events[len(b.Events)-1]
}

func (b builder) arg(role tomar.Role, mention int) tomar.Argument {
	return tomar.Argument{Span: b.Mentions[mention].Span, Role: role, Mention: int32(mention), CountMin: tomar.None, CountMax: tomar.None}
}

func (b builder) unnamed(role tomar.Role, key, kind string, n int32) tomar.Argument {
	return tomar.Argument{Span: b.find(key, 0), Role: role, Mention: tomar.None, Kind: kind, CountMin: n, CountMax: n}
}

// Resolver knows the entities of the sample by their rows.
type Resolver struct{}

// Entity is the named entity of a mention.
func (Resolver) Entity(d *tomar.Document, mention int) tables.Named {
	return Entities()[d.Mentions[mention].Entity]
}

// Story makes a story of every event type.
func (Resolver) Story(d *tomar.Document, event int) string {
	return tables.MakeID(tables.LetterStory, d.Events[event].Type)
}

// Entities are the entities of the sample.
func Entities() []tables.Named {
	return []tables.Named{
		named("iraq", "Iraq", "country", "IQ", "", 33, 44),
		named("aso", "Aso Karim", "", "", "", 0, 0),
		named("baghdad", "Baghdad", "city", "IQ", Word("baghdad"), 33.3152, 44.3661),
		named("ministry", "Ministry of Foreign Affairs", "ministry", "IQ", "", 0, 0),
		named("iran", "Iran", "country", "IR", "", 32, 53),
		named("erbil", "Erbil", "city", "IQ", Word("erbil"), 36.1911, 44.0092),
	}
}

func named(key, en, sub, country, admin1 string, lat, lon float64) tables.Named {
	return tables.Named{ID: tables.MakeID(tables.LetterEntity, en), Name: Word(key), NameEN: en, Subtype: sub, Country: country,
		Admin1: admin1, Lat: lat, Lon: lon, Located: lat != 0}
}
