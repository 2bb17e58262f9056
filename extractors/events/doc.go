// Package events pulls events out of a document: triggers, their participants,
// modality, polarity, attribution, numbers and date.
//
// A trigger is a row of seeds/triggers: an event noun, a verb, a nominal with a
// light verb, a set phrase. Its frame (seeds/frames.tsv) says how participants
// are marked; the clause gives tense, modality and speaker.
//
// Invariants: one event a trigger; triggers do not overlap; every argument lies
// in the trigger's sentence, is an entity mention or a noun phrase with its
// kind, and carries the marker that licensed it; a date comes with its source.
//
// It never makes an entity, never reads the publication date as an event's date
// without saying so, and knows no Sorani word.
//
//	lex, err := events.Compile(data)
//	x := lex.NewExtractor() // one per worker
//	x.Run(doc)              // needs Tokens, Verbs, Hits, Mentions, Clauses, Times
package events
