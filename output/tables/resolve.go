package tables

import "github.com/tomar-nlp/tomar"

// Named is an entity as the rows of a document need it. All texts may be empty
// but ID.
type Named struct {
	ID      string // entity_id, see [EntityID]
	Name    string // Sorani
	NameEN  string
	Subtype string
	Country string // ISO 3166-1 alpha-2
	Admin1  string // of a place: governorate or province
	Admin2  string // of a place: district
	Lat     float64
	Lon     float64
	Located bool // Lat and Lon hold
}

// Resolver tells what a document does not hold itself. It is asked by several
// goroutines at once, once a mention and once an event.
type Resolver interface {
	// Entity is what a mention of the document names.
	Entity(d *tomar.Document, mention int) Named
	// Story is the story_id of an event of the document; "" where it has none.
	Story(d *tomar.Document, event int) string
}

// Meta is what the run knows of a document beside its text.
type Meta struct {
	DuplicateOf string // doc_id
	Status      string // ok, warned, failed, skipped; "" is made from the diagnostics
	Message     string // "" is the first diagnostic's that is no info
}

// Filter leaves rows out, for every format alike. The zero Filter keeps all.
type Filter struct {
	// MinConfidence is the least confidence of mentions, times, events and
	// relations.
	MinConfidence float64
	// Types are entity types and event types to keep. Where none of the one
	// kind stands in it, all of that kind are kept.
	Types []string
}

// Mention reports whether a mention is kept.
func (f *Filter) Mention(m *tomar.Mention) bool {
	return f.sure(m.Confidence) && f.wants(m.Type.String(), false)
}

// Time reports whether a time expression is kept.
func (f *Filter) Time(t *tomar.Time) bool { return f.sure(t.Confidence) }

// Event reports whether an event, with its arguments, is kept.
func (f *Filter) Event(e *tomar.Event) bool { return f.sure(e.Confidence) && f.wants(e.Type, true) }

// Relation reports whether a relation between kept mentions is kept.
func (f *Filter) Relation(r *tomar.Relation) bool { return f.sure(r.Confidence) }

// Timeline reports whether a story is kept in the timeline: statements only
// when they are asked for by name.
func (f *Filter) Timeline(eventType string) bool {
	if eventType != "STATE" {
		return f.wants(eventType, true)
	}
	for _, t := range f.Types {
		if t == eventType {
			return true
		}
	}
	return false
}

func (f *Filter) sure(c float32) bool {
	return f.MinConfidence <= 0 || roundConfidence(c) >= f.MinConfidence
}

// wants looks a code up among the types of its kind.
func (f *Filter) wants(code string, event bool) bool {
	some := false
	for _, t := range f.Types {
		if (tomar.ParseEntityType(t) == tomar.NoEntity) == event {
			if t == code {
				return true
			}
			some = true
		}
	}
	return !some
}

// Verdict is what a person decided about a row.
type Verdict uint8

// The verdicts.
const (
	Undecided Verdict = iota
	Rejected          // no row
	Confirmed         // a row however unsure it was
)
