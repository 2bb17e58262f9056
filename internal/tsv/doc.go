// Package tsv reads the strict tables of seeds and gazetteers: UTF-8, a header
// row, tab-separated cells, no quoting, `#` at the beginning of a line for a
// comment, `|` between the values of a list cell.
//
// Invariants: a row has as many cells as the header; every fault is located as
// file:line:column and all faults of a file are reported at once.
//
// It never trims silently, guesses a column or skips a broken row.
//
//	t, err := tsv.Read(fsys, "months.tsv", "id", "month", "name")
//	for r := range t.Rows() { id := r.Get("id") … }
package tsv
