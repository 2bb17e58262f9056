package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"

	"github.com/tomar-nlp/tomar/internal/spill"
)

var scratches atomic.Int64

// newScratch is where a step of this worker puts what outgrows memory; its Close
// removes it. The folder is made when it is first needed.
func newScratch() *spill.Area {
	return spill.NewArea(filepath.Join(os.TempDir(), fmt.Sprintf("tomar-beam-%d-%d", os.Getpid(), scratches.Add(1))), 0)
}
