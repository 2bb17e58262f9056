package tables

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
)

// ShardName is the name, without its ending, of one of the files into which a
// table is divided; there is but one where of is 1.
func ShardName(table string, shard, of int) string {
	if of == 1 {
		return table
	}
	return fmt.Sprintf("%s-%05d-of-%05d", table, shard, of)
}

// shardsOf reads from run.json into how many files each table is divided. What
// else may lie in the folder, of an older run, is of no account.
func shardsOf(dir string) (int, error) {
	path := filepath.Join(dir, "run.json")
	data, err := os.ReadFile(path)
	if err != nil {
		return 0, fmt.Errorf("%s: %w (run.json: %w)", dir, ErrNoOutput, err)
	}
	var run struct {
		Options []struct{ Name, Value string }
	}
	if err := json.Unmarshal(data, &run); err != nil {
		return 1, nil //nolint:nilerr // no table depends on it; who reads run.json itself tells
	}
	for _, o := range run.Options {
		if o.Name != "shards" {
			continue
		}
		n, err := strconv.Atoi(o.Value)
		if err != nil || n < 1 {
			return 0, fmt.Errorf("%s: the number of shards is %q", path, o.Value)
		}
		return n, nil
	}
	return 1, nil
}

// openShards opens a table of several files. Of a table that is ordered by what
// its rows say the files are read side by side; the others one after the other:
// all rows of a document stand in one file, in every table in the same one, and
// the tables of the network in one as a whole.
func (r *Reader) openShards(t ID, open func(name string) (*source, error)) (*source, error) {
	if r.shards == 1 {
		return open(filepath.Join(r.dir, t.String()))
	}
	shard := func(i int) (*source, error) { return open(filepath.Join(r.dir, ShardName(t.String(), i, r.shards))) }
	first, err := shard(0)
	if err != nil {
		return nil, err // of another format
	}
	if before := orders[t]; before != nil {
		return mergeShards(first, r.shards, shard, before)
	}
	return chainShards(first, r.shards, shard), nil
}

// located tells the file of a fault.
func located(s *source, err error) error {
	if err == nil || errors.Is(err, io.EOF) {
		return err
	}
	return fmt.Errorf("%s: %w", s.name, err)
}

// incomplete tells that a shard cannot be read where the first one can: that is no
// reason to look for another format.
func incomplete(shard, shards int, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		err = errors.New(err.Error())
	}
	return fmt.Errorf("shard %d of %d: %w", shard+1, shards, err)
}

// chainShards reads one file after the other, each open only while it is read.
func chainShards(at *source, shards int, open func(i int) (*source, error)) *source {
	i := 0
	whole := &source{name: fmt.Sprintf("%d shards", shards)}
	whole.close = func() { at.close() }
	whole.next = func(r *Row) error {
		for {
			err := at.next(r)
			if !errors.Is(err, io.EOF) || i == shards-1 {
				return located(at, err)
			}
			next, err := open(i + 1)
			if err != nil {
				return incomplete(i+1, shards, err)
			}
			at.close()
			at, i = next, i+1
		}
	}
	return whole
}

// orders say how the tables are ordered whose rows tell it.
var orders = [Count]func(a, b *Row) int{
	Entities: func(a, b *Row) int {
		return cmp.Or(cmp.Compare(b.Get("mentions").Int(), a.Get("mentions").Int()), byText(a, b, "entity_id"))
	},
	Stories:  byDay,
	Timeline: byDay,
}

func byText(a, b *Row, column string) int {
	return cmp.Compare(a.Get(column).Text(), b.Get(column).Text())
}

// byDay is by the first day, then by id; what has none comes last, by what is
// known of its date.
func byDay(a, b *Row) int {
	x, dated := Days(a.Get("date_start").Text())
	y, also := Days(b.Get("date_start").Text())
	switch {
	case dated && also:
		return cmp.Or(cmp.Compare(x, y), byText(a, b, "story_id"))
	case dated:
		return -1
	case also:
		return 1
	}
	return cmp.Or(byText(a, b, "date"), byText(a, b, "story_id"))
}

// mergeShards reads all files side by side.
func mergeShards(first *source, shards int, open func(i int) (*source, error), before func(a, b *Row) int) (*source, error) {
	all := []*source{first}
	whole := &source{name: fmt.Sprintf("%d shards", shards)}
	whole.close = func() {
		for _, s := range all {
			s.close()
		}
	}
	for i := 1; i < shards; i++ {
		s, err := open(i)
		if err != nil {
			whole.close()
			return nil, incomplete(i, shards, err)
		}
		all = append(all, s)
	}
	heads := make([]*Row, shards) // the next row of each; nil behind the last
	fill := func(i int) error {
		err := all[i].next(heads[i])
		if errors.Is(err, io.EOF) {
			heads[i] = nil
			return nil
		}
		return located(all[i], err)
	}
	begun := false
	whole.next = func(r *Row) error {
		for i := 0; i < shards && !begun; i++ {
			heads[i] = new(Row)
			if err := fill(i); err != nil {
				return err
			}
		}
		begun = true
		best := -1
		for i, h := range heads {
			if h != nil && (best < 0 || before(h, heads[best]) < 0) {
				best = i
			}
		}
		if best < 0 {
			return io.EOF
		}
		*r, *heads[best] = *heads[best], *r // the memory of one serves the next
		return fill(best)
	}
	return whole, nil
}
