package spill

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// areas are a collection's ways to keep what it has: all in memory, most of it,
// nearly nothing.
func areas(t *testing.T) map[string]*Area {
	all := map[string]*Area{"memory": nil}
	for _, limit := range []int{0, 64 << 10, 4 << 10} {
		a := NewArea(filepath.Join(t.TempDir(), "scratch"), limit)
		t.Cleanup(func() {
			if err := a.Close(); err != nil {
				t.Error(err)
			}
			if _, err := os.Stat(a.dir); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("the folder is still there: %v", err)
			}
		})
		all[fmt.Sprint("limit ", limit)] = a
	}
	return all
}

func made(a *Area) int {
	if a == nil {
		return 0
	}
	return a.n
}

func TestSorterSorts(t *testing.T) {
	for name, a := range areas(t) {
		r := rand.New(rand.NewPCG(1, 2))
		s := NewSorter(a)
		var want [][]byte
		for range 20_000 {
			rec := make([]byte, r.IntN(20))
			for i := range rec {
				rec[i] = byte(r.IntN(3)) * 127
			}
			want = append(want, slices.Clone(rec))
			if err := s.Add(rec); err != nil {
				t.Fatal(err)
			}
		}
		slices.SortFunc(want, bytes.Compare)
		sorted, err := s.Sort()
		if err != nil {
			t.Fatal(err)
		}
		for i, w := range want {
			if !sorted.Next() || !bytes.Equal(sorted.Record(), w) {
				t.Fatalf("%s: record %d of %d is %x, want %x; %v", name, i, len(want), sorted.Record(), w, sorted.Err())
			}
		}
		if sorted.Next() || sorted.Err() != nil {
			t.Errorf("%s: more than there was; %v", name, sorted.Err())
		}
		if spilled := made(a) > 0; spilled != (a != nil && a.limit < 1<<20) {
			t.Errorf("%s: %d files", name, made(a))
		}
		s.Drop()
	}
}

func TestSorterOfNothing(t *testing.T) {
	sorted, err := NewSorter(NewArea(t.TempDir(), 1)).Sort()
	if err != nil || sorted.Next() || sorted.Err() != nil {
		t.Error(err, sorted.Err())
	}
}

func TestLogReadsWhatWasWritten(t *testing.T) {
	for name, a := range areas(t) {
		r := rand.New(rand.NewPCG(3, 4))
		l := NewLog(a)
		var want []byte
		for i := range 3000 {
			p := bytes.Repeat([]byte{byte(i)}, r.IntN(200))
			want = append(want, p...)
			if n, err := l.Write(p); n != len(p) || err != nil {
				t.Fatal(n, err)
			}
			from := r.IntN(len(want) + 1)
			got := make([]byte, r.IntN(len(want)-from+1))
			if n, err := l.ReadAt(got, int64(from)); n != len(got) || err != nil || !bytes.Equal(got, want[from:from+n]) {
				t.Fatalf("%s: %d bytes from %d: %d, %v", name, len(got), from, n, err)
			}
		}
		if l.Size() != int64(len(want)) {
			t.Errorf("%s: size %d, want %d", name, l.Size(), len(want))
		}
		if n, err := l.ReadAt(make([]byte, 10), l.Size()-3); n != 3 || !errors.Is(err, io.EOF) {
			t.Errorf("%s: at the end %d, %v", name, n, err)
		}
		if got, err := io.ReadAll(l.Reader()); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: the reader gives %d of %d bytes, %v", name, len(got), len(want), err)
		}
		l.Drop()
	}
}

func TestForestJoins(t *testing.T) {
	for name, a := range areas(t) {
		r := rand.New(rand.NewPCG(5, 6))
		const n = 10_000
		f := NewForest(a)
		plain := make([]uint32, n) // the leader of each, the slow way: by sets
		sets := make([][]uint32, n)
		for i := range plain {
			plain[i], sets[i] = uint32(i), []uint32{uint32(i)}
		}
		for range n / 2 {
			x, y := uint32(r.IntN(n)), uint32(r.IntN(n))
			f.Join(x, y)
			lo, hi := min(plain[x], plain[y]), max(plain[x], plain[y])
			if lo == hi {
				continue
			}
			for _, m := range sets[hi] {
				plain[m] = lo
			}
			sets[lo], sets[hi] = append(sets[lo], sets[hi]...), nil
		}
		for i, want := range plain {
			if got := f.Find(uint32(i)); got != want {
				t.Fatalf("%s: %d is led by %d, want %d", name, i, got, want)
			}
		}
		if f.Err() != nil {
			t.Error(name, f.Err())
		}
		f.Drop()
	}
}

func TestCountsCount(t *testing.T) {
	for name, a := range areas(t) {
		r := rand.New(rand.NewPCG(7, 8))
		c, plain := NewCounts(a), map[Key]int{}
		for range 30_000 {
			var k Key
			binary.BigEndian.PutUint64(k[:], r.Uint64()>>uint(r.IntN(12))) // crowded at the beginning
			k[15] = byte(r.IntN(2))
			if got := c.Get(k); got != plain[k] {
				t.Fatalf("%s: %x counts %d, want %d", name, k, got, plain[k])
			}
			plain[k]++
			c.Set(k, plain[k])
		}
		if c.Err() != nil {
			t.Error(name, c.Err())
		}
	}
}

// Where the bits of the hash are used up pages are chained.
func TestBucketsOfOneHash(t *testing.T) {
	for name, a := range areas(t) {
		b := NewBuckets(a, 4, 8, 3, func(e []byte) uint64 { return binary.BigEndian.Uint64(e) })
		var entry [8]byte
		const n = 5000
		for i := range n {
			binary.BigEndian.PutUint64(entry[:], uint64(i%5)<<61|uint64(i))
			b.Add(entry[:])
		}
		for h := range uint64(8) {
			seen := 0
			b.Each(h<<61, false, func(entries []byte) bool {
				for e := range slices.Chunk(entries, len(entry)) {
					if binary.BigEndian.Uint64(e)>>61 == h {
						seen++
					}
				}
				return true
			})
			if want := n / 5; h < 5 && seen != want || h >= 5 && seen != 0 {
				t.Errorf("%s: %d entries of %d", name, seen, h)
			}
		}
	}
}

// Without a place for files a collection says so, and none of them loops.
func TestFaultsAreTold(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	a := NewArea(filepath.Join(file, "below"), 100)
	var first error
	s := NewSorter(a)
	for range 100 {
		if err := s.Add(make([]byte, 10)); err != nil {
			first = err
		}
	}
	if first == nil {
		t.Error("the sorter says nothing")
	}
	if _, err := NewLog(a).Write(make([]byte, 200)); err == nil {
		t.Error("the log says nothing")
	}
	f, c := NewForest(a), NewCounts(a)
	for i := range uint32(10_000) {
		f.Join(i, i*7%10_000)
		var k Key
		binary.BigEndian.PutUint32(k[:], i*2654435761)
		c.Set(k, 1)
	}
	if f.Err() == nil || c.Err() == nil {
		t.Error("forest and counts say", f.Err(), c.Err())
	}
}
