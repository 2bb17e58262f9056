package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/spf13/pflag"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

// readConfig sets the flags that nobody gave on the command line to what a TOML
// file says under their names. All faults are reported at once, with places.
func readConfig(file string, fl *pflag.FlagSet) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("--config: %w", err)
	}
	name, text := filepath.ToSlash(file), string(data)
	var values map[string]any
	if _, err := toml.Decode(text, &values); err != nil {
		var p toml.ParseError
		if errors.As(err, &p) {
			return &tsv.Fault{File: name, Line: p.Position.Line, Column: p.Position.Col, Message: p.Message}
		}
		return fmt.Errorf("%s: %w", name, err)
	}
	var faults []error
	keys := make([]string, 0, len(values))
	for k := range values {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		if err := setFlag(fl, k, values[k]); err != nil {
			line, col := keyPlace(text, k)
			faults = append(faults, &tsv.Fault{File: name, Line: line, Column: col, Message: err.Error()})
		}
	}
	slices.SortFunc(faults, func(a, b error) int {
		return a.(*tsv.Fault).Line - b.(*tsv.Fault).Line //nolint:errorlint // made above
	})
	return errors.Join(faults...)
}

func setFlag(fl *pflag.FlagSet, name string, v any) error {
	f := fl.Lookup(name)
	if f == nil || name == "config" || name == "help" {
		return fmt.Errorf("there is no option %q", name)
	}
	s, err := flagText(v)
	if err != nil {
		return fmt.Errorf("option %q %w", name, err)
	}
	if f.Changed {
		if err := checkFlag(f, s); err != nil {
			return fmt.Errorf("option %q: %w", name, err)
		}
		return nil
	}
	if err := fl.Set(name, s); err != nil {
		return fmt.Errorf("option %q: %q is no %s", name, s, f.Value.Type())
	}
	return nil
}

// checkFlag tells whether a value would do, without leaving it there.
func checkFlag(f *pflag.Flag, s string) error {
	was := f.Value.String()
	err := f.Value.Set(s)
	if e := f.Value.Set(was); e != nil && err == nil {
		err = e
	}
	return err
}

// flagText is a value as it would stand on the command line; a list is joined
// with commas.
func flagText(v any) (string, error) {
	switch v := v.(type) {
	case string:
		return v, nil
	case bool:
		return strconv.FormatBool(v), nil
	case int64:
		return strconv.FormatInt(v, 10), nil
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64), nil
	case []any:
		parts := make([]string, 0, len(v))
		for _, x := range v {
			s, err := flagText(x)
			if err != nil {
				return "", err
			}
			parts = append(parts, s)
		}
		return strings.Join(parts, ","), nil
	case map[string]any, []map[string]any:
		return "", errors.New("is a table; options stand at the top")
	}
	return "", fmt.Errorf("has a value that no option takes: %v", v)
}

// keyPlace finds where a key stands, line and column from 1.
func keyPlace(text, key string) (line, col int) {
	re := regexp.MustCompile(`^[ \t]*\[*[ \t]*["']?(` + regexp.QuoteMeta(key) + `)["']?[ \t]*[=.\]]`)
	for i, l := range strings.Split(text, "\n") {
		if m := re.FindStringSubmatchIndex(l); m != nil {
			return i + 1, m[2] + 1
		}
	}
	return 1, 1
}
