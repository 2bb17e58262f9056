package tables

import "testing"

// A row that is used again must not hold a text of its former life: such texts
// are pieces of large buffers.
func TestCopyToLetsGo(t *testing.T) {
	long := (&Row{Table: Entities}).Str("one").Str("two").List([]string{"three", "four"}).Str("five")
	short := (&Row{Table: Texts}).Str("six")
	var dst Row
	long.CopyTo(&dst)
	short.CopyTo(&dst)
	if dst.Table != Texts || len(dst.Cells) != 1 || dst.Cells[0].Text() != "six" {
		t.Fatalf("copied row is %v of %s", dst.Cells, dst.Table)
	}
	for i, c := range dst.Cells[:cap(dst.Cells)][1:] {
		if c != (Cell{}) {
			t.Errorf("cell %d behind the end still holds %q", i+1, c.str)
		}
	}
	for i, item := range dst.items[:cap(dst.items)] {
		if item != "" {
			t.Errorf("item %d behind the end still holds %q", i, item)
		}
	}
	dst.Release()
	if len(dst.Cells) != 0 || dst.Cells[:1][0] != (Cell{}) {
		t.Errorf("a released row holds %v", dst.Cells[:1])
	}
}
