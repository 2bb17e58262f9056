// Package sample makes documents by hand for the tests of output: a short text
// of our own with suffixes, a deleted ZWNJ, CRLF line ends, a glyph outside the
// basic plane, nested and unnamed participants.
//
// It never runs outside tests, and knows the text only by the words that it
// looks up in testdata beside it.
package sample
