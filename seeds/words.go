package seeds

import (
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

// checkWords finds what every table of words must not have: ids that are empty,
// unsorted or no slugs, rows without a word, empty variants.
func checkWords(t *tsv.Table) (errs []error) {
	word := "word"
	if !slices.Contains(t.Columns, word) {
		word = "name"
	}
	last := ""
	for r := range t.Rows() {
		id := r.Get("id")
		if id <= last {
			errs = append(errs, r.Fault("id", "id %q is empty, unsorted or listed twice", id))
		}
		if strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			errs = append(errs, r.Fault("id", "id %q is no slug", id))
		}
		last = id
		if r.Get(word) == "" {
			errs = append(errs, r.Fault(word, "no %s", word))
		}
		for _, v := range r.List("variants") {
			if v == "" || v == r.Get(word) {
				errs = append(errs, r.Fault("variants", "variant %q is empty or the %s itself", v, word))
			}
		}
	}
	return errs
}
