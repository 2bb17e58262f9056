// Package dates finds the time expressions of Sorani text and gives them TIMEX3
// values: explicit dates of four calendars, deictic and anaphoric ones, clock
// times, lengths, repeated times, distances from events; and it infers the date
// of a document that bears none.
//
// The words and rules are data (seeds/time): a rule is a pattern of words,
// numbers and other rules' results, with named slots that fill the fields of a
// fragment; fragments that agree are merged. A chart over the few tokens around
// a time word finds every reading, the longest cover wins, and the winners are
// resolved in order against the document's date, the clause's tense, earlier
// expressions and dated events.
//
// Invariants: expressions cover whole tokens of one sentence, in order, without
// overlap; a date that does not exist is a diagnostic and never another date;
// what nothing tells stays X, and where several readings fit, they stand in the
// candidates; the same document gives the same times on any day.
//
// It never reads the clock, opens no file, and looks only at sentences that hold
// a time word, a year or a date in digits.
//
//	g, err := dates.Compile(data, analyzer)
//	t := g.NewTagger() // one per worker
//	t.Run(doc)         // doc.Times
//	t.Anchor(doc)      // once doc.Events are known
package dates
