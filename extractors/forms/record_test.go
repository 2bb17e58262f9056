package forms

import (
	"fmt"
	"strings"
	"testing"
)

type odd struct {
	a uint64
	b [3]byte
}

// Memos of one table must not write into each other's values, nor into the form.
func TestMemosShareRecords(t *testing.T) {
	table := New()
	bytes, flags, structs := NewMemo[[5]byte](table), NewMemo[bool](table), NewMemo[odd](table)
	words := []string{strings.Repeat("د", 11), strings.Repeat("د", 12), "یەک", "دوو"} // one that fills its record, one too long for it
	for i := range 3 * blockSize {
		words = append(words, fmt.Sprint("وشە", i))
	}
	for i, w := range words {
		id := table.ID(w)
		b, known := bytes.At(id)
		if known {
			t.Fatalf("%s was never asked for", w)
		}
		*b = [5]byte{byte(i), 2, 3, 4, byte(i >> 8)}
		f, _ := flags.At(id)
		*f = i%2 == 0
		o, _ := structs.At(id)
		*o = odd{uint64(i) << 40, [3]byte{byte(i), 7, 7}}
	}
	late := NewMemo[[64]byte](table) // records move into larger ones
	for i, w := range words {
		id := table.ID(w)
		if table.is(id, w) == table.is(id, w+"x") {
			t.Fatalf("the spelling of %s is lost", w)
		}
		if l, known := late.At(id); known || *l != [64]byte{} {
			t.Fatalf("%s was never asked for: %v", w, *l)
		} else {
			*l = [64]byte{63: 1}
		}
		b, known1 := bytes.At(id)
		f, known2 := flags.At(id)
		o, known3 := structs.At(id)
		if !known1 || !known2 || !known3 {
			t.Fatalf("%s is forgotten", w)
		}
		if *b != [5]byte{byte(i), 2, 3, 4, byte(i >> 8)} || *f != (i%2 == 0) || *o != (odd{uint64(i) << 40, [3]byte{byte(i), 7, 7}}) {
			t.Fatalf("%s: %v %v %v", w, *b, *f, *o)
		}
	}
	flags.Clear()
	if f, known := flags.At(table.ID(words[0])); known || *f {
		t.Error("a cleared memo remembers")
	}
	if _, known := bytes.At(table.ID(words[0])); !known {
		t.Error("clearing one memo cleared another")
	}
}

func TestMemosHoldNoPointers(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a memo of strings was made, which the collector would take away")
		}
	}()
	NewMemo[struct{ s []string }](New())
}
