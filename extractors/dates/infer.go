package dates

import "github.com/tomar-nlp/tomar"

// Interval is a time in office, in ISO days; an empty end is open.
type Interval struct{ Start, End string }

// Terms tells when a mention's entity held the office that the text gives it.
type Terms interface {
	// Terms appends the intervals of a mention; none where nothing is known.
	Terms(doc *tomar.Document, mention int32, dst []Interval) []Interval
}

// dateline is the date at the head or foot of an undated document.
func (t *Tagger) dateline(doc *tomar.Document) point { return point{} }
