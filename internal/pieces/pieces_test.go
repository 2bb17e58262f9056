package pieces

import (
	"strings"
	"testing"
)

func TestTexts(t *testing.T) {
	var p Texts
	var want, got []string
	for i := range 2000 {
		s := strings.Repeat(string(rune('a'+i%26)), i%40)
		want = append(want, s, s)
		got = append(got, p.Of([]byte(s)), p.Copy(s))
	}
	for n := range 4 {
		parts := []string{"a", "", "bc"}[:min(n, 3)]
		want, got = append(want, strings.Join(parts, "; ")), append(got, p.Join("; ", parts...))
	}
	long := strings.Repeat("x", 3*size)
	want, got = append(want, long), append(got, p.Copy(long))
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("text %d is %q, want %q", i, got[i], want[i])
		}
	}
	if n := testing.AllocsPerRun(1000, func() { p.Copy("twenty bytes or less") }); n > 0.1 {
		t.Errorf("%v allocations a text", n)
	}
}

func TestLists(t *testing.T) {
	l := Lists[int]{Size: 10}
	var all [][]int
	for i := range 100 {
		list := l.Make(i % 15)
		for range i % 15 {
			list = append(list, i)
		}
		all = append(all, append(list, -1)) // one more than there is room for
	}
	for i, list := range all {
		for k, x := range list {
			if last := k == i%15; last != (x == -1) || !last && x != i {
				t.Fatalf("list %d is %v", i, list)
			}
		}
	}
	if n := testing.AllocsPerRun(1000, func() { l.Make(1) }); n > 0.2 {
		t.Errorf("%v allocations a list", n)
	}
}
