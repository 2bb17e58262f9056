package stats

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Sum is what is counted under one key, over documents or over a part of them:
// for programs that count on many machines. [Collector.Each] gives the sums of a
// collector, [Sum.Add] makes one of two, [Collector.Take] takes them back.
type Sum struct {
	N           [3]uint32
	First, Till int32 // days since 1970; noDay
}

// Add adds the sum of other documents.
func (s *Sum) Add(o Sum) {
	for i, n := range o.N {
		s.N[i] += n
	}
	if o.First != noDay && (s.First == noDay || o.First < s.First) {
		s.First = o.First
	}
	s.Till = max(s.Till, o.Till) // noDay is the least
}

// Append appends the sum as [ReadSum] reads it.
func (s *Sum) Append(dst []byte) []byte {
	for _, n := range s.N {
		dst = binary.AppendUvarint(dst, uint64(n))
	}
	return binary.AppendVarint(binary.AppendVarint(dst, int64(s.First)), int64(s.Till))
}

var errSum = errors.New("a sum of the network cannot be read")

// ReadSum reads what [Sum.Append] wrote.
func ReadSum(b []byte) (s Sum, err error) {
	for i := range s.N {
		v, n := binary.Uvarint(b)
		if n <= 0 {
			return s, errSum
		}
		s.N[i], b = uint32(v), b[n:]
	}
	for _, day := range [...]*int32{&s.First, &s.Till} {
		v, n := binary.Varint(b)
		if n <= 0 {
			return s, errSum
		}
		*day, b = int32(v), b[n:]
	}
	if len(b) > 0 {
		return s, errSum
	}
	return s, nil
}

// The letters with which keys of sums begin, and what stands under N.
const (
	sumAll      = 's' // sentences with a name, events with agent and target
	sumWeek     = 'w' // and the number of a week: dated documents
	sumEntity   = 'e' // and an id: sentences, events as agent, events as target
	sumTogether = 'c' // and two ids, ordered: sentences, documents
	sumActing   = 'x' // and agent and target: events, documents
	sumInWeek   = 'n' // and kind, week and an id or type: documents
)

// keySep stands between the parts of a key; no id has it.
const keySep = "\x00"

// Each gives what was counted so far, in the order of the keys.
func (c *Collector) Each(do func(key string, s Sum)) {
	c.endDocument()
	all := map[string]Sum{}
	put := func(key string, first, till int32, n ...uint32) {
		s := Sum{First: first, Till: till}
		copy(s.N[:], n)
		all[key] = s
	}
	put(string(sumAll), noDay, noDay, uint32(c.sentences), uint32(c.actions))
	for w, n := range c.weeks {
		put(fmt.Sprintf("%c%d", sumWeek, w), noDay, noDay, n)
	}
	for i := range c.ents {
		e := &c.ents[i]
		put(string(sumEntity)+e.id, noDay, noDay, e.sentences, e.agent, e.target)
	}
	for key, p := range c.together.count {
		a, b := c.ents[key>>32].id, c.ents[uint32(key)].id
		put(string(sumTogether)+min(a, b)+keySep+max(a, b), p.first, p.till, p.weight, p.documents)
	}
	for key, p := range c.acting.count {
		put(string(sumActing)+c.ents[key>>32].id+keySep+c.ents[uint32(key)].id, p.first, p.till, p.weight, p.documents)
	}
	for k, n := range c.inWeek {
		name := ""
		if k.kind == 0 {
			name = c.ents[k.id].id
		} else {
			name = c.names[k.id]
		}
		put(fmt.Sprintf("%c%d%s%d%s%s", sumInWeek, k.kind, keySep, k.week, keySep, name), noDay, noDay, n)
	}
	for _, key := range slices.Sorted(maps.Keys(all)) {
		do(key, all[key])
	}
}

// Take adds the sum of a key over documents that this collector has not seen.
// Each key may be given once.
func (c *Collector) Take(key string, s Sum) error {
	if key == "" {
		return fmt.Errorf("%w: no key", errSum)
	}
	rest := key[1:]
	a, b, _ := strings.Cut(rest, keySep)
	switch key[0] {
	case sumAll:
		c.sentences, c.actions = c.sentences+float64(s.N[0]), c.actions+float64(s.N[1])
	case sumWeek:
		var w int32
		if _, err := fmt.Sscanf(rest, "%d", &w); err != nil {
			return fmt.Errorf("%w: key %q", errSum, key)
		}
		c.weeks[w] += s.N[0]
	case sumEntity:
		e := &c.ents[c.number(rest)]
		e.sentences, e.agent, e.target = e.sentences+s.N[0], e.agent+s.N[1], e.target+s.N[2]
	case sumTogether:
		c.together.take(c.number(a), c.number(b), s)
	case sumActing:
		c.acting.take(c.number(a), c.number(b), s)
	case sumInWeek:
		var k weekKey
		week, name, ok := strings.Cut(b, keySep)
		if _, err := fmt.Sscanf(a+" "+week, "%d %d", &k.kind, &k.week); err != nil || !ok {
			return fmt.Errorf("%w: key %q", errSum, key)
		}
		if k.kind == 0 {
			k.id = c.number(name)
		} else {
			k.id = c.typeNumber(name)
		}
		c.inWeek[k] += s.N[0]
	default:
		return fmt.Errorf("%w: key %q", errSum, key)
	}
	return nil
}

// take puts a pair's sum in.
func (p *pairs) take(a, b uint32, s Sum) {
	if len(p.count) >= p.max {
		p.forget()
	}
	p.count[uint64(a)<<32|uint64(b)] = pair{weight: s.N[0], documents: s.N[1], first: s.First, till: s.Till}
}
