package main

import (
	"os"
	"runtime"
	"runtime/debug"

	"github.com/tomar-nlp/tomar/pipeline"
)

const (
	loadPercent = 20       // garbage beside the tables while they are built, in per cent of them
	runPercent  = 18       // garbage of a run beside the built-in tables and what it keeps: per cent of both
	dataPercent = 8        // the same beside the data that a user brings
	headroom    = 64 << 20 // bytes of garbage beside these at most
	leastGC     = 8        // per cent: less would only collect
)

// sparing runs a loader of data that a user brings, which may be a million
// names, so that the process takes little more than they need: the collector's
// own rule lets garbage grow to the size of what is live. GOGC overrules it.
func sparing[T any](data string, load func() (T, error)) (T, error) {
	if os.Getenv("GOGC") != "" {
		return load()
	}
	if data == "" {
		v, err := load()
		debug.SetGCPercent(runPercent)
		return v, err
	}
	debug.SetGCPercent(loadPercent)
	v, err := load()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	debug.SetGCPercent(int(min(dataPercent, max(leastGC, headroom*100/(m.HeapAlloc+1)))))
	return v, err
}

// loadData is [pipeline.LoadData], sparing.
func loadData(dir string) (*pipeline.Data, error) {
	return sparing(dir, func() (*pipeline.Data, error) { return pipeline.LoadData(dir) })
}
