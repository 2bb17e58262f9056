package input

import "errors"

// Paths are the files that a source's arguments name, in the order in which it
// reads them; none is opened. Each is an argument by itself, so that many
// machines may share them. What cannot be read stands among them, to be told by
// who reads it; a list that cannot be read, and standard input, are errors.
func (s *Source) Paths() ([]string, error) {
	var paths []string
	var fault error
	walk := Source{opts: s.opts, only: func(p string) { paths = append(paths, p) }}
	for _, arg := range s.args {
		if arg == "-" || arg == "@-" {
			return nil, errors.New("standard input belongs to one process; name files")
		}
		ok := walk.argument(arg, func(it Item) bool {
			if len(arg) > 1 && arg[0] == '@' && it.Path == arg {
				fault = it.Err
				return false
			}
			paths = append(paths, it.Path)
			return true
		})
		if !ok {
			return nil, fault
		}
	}
	return paths, nil
}
