// Package language tells whether a text is Sorani or one of its neighbours:
// Kurmanji in Latin or Arabic script (Badini), Arabic, Persian, Turkish, English.
//
// It counts the words that a language can hardly do without, and how its words
// begin and end (languages.tsv of the seeds), and compares; two that tell are
// enough where none tells another language. A text that gives too few has none:
// it is better to read a headline in vain than to lose it. A text in which
// Sorani has a fair share is Sorani, whatever it quotes.
//
// Invariants: it looks at a bounded part of the text; the answer depends on the
// text alone. It never guesses from a page's own label, and changes nothing.
//
//	m, err := language.New(words, norm)
//	lang := m.Tell(doc.Text) // "ckb", "kmr-Arab", "" …
package language
