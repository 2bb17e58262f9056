package seeds

import "embed"

// FS holds the embedded data files, at the paths that the loaders ask for.
//
//go:embed *.tsv names time triggers
var FS embed.FS
