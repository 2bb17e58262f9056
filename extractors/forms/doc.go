// Package forms numbers the word forms that a worker meets, so that every stage
// may remember what it found of a form: a token is hashed once, its spelling
// verified once, and its match key made once. All that is remembered of a form
// lies in one record.
package forms
