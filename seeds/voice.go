package seeds

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

// Voice are the weights by which unmarked words of somebody are told from the author's. They
// are learned (tomar train voice), not written by hand.
type Voice struct {
	File  string
	Rows  []VoiceRow
	Words []VoiceWord
	Bias  int32 // of the weights of words, in thousandths
	Lead  int32 // from which a unit is taken for somebody's words, in thousandths
}

// VoiceRow is the weight of a feature for the author, somebody's words, and a frame, in thousandths.
type VoiceRow struct {
	Feature string
	Weights [3]int32
	Line    int
}

// VoiceWord is a word and its weight, in thousandths: above nought in what people say, below in
// what authors tell.
type VoiceWord struct {
	Word   string
	Weight int16
}

// LoadVoice reads voice.tsv and voice_words.tsv. The error joins all faults of the files.
func LoadVoice(fsys fs.FS) (*Voice, error) {
	t, err := tsv.Read(fsys, "voice.tsv", "feature", "author", "speech", "frame")
	if err != nil {
		return nil, fmt.Errorf("load voice: %w", err)
	}
	v := &Voice{File: "voice.tsv"}
	var errs []error
	for r := range t.Rows() {
		row := VoiceRow{Feature: r.Get("feature"), Line: r.Line}
		for i, c := range []string{"author", "speech", "frame"} {
			n, err := strconv.ParseInt(r.Get(c), 10, 32)
			if err != nil {
				errs = append(errs, r.Fault(c, "%q is no weight", r.Get(c)))
			}
			row.Weights[i] = int32(n)
		}
		switch row.Feature {
		case "bias":
			v.Bias = row.Weights[1]
		case "lead":
			v.Lead = row.Weights[1]
		default:
			v.Rows = append(v.Rows, row)
		}
	}
	w, err := tsv.Read(fsys, "voice_words.tsv", "word", "weight")
	if err != nil {
		return nil, fmt.Errorf("load voice: %w", err)
	}
	for r := range w.Rows() {
		n, err := strconv.ParseInt(r.Get("weight"), 10, 16)
		if err != nil || r.Get("word") == "" {
			errs = append(errs, r.Fault("weight", "a word and a weight are needed"))
		}
		v.Words = append(v.Words, VoiceWord{r.Get("word"), int16(n)})
	}
	if len(errs) > 0 {
		return nil, fmt.Errorf("load voice: %w", errors.Join(errs...))
	}
	return v, nil
}
