package sinks

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/tomar-nlp/tomar/output/tables"
)

// The files of a run beside its tables.
const (
	runFile    = "run.json"
	timingFile = "timing.json"
	sqliteFile = tables.SQLiteFile
)

// PackageFile describes the tables of a run to programs, in its output folder
// ([Package]).
const PackageFile = "datapackage.json"

// JournalFile is the journal of a finished run in its output folder.
const JournalFile = "documents.journal"

// journalMark ends the name of a run's journal beside its stage. It outlives the
// stage of a run that did not finish.
const journalMark = ".journal"

// scratchMark ends the name of the folder of a run's temporary files.
const scratchMark = ".scratch"

// oldMark ends the name under which the old output waits for a moment where
// folders cannot be swapped in one step.
const oldMark = ".old"

// ours reports whether a file of the output folder is written by this package.
func ours(name string) bool {
	switch name {
	case runFile, timingFile, PackageFile, JournalFile, sqliteFile, sqliteFile + "-journal", sqliteFile + "-wal", sqliteFile + "-shm":
		return true
	}
	base, ext, _ := strings.Cut(name, ".")
	if _, ok := tables.ByName(base); !ok {
		return false
	}
	return ext == "csv" || ext == "jsonl" || ext == "parquet"
}

// linkForeign gives the user's own files of the old output a second name in the
// new one, so that they are never away. What cannot be linked moves later.
func linkForeign(old, stage string) {
	entries, err := os.ReadDir(old)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !ours(e.Name()) && e.Type().IsRegular() {
			_ = os.Link(filepath.Join(old, e.Name()), filepath.Join(stage, e.Name()))
		}
	}
}

// retire empties an old output: what is not ours moves to out, unless out has
// it, the rest goes.
func retire(old, out string) error {
	entries, err := os.ReadDir(old)
	if err != nil {
		return err
	}
	for _, e := range entries {
		from, to := filepath.Join(old, e.Name()), filepath.Join(out, e.Name())
		if ours(e.Name()) {
			if err := os.RemoveAll(from); err != nil {
				return err
			}
			continue
		}
		if _, err := os.Lstat(to); errors.Is(err, fs.ErrNotExist) {
			if err := os.Rename(from, to); err != nil {
				return err
			}
		} else if same(from, to) {
			if err := os.Remove(from); err != nil {
				return err
			}
		}
	}
	return os.Remove(old) // stays, with an error, where two files have one name
}

func same(a, b string) bool {
	x, err := os.Lstat(a)
	if err != nil {
		return false
	}
	y, err := os.Lstat(b)
	return err == nil && os.SameFile(x, y)
}

// clear ends what dead runs left unfinished: an output that was moved aside
// comes back, stages and temporary files go, and so do journals but for the one to
// keep. It does what it can and reports nothing.
func (f *folder) clear(keep string) {
	for _, inside := range []bool{false, true} {
		locks, _ := filepath.Glob(globText(f.prefix(inside)) + "*.lock")
		for _, path := range locks {
			lock, err := os.OpenFile(path, os.O_RDWR, 0)
			if err != nil {
				continue
			}
			if tryLock(lock) {
				stage := strings.TrimSuffix(path, ".lock")
				clearStage(stage, f.out, inside)
				os.Remove(path)
			}
			lock.Close()
		}
		for _, path := range f.dead(inside, scratchMark) {
			os.RemoveAll(path)
		}
		for _, path := range f.dead(inside, journalMark) {
			if path != keep {
				os.Remove(path)
			}
		}
	}
}

// dead are what runs that are dead left beside their stages under names with a
// mark, in the order of the names.
func (f *folder) dead(inside bool, mark string) []string {
	var dead []string
	all, _ := filepath.Glob(globText(f.prefix(inside)) + "*" + mark)
	for _, path := range all {
		lock, err := os.OpenFile(strings.TrimSuffix(path, mark)+".lock", os.O_RDWR, 0)
		if err == nil {
			free := tryLock(lock)
			lock.Close()
			if !free {
				continue
			}
		}
		dead = append(dead, path)
	}
	return dead
}

// Unfinished is the journal that an unfinished run into out left behind: the
// longest, where there are several; false for none.
func Unfinished(out string) (string, bool) {
	f := &folder{}
	if f.locate(out) != nil {
		return "", false
	}
	best, size := "", int64(-1)
	for _, inside := range []bool{false, true} {
		for _, path := range f.dead(inside, journalMark) {
			if info, err := os.Stat(path); err == nil && info.Size() > size {
				best, size = path, info.Size()
			}
		}
	}
	return best, size >= 0
}

func clearStage(stage, out string, inside bool) {
	old := stage + oldMark
	if _, err := os.Lstat(out); errors.Is(err, fs.ErrNotExist) {
		_ = os.Rename(old, out)
	} else if _, err := os.Lstat(old); err == nil {
		_ = retire(old, out)
	}
	if inside {
		os.RemoveAll(stage)
		return
	}
	if _, err := os.Lstat(stage); err != nil {
		return
	}
	if _, err := os.Lstat(out); err != nil {
		os.RemoveAll(stage) // there is no other output: all in it is staged
		return
	}
	_ = retire(stage, out)
}

// globText is a path with what filepath.Glob would read as a pattern escaped.
func globText(path string) string {
	var b strings.Builder
	for i := range len(path) {
		if strings.IndexByte(`*?[\`, path[i]) >= 0 && filepath.Separator != '\\' {
			b.WriteByte('\\')
		}
		b.WriteByte(path[i])
	}
	return b.String()
}

// syncDir makes the names in a folder last.
func syncDir(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, fs.ErrInvalid) && !errors.Is(err, fs.ErrPermission) {
		return ignoreUnsupported(err)
	}
	return nil
}
