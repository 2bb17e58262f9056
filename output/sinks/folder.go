package sinks

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// folder is the place of one run's files: a stage beside the output (or inside
// it, see stageInside) that takes the output's place in commit.
//
// A lock file beside the stage is held while the process lives; a stage whose
// lock nobody holds is the leftover of a dead run and is cleared by the next.
type folder struct {
	out    string // absolute, symbolic links followed
	stage  string
	inside bool
	lock   *os.File
	done   bool
}

const stageMark = ".tomar-"

// locate finds the output's own name.
func (f *folder) locate(out string) (err error) {
	if f.out, err = filepath.Abs(out); err != nil {
		return err
	}
	if p, err := filepath.EvalSymlinks(f.out); err == nil {
		f.out = p
	}
	return nil
}

// openFolder clears what dead runs left, but for the journal that the run goes
// on with ("" for none), and makes a stage.
func openFolder(out, adopt string) (*folder, error) {
	f := &folder{}
	if err := f.locate(out); err != nil {
		return nil, err
	}
	if s, err := os.Stat(f.out); err == nil && !s.IsDir() {
		return nil, fmt.Errorf("%s: is a file, not a folder", out)
	}
	if err := os.MkdirAll(filepath.Dir(f.out), 0o755); err != nil {
		return nil, err
	}
	f.clear(adopt)
	if err := f.makeRoom(); err != nil {
		return nil, err
	}
	if adopt == "" {
		return f, nil
	}
	if err := os.Rename(adopt, f.stage+journalMark); err != nil {
		f.abort()
		return nil, err
	}
	return f, nil
}

// makeRoom makes the stage, beside the output or inside it.
func (f *folder) makeRoom() error {
	f.inside = stageInside(f.out)
	if !f.inside {
		if err := f.makeStage(f.prefix(false)); err == nil {
			return nil
		}
		f.inside = true // the folder above cannot be written
	}
	if err := os.MkdirAll(f.out, 0o755); err != nil {
		return err
	}
	return f.makeStage(f.prefix(true))
}

// prefix is how the names of stages begin.
func (f *folder) prefix(inside bool) string {
	if inside {
		return filepath.Join(f.out, stageMark)
	}
	return filepath.Join(filepath.Dir(f.out), "."+filepath.Base(f.out)+stageMark)
}

// stageInside reports whether the folder itself must stay: the working
// directory or one above it, a mount point, or a folder that is not empty and
// was never ours. Its files are then replaced one by one, run.json last.
func stageInside(out string) bool {
	entries, err := os.ReadDir(out)
	if err != nil || len(entries) == 0 {
		return err == nil && (holdsWorkingDir(out) || otherDevice(out))
	}
	if holdsWorkingDir(out) || otherDevice(out) {
		return true
	}
	_, err = os.Stat(filepath.Join(out, runFile))
	return err != nil
}

func holdsWorkingDir(out string) bool {
	wd, err := os.Getwd()
	if err != nil {
		return true
	}
	if p, err := filepath.EvalSymlinks(wd); err == nil {
		wd = p
	}
	rel, err := filepath.Rel(out, wd)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

func (f *folder) makeStage(prefix string) error {
	for n := 0; ; n++ {
		name := fmt.Sprintf("%s%d-%d", prefix, os.Getpid(), n)
		lock, err := os.OpenFile(name+".lock", os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o644)
		if errors.Is(err, fs.ErrExist) && n < 1000 {
			continue
		}
		if err != nil {
			return err
		}
		if !tryLock(lock) {
			lock.Close()
			continue
		}
		if err := os.Mkdir(name, 0o755); err != nil {
			lock.Close()
			os.Remove(name + ".lock")
			if errors.Is(err, fs.ErrExist) && n < 1000 {
				continue
			}
			return err
		}
		f.stage, f.lock = name, lock
		return nil
	}
}

// path is where a file is written.
func (f *folder) path(name string) string { return filepath.Join(f.stage, name) }

// commit puts the stage into the output's place. Files and stage are on disk
// already.
func (f *folder) commit() error {
	if f.done {
		return errors.New("the output is already closed")
	}
	f.done = true
	err := f.takeJournal()
	if err != nil {
		return err
	}
	if err := syncDir(f.stage); err != nil {
		return err
	}
	if f.inside {
		err = f.replaceFiles()
	} else {
		err = f.replaceFolder()
	}
	if err != nil {
		return err
	}
	os.Remove(f.stage + journalMark)
	f.unlock()
	return nil
}

// takeJournal makes the run's journal, where there is one, part of the output.
// It keeps its other name until the output stands in its place.
func (f *folder) takeJournal() error {
	err := os.Link(f.stage+journalMark, f.path(JournalFile))
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return os.Rename(f.stage+journalMark, f.path(JournalFile))
}

// abort removes the stage, not the journal; after commit it does nothing.
func (f *folder) abort() {
	if f.done {
		return
	}
	f.done = true
	os.RemoveAll(f.stage)
	f.unlock()
}

func (f *folder) unlock() {
	f.lock.Close()
	os.Remove(f.stage + ".lock")
}

// replaceFolder swaps stage and output in one step where the system can, and
// moves what is not ours over to the new one.
func (f *folder) replaceFolder() error {
	if _, err := os.Lstat(f.out); errors.Is(err, fs.ErrNotExist) {
		if err := os.Rename(f.stage, f.out); err != nil {
			return err
		}
		return syncDir(filepath.Dir(f.out))
	}
	linkForeign(f.out, f.stage)
	if err := exchange(f.stage, f.out); err != nil {
		old := f.stage + oldMark
		if err := os.Rename(f.out, old); err != nil {
			return err
		}
		if err := os.Rename(f.stage, f.out); err != nil {
			return errors.Join(err, os.Rename(old, f.out))
		}
		if err := os.Rename(old, f.stage); err != nil {
			return err
		}
	}
	if err := syncDir(filepath.Dir(f.out)); err != nil {
		return err
	}
	return retire(f.stage, f.out)
}

// replaceFiles moves every staged file over its old one. run.json goes first
// and comes last: a folder without it is no finished output.
func (f *folder) replaceFiles() error {
	old, err := os.ReadDir(f.out)
	if err != nil {
		return err
	}
	staged, err := os.ReadDir(f.stage)
	if err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(f.out, runFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	fresh := map[string]bool{}
	for _, e := range staged {
		fresh[e.Name()] = true
		if e.Name() != runFile {
			if err := os.Rename(f.path(e.Name()), filepath.Join(f.out, e.Name())); err != nil {
				return err
			}
		}
	}
	for _, e := range old { // formats that this run did not write
		if ours(e.Name()) && !fresh[e.Name()] {
			if err := os.Remove(filepath.Join(f.out, e.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	if err := os.Rename(f.path(runFile), filepath.Join(f.out, runFile)); err != nil {
		return err
	}
	if err := os.Remove(f.stage); err != nil {
		return err
	}
	return syncDir(f.out)
}
