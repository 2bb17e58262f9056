// Package clauses cuts sentences into clauses: the shallow syntax that dates
// and events stand on.
//
// A Sorani clause ends with its finite verb; a goal may follow it (گەیشتە X,
// هێرشیان کردە سەر X). Between two verbs stand a conjunction, a comma, a
// subordinator, or nothing. Clauses of saying have what is said as children,
// quotes know their speaker, before or behind them, and so do headlines of the
// form «X: …».
//
// Invariants: clauses stand in the order in which they begin; a clause lies
// within one sentence; two clauses are disjoint or one holds the other, and a
// token belongs to the innermost ([At]); Parent is an earlier clause or None.
//
// What nothing marks is told by a chain over the whole text, of the author's voice and those he
// lets speak: [Parser] with weights (tomar train voice).
//
// It never decides what happened, resolves no pronoun but the speaker who is
// left out, and reads doc.Mentions only to name a speaker (it may be empty).
//
//	p, err := clauses.New(verbs, cues, weights)
//	p.Run(doc) // needs Tokens, Sentences, Verbs; fills doc.Clauses
package clauses
