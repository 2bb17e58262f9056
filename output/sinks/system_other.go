//go:build !linux

package sinks

import (
	"errors"
	"os"
	"time"
)

// exchange is Linux's; elsewhere two renames do it.
func exchange(string, string) error { return errors.ErrUnsupported }

// leftoverAge is how old a lock file must be to count as a dead run's where
// locks are not known.
const leftoverAge = 24 * time.Hour

// tryLock takes a lock file that is new (empty and just made) or old.
func tryLock(f *os.File) bool {
	s, err := f.Stat()
	if err != nil {
		return false
	}
	if s.Size() == 0 {
		_, err := f.WriteString("held\n")
		return err == nil
	}
	return time.Since(s.ModTime()) > leftoverAge
}

func otherDevice(string) bool { return false }

// ignoreUnsupported: folders cannot be synced everywhere.
func ignoreUnsupported(error) error { return nil }
