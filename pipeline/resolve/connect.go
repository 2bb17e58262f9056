package resolve

import (
	"encoding/binary"
	"errors"

	"github.com/tomar-nlp/tomar/internal/spill"
)

// Connect brings together what pairs connect, directly or by way of others. What
// outgrows memory goes to its area. One goroutine uses it.
type Connect struct {
	area  *spill.Area
	names *spill.Sorter // with the number of the pair's end: twice the pair's, and one more
	ends  uint64
	rec   []byte
}

// NewConnect begins without pairs.
func NewConnect(a *spill.Area) *Connect { return &Connect{area: a, names: spill.NewSorter(a)} }

// Add takes a pair.
func (c *Connect) Add(a, b string) error {
	for _, name := range [...]string{a, b} {
		c.rec = binary.BigEndian.AppendUint64(AppendKey(c.rec[:0], name), c.ends)
		c.ends++
		if err := c.names.Add(c.rec); err != nil {
			return err
		}
	}
	return nil
}

// Each gives every name that stood in a pair, once, with the first name of its
// group: group by group, each in order. It may be called once.
func (c *Connect) Each(emit func(first, name string)) error {
	// names become numbers of the same order
	ends, names := spill.NewSorter(c.area), spill.NewLog(c.area)
	defer ends.Drop()
	defer names.Drop()
	n, err := c.number(ends, names)
	if err != nil {
		return err
	}
	forest := spill.NewForest(c.area)
	defer forest.Drop()
	sorted, err := ends.Sort()
	if err != nil {
		return err
	}
	for before, i := uint32(0), uint64(0); sorted.Next(); i++ {
		number := binary.BigEndian.Uint32(sorted.Record()[8:])
		if i%2 == 1 {
			forest.Join(before, number)
		}
		before = number
	}
	if err := errors.Join(sorted.Err(), forest.Err()); err != nil {
		return err
	}
	groups := spill.NewSorter(c.area)
	defer groups.Drop()
	in := names.Reader()
	var name []byte
	for i := range n {
		if name, err = readText(in, name); err != nil {
			return err
		}
		c.rec = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(c.rec[:0], forest.Find(i)), i)
		if err := groups.Add(append(c.rec, name...)); err != nil {
			return err
		}
	}
	if err := forest.Err(); err != nil {
		return err
	}
	if sorted, err = groups.Sort(); err != nil {
		return err
	}
	first := ""
	for sorted.Next() {
		rec := sorted.Record()
		root, number, name := binary.BigEndian.Uint32(rec), binary.BigEndian.Uint32(rec[4:]), string(rec[8:])
		if root == number { // the least leads, so it comes first
			first = name
		}
		emit(first, name)
	}
	return sorted.Err()
}

// number gives ends the numbers of the names by the pairs' ends, and names the
// names in their order; n is how many there are.
func (c *Connect) number(ends *spill.Sorter, names *spill.Log) (n uint32, err error) {
	sorted, err := c.names.Sort()
	if err != nil {
		return 0, err
	}
	defer c.names.Drop()
	last, any := "", false
	for sorted.Next() {
		cur := Cursor{Rest: string(sorted.Record())}
		key := cur.key()
		if !any || key != last {
			if _, err := names.Write(AppendText(nil, openKey(key))); err != nil {
				return 0, err
			}
			last, any = key, true
			n++
		}
		c.rec = binary.BigEndian.AppendUint32(append(c.rec[:0], cur.Rest...), n-1)
		if err := ends.Add(c.rec); err != nil {
			return 0, err
		}
	}
	return n, sorted.Err()
}
