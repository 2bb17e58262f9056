package stats

// pairs counts pairs of entities in bounded memory: when there are too many, the
// rarest are forgotten, those of one meeting first (lossy counting). A pair that
// is met often is never forgotten for good, and what it lost is at most what was
// forgotten before it came.
type pairs struct {
	max   int
	count map[uint64]pair
}

// pair is what is counted of one.
type pair struct {
	weight      uint32 // sentences or events
	documents   uint32
	last        uint32 // document that was counted last
	first, till int32  // publication days; noDay
}

func newPairs(limit int) pairs { return pairs{max: limit, count: map[uint64]pair{}} }

func (p *pairs) add(a, b uint32, d *document) {
	key := uint64(a)<<32 | uint64(b)
	x, known := p.count[key]
	if !known {
		if len(p.count) >= p.max {
			p.forget()
		}
		x = pair{first: noDay, till: noDay}
	}
	x.weight++
	if x.last != d.number {
		x.last = d.number
		x.documents++
	}
	if d.day != noDay {
		if x.first == noDay || d.day < x.first {
			x.first = d.day
		}
		if x.till == noDay || d.day > x.till {
			x.till = d.day
		}
	}
	p.count[key] = x
}

// forget drops the lightest pairs until a quarter is free.
func (p *pairs) forget() {
	for least := uint32(1); len(p.count) > p.max-p.max/4; least++ {
		for k, x := range p.count { // the order does not matter: all of one weight go
			if x.weight <= least {
				delete(p.count, k)
			}
		}
	}
}
