// Package export turns the tables of an output folder into the files that other
// tools take in: timelines (TimelineJS, vis-timeline), maps (GeoJSON), networks
// (GEXF, GraphML, Gephi CSV) and annotated text (CoNLL-2003, CoNLL-U, brat,
// WebAnno TSV, Label Studio, spaCy, W3C Web Annotation).
//
// Invariants: nothing but the written tables is read, so an export says what
// the tables say; offsets are counted in the unit that the format wants (see
// each exporter); everything from the texts is escaped as the format demands;
// the same tables give the same bytes; files appear whole or not at all.
//
// It never fetches anything, and never guesses a date or place that the tables
// leave open. Where the output was written without the table texts, the space
// between sentences stands as line feeds of the same length.
//
//	files, err := export.Run("out", []string{"timelinejs", "geojson"}, export.Options{Top: 200})
package export
