package main

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"

	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// A signed document is where it stands in the run, twelve bytes, its signature,
// eight bytes, and its id: signed documents are ordered as they stand.
const (
	signedPlace = 3 * placeBytes
	signedID    = signedPlace + 8
)

func signature(signed []byte) uint64 { return binary.BigEndian.Uint64(signed[signedPlace:signedID]) }

// sameFn brings documents of one signature together: what becomes of the first
// becomes of all, for they are equally near to every other.
type sameFn struct{}

// ProcessElement emits the first document under each key of the signature, and
// the others under the first one's id.
func (f *sameFn) ProcessElement(key string, values func(*[]byte) bool, keys, followers emitter) error {
	sum, err := hex.DecodeString(key)
	if err != nil {
		return fmt.Errorf("signature %q: %w", key, err)
	}
	all := collect(values)
	first := slices.Concat(all[0][:signedPlace], sum, all[0][signedPlace:])
	for _, k := range resolve.Keys(binary.BigEndian.Uint64(sum)) {
		keys(strconv.FormatUint(k, 36), first)
	}
	id := string(all[0][signedPlace:])
	for _, v := range all[1:] {
		followers(id, v[signedPlace:])
	}
	return nil
}

// collect takes all values of a key, in order.
func collect(values func(*[]byte) bool) [][]byte {
	var all [][]byte
	var v []byte
	for values(&v) {
		all = append(all, bytes.Clone(v))
	}
	slices.SortFunc(all, bytes.Compare)
	return all
}

// nearFn finds near documents among those of one key.
type nearFn struct{}

// ProcessElement emits pairs, all under one key: as many as it takes to connect
// all that are near one another.
func (f *nearFn) ProcessElement(_ string, values func(*[]byte) bool, near emitter) {
	all := collect(values)
	of := make([]int, len(all)) // a near one before it, of each; a forest
	root := func(i int) int {
		for of[i] != i {
			of[i] = of[of[i]]
			i = of[i]
		}
		return i
	}
	for i := range all {
		of[i] = i
		for j := range i {
			if a, b := root(j), root(i); a != b && resolve.NearCopies(signature(all[i]), signature(all[j])) {
				of[max(a, b)] = min(a, b)
				near("", resolve.AppendText(resolve.AppendText(nil, string(all[j])), string(all[i])))
			}
		}
	}
}

// originalFn decides which documents of a group that near pairs connect are
// originals, as the run of one process does: in input order. What is in no group
// has no near one.
type originalFn struct{}

// ProcessElement emits the original of every copy under the copy's id.
func (f *originalFn) ProcessElement(_ string, values func(*[]byte) bool, copies emitter) error {
	seen := resolve.NewCopies(nil)
	for _, v := range slices.CompactFunc(collect(values), bytes.Equal) {
		id := string(v[signedID:])
		of, err := seen.Original(id, signature(v))
		if err != nil {
			return err
		}
		if of != "" {
			copies(id, []byte(of))
		}
	}
	return nil
}

// followFn tells the documents of one signature what became of the first.
type followFn struct{}

// ProcessElement emits the originals of the first and of its followers.
func (f *followFn) ProcessElement(first string, followers, copies func(*[]byte) bool, emit emitter) {
	original := first
	var v []byte
	if copies(&v) {
		original = string(v)
		emit(first, bytes.Clone(v))
	}
	for followers(&v) {
		emit(string(v), []byte(original))
	}
}
