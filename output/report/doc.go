// Package report writes the tables of an output folder as one HTML page that
// people open: overview, timeline, map, network, searchable tables and every
// article with what was found in it. The page holds everything itself and asks
// nothing of the network.
//
// Invariants: nothing but the written tables (and corrections.tsv beside them)
// is read, so the page says what the tables say; the same tables give the same
// bytes; no text of the corpus becomes markup: all data stand in one JSON
// island with <, > and & escaped, the page's script puts them into the document
// as text only, and its content security policy admits this script, this style
// and no request. The page appears whole or not at all.
//
// Offsets in the page are UTF-16 code units of the text, as JavaScript counts.
//
// The script and the style are built from web/ by go generate (npm, esbuild)
// and committed in web/dist with the licences of what they contain; go build
// needs neither.
//
//	path, err := report.Write("out", report.Options{Language: "ckb"})
package report

//go:generate sh web/build.sh
