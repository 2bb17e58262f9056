package seeds

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

// Sound is a class of letters that are taken one for another.
type Sound struct {
	Vowel   bool // left out of the skeleton
	Letters []string
}

// LoadSounds reads sounds.tsv. The error joins all faults of the file.
func LoadSounds(fsys fs.FS) ([]Sound, error) {
	t, err := tsv.Read(fsys, "sounds.tsv", "class", "letters")
	if err != nil {
		return nil, fmt.Errorf("load sounds: %w", err)
	}
	var errs []error
	var sounds []Sound
	seen := map[string]bool{}
	for r := range t.Rows() {
		for _, l := range r.List("letters") {
			if seen[l] {
				errs = append(errs, r.Fault("letters", "%q stands in two classes", l))
			}
			seen[l] = true
		}
		sounds = append(sounds, Sound{Vowel: r.Get("class") == "vowel", Letters: r.List("letters")})
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("load sounds: %w", err)
	}
	return sounds, nil
}
