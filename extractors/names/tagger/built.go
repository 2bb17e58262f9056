package tagger

import (
	"crypto/sha256"
	_ "embed" // the model
	"encoding/hex"
	"fmt"
	"io"
	"os"
)

//go:embed names.model
var built []byte

// Built is the model that the program brings along; docs/tagger.md says what it
// was learned from and how it is made anew. The error says what is wrong with
// the embedded file.
func Built() (*Model, error) { return Parse(built) }

// BuiltSum is the SHA-256 of the embedded file.
func BuiltSum() [sha256.Size]byte { return sha256.Sum256(built) }

// NoModel is the name that stands for no model, in [Load] and [Sum].
const NoModel = "none"

// Load reads a file with a model: the built-in one where no file is named, nil
// for [NoModel].
func Load(file string) (*Model, error) {
	if file == NoModel {
		return nil, nil
	}
	data, err := bytesOf(file)
	if err != nil {
		return nil, err
	}
	m, err := Parse(data)
	if err != nil && file != "" {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return m, err
}

// Sum is the SHA-256, in hexadecimal digits, of the file that [Load] reads; false
// for [NoModel].
func Sum(file string) (string, bool, error) {
	if file == NoModel {
		return "", false, nil
	}
	data, err := bytesOf(file)
	if err != nil {
		return "", false, err
	}
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:]), true, nil
}

func bytesOf(file string) ([]byte, error) {
	if file == "" {
		return built, nil
	}
	r, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("tagger model: %w", err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("tagger model: %w", err)
	}
	return data, nil
}
