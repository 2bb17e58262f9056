// Package norm brings Sorani text to one spelling and keeps the way back.
//
// [Normalizer.Text] turns what arrives (legacy keyboards, legacy font
// encodings, presentation forms, decomposed letters, invalid bytes) into plain
// Unicode letters and returns the edits that lead every byte back to the
// original. [AppendKey] and [AppendLoose] make match keys of already normalised
// words: they fold the spellings that outlets choose freely, and are never
// shown to anybody; [Normalizer.Searchable] folds the same spellings in letters,
// for an index that people ask.
//
// Invariants: the result is valid UTF-8 in NFC; normalising it again changes
// nothing; edits are ordered, do not overlap, and the text between them is the
// same on both sides; text with nothing to change is returned as the same
// string without edits. Line breaks and digits are never changed.
//
// It never guesses at words, never corrects spelling, opens no file and does
// not log. What is a letter and what it stands for is data: letters.tsv and
// legacy.tsv of the seeds.
//
//	n, err := norm.New(seeds.FS)
//	text, edits, diags := n.Text(raw, nil)
package norm
