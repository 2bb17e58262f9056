package report

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/tomar-nlp/tomar/output/labels"
	"github.com/tomar-nlp/tomar/output/tables"
)

// File is the name of the page in the output folder.
const File = "report.html"

// Options shape the page.
type Options struct {
	// Language is the one in which the page opens, "ckb" where it is empty; the
	// reader may switch.
	Language string
	// TypeWords are the Sorani words of event types; types without one show
	// their English label.
	TypeWords map[string]string
}

// Write makes the page of an output folder and gives its path. The tables may
// stand in any format.
func Write(out string, opts Options) (string, error) {
	if opts.Language == "" {
		opts.Language = "ckb"
	}
	if !slices.Contains(labels.Languages(), opts.Language) {
		return "", fmt.Errorf("%q is none of %v", opts.Language, labels.Languages())
	}
	in, err := tables.Open(out)
	if err != nil {
		return "", err
	}
	data, err := load(in, out, opts)
	if err != nil {
		return "", fmt.Errorf("report: %w", err)
	}
	path := filepath.Join(out, File)
	f, err := os.CreateTemp(out, "."+File+".*")
	if err != nil {
		return "", fmt.Errorf("report: %w", err)
	}
	defer os.Remove(f.Name())
	if err := errorOf(writePage(f, opts.Language, data), f.Chmod(0o644), f.Close()); err != nil {
		return "", fmt.Errorf("report: %w", err)
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return "", fmt.Errorf("report: %w", err)
	}
	return path, nil
}

// errorOf is the first of its errors; all of them have been asked for.
func errorOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
