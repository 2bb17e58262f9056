// Package seeds holds what the rules grow from, as data: normalisation maps,
// clitics, numerals, calendars, time grammar, verbs, trigger lexicon, title and
// head words (TSV, TOML, embedded), the strict loaders that turn them into Go
// values, and under corpus the sample articles with their gold annotation.
//
// Invariants: a broken file is reported as file:line:column, all faults at
// once; loaders take an fs.FS, so that a user's directory may overlay [FS].
//
// It imports nothing of the project but internal/tsv, and decides nothing.
//
//	fsys := overlay.New(seeds.FS, os.DirFS(dir))
//	letters, err := seeds.LoadLetters(fsys)
package seeds
