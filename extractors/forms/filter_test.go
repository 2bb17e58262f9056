package forms

import (
	"fmt"
	"testing"
)

func TestFilter(t *testing.T) {
	f := NewFilter(1000)
	for i := range 1000 {
		f.Add(fmt.Sprint("key", i))
	}
	others := 0
	for i := range 10000 {
		has := f.Has(fmt.Append(nil, "key", i))
		if i < 1000 && !has {
			t.Fatalf("key%d was added", i)
		}
		if i >= 1000 && has {
			others++
		}
	}
	if others > 3000 {
		t.Errorf("%d of 9000 others pass", others)
	}
}
