// Package spill holds what a run collects and memory must not: logs, records to
// be sorted, counts by key, sets that grow together. Each collection keeps a
// bounded number of bytes; the rest lies in temporary files of one folder, the
// [Area], which is made when it is first needed.
//
// Invariants: what comes out does not depend on how much was kept in memory; a
// nil Area keeps everything in memory. Nothing here outlives its run, and nothing
// is synced to the disk.
//
//	area := spill.NewArea(dir, 0)
//	defer area.Close()
//	s := spill.NewSorter(area)
//	s.Add(record)             // any number of times
//	sorted, err := s.Sort()
//	for sorted.Next() { sorted.Record() … }
package spill
