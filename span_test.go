package tomar

import "testing"

// The normalised text "abcd" came from "aXbYYc__d": X and __ were deleted, YY
// became nothing before c.
func TestEditListSides(t *testing.T) {
	l := EditList{{1, 2, 1, 1}, {3, 5, 2, 2}, {6, 8, 3, 3}}
	for _, c := range []struct {
		name       string
		start, end int32
		ostart     int32
		oend       int32
	}{
		{"first letter leaves the deleted one outside", 0, 1, 0, 1},
		{"second letter", 1, 2, 2, 3},
		{"third letter", 2, 3, 5, 6},
		{"last letter", 3, 4, 8, 9},
		{"two letters keep what is deleted between them", 1, 3, 2, 6},
		{"all", 0, 4, 0, 9},
	} {
		t.Run(c.name, func(t *testing.T) {
			if s, e := l.Start(c.start), l.End(c.end); s != c.ostart || e != c.oend {
				t.Errorf("[%d,%d) leads to [%d,%d), want [%d,%d)", c.start, c.end, s, e, c.ostart, c.oend)
			}
		})
	}
}

// "xAAy" became "xby": AA was replaced by b.
func TestEditListReplacement(t *testing.T) {
	l := EditList{{1, 3, 1, 2}}
	if s, e := l.Start(1), l.End(2); s != 1 || e != 3 {
		t.Errorf("replacement leads to [%d,%d), want [1,3)", s, e)
	}
	if s, e := l.Start(2), l.End(3); s != 3 || e != 4 {
		t.Errorf("after the replacement [%d,%d), want [3,4)", s, e)
	}
}
