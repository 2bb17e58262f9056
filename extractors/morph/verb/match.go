package verb

// reading is a form found in one word; from is where the verb's own part
// begins, in letters of the key.
type reading struct {
	row     int32
	set     set
	score   uint8
	passive bool
	trans   bool
	loose   bool // postverb that the verb does not have by itself
	from    uint8
}

// finite reports whether a reading is no infinitive or participle.
func (r *reading) finite() bool { return r.set.bits&(infinitive|participle) == 0 }

// maxReadings is the number of readings that one word may have.
const maxReadings = 8

// matcher walks the arcs over one word. Its slices are reused.
type matcher struct {
	g     *Grammar
	key   []byte
	from  uint8
	out   []reading
	ahead outlook
	forms *sieve // see Grammar
	tails *sieve
}

func newMatcher(g *Grammar) matcher {
	return matcher{g: g, forms: g.forms.own(), tails: g.tails.own()}
}

// path is what a walk knows.
type path struct {
	pos     int
	set     set
	cost    int
	stem    *stem
	preverb uint16
	tail    tail
	fixed   bool
}

const (
	topScore   = 220
	collapseBy = 8  // cost of reading one و or ی twice
	looseBy    = 35 // cost of a postverb that the verb does not have by itself
)

// word collects the readings of m.key.
func (m *matcher) word() {
	m.from = 0
	m.out = m.out[:0]
	m.look()
	if m.alive(m.g.start, 0) {
		m.walk(m.g.start, path{})
	}
}

func (m *matcher) tail(p *path) tail {
	if p.fixed {
		return p.tail
	}
	n := p.pos
	if n == 0 {
		return tailC
	}
	b := m.key[n-1]
	if !m.g.vowel[b] {
		return tailC
	}
	t := m.g.letters[b]
	if m.g.double[b] && n > 1 && m.g.vowel[m.key[n-2]] {
		return tailC
	}
	return t
}

func (m *matcher) walk(state uint8, p path) {
	if state == m.g.end {
		if p.pos == len(m.key) {
			m.accept(&p)
		}
		return
	}
	t := m.tail(&p)
	arcs := m.g.arcs[state]
	for i := range arcs {
		a := &arcs[i]
		if a.head != 0 && (p.pos >= len(m.key) || m.key[p.pos] != a.head) {
			continue
		}
		if a.tails != 0 && a.tails&(1<<t) == 0 {
			continue
		}
		if a.cond != always && !m.holds(a.cond, &p) {
			continue
		}
		if a.set.clt != 0 && p.set.clt != 0 && a.set.clt != p.set.clt {
			continue
		}
		if a.kind != kindForm {
			m.stems(a, p)
			continue
		}
		n, ok := m.reads(p.pos, a.form)
		if !ok || !m.alive(a.to, p.pos+n) {
			continue
		}
		q := p
		q.cost += int(a.cost)
		if len(a.form) > 0 {
			q.pos += n
			if n < len(a.form) {
				q.cost += collapseBy
			}
			q.fixed = false
		}
		q.set = q.set.with(a.set)
		m.walk(a.to, q)
	}
}

func (m *matcher) follows(pos int, form string) bool {
	if len(m.key)-pos < len(form) {
		return false
	}
	for i := range len(form) {
		if m.key[pos+i] != form[i] {
			return false
		}
	}
	return true
}

func (m *matcher) holds(c condition, p *path) bool {
	if p.stem == nil {
		return false
	}
	switch c {
	case intransitive:
		return !p.stem.trans
	case agent:
		return p.stem.trans && p.set.clt == 0 && p.set.bits&negative == 0
	case subject:
		return !p.stem.trans || p.set.clt != 0
	}
	return true
}

// stems goes on behind every stem, whole form or preverb that follows.
func (m *matcher) stems(a *arc, p path) {
	p.cost += int(a.cost)
	p.set = p.set.with(a.set)
	p.fixed = false
	if a.kind == kindPreverb {
		n := int32(0)
		for i := p.pos; i < len(m.key); i++ {
			if n = m.g.preverbs.step(n, m.key[i]); n == 0 {
				return
			}
			if !m.alive(a.to, i+1) {
				continue
			}
			for _, v := range m.g.preverbs.at(n) {
				q := p
				q.pos, q.preverb = i+1, m.g.preverbs.vals[v]
				m.walk(a.to, q)
			}
		}
		return
	}
	stems := m.stemTrie()
	n := int32(0)
	for i := p.pos; i < len(m.key); i++ {
		if n = stems.step(n, m.key[i]); n == 0 {
			return
		}
		ends := stems.at(n)
		if len(ends) == 0 || !m.alive(a.to, i+1) {
			continue
		}
		for _, v := range ends {
			s := &stems.vals[v]
			if s.kind != a.kind || s.preverb != p.preverb {
				continue
			}
			if s.set.clt != 0 && p.set.clt != 0 {
				continue
			}
			q := p
			q.pos, q.stem, q.tail, q.fixed = i+1, s, s.tail, s.fixed
			q.set = q.set.with(s.set)
			m.walk(a.to, q)
		}
	}
}

// accept keeps a reading, or raises the score of the same one.
func (m *matcher) accept(p *path) {
	if p.stem == nil {
		return
	}
	r := reading{set: p.set, trans: p.stem.trans, from: m.from}
	post := p.set.bits&postverb != 0
	switch {
	case post && p.stem.post >= 0:
		r.row, r.passive = p.stem.post, p.stem.passive[1]
	case !post && p.stem.plain >= 0:
		r.row, r.passive = p.stem.plain, p.stem.passive[0]
	case post:
		r.row, r.passive, r.loose = p.stem.plain, p.stem.passive[0], true
		p.cost += looseBy
	default:
		return
	}
	if r.set.bits&participle != 0 && m.g.verbs.Rows[r.row].NoPart {
		return
	}
	if m.from > 0 {
		cost, ok := m.g.fusedCost(m.key[:m.from], &r)
		if !ok {
			return
		}
		p.cost += cost
	}
	r.score = uint8(max(1, topScore-p.cost))
	for i := range m.out {
		o := &m.out[i]
		if o.row == r.row && o.set == r.set && o.from == r.from {
			o.score = max(o.score, r.score)
			return
		}
	}
	if len(m.out) < maxReadings {
		m.out = append(m.out, r)
		return
	}
	worst := 0
	for i := range m.out {
		if m.out[i].score < m.out[worst].score {
			worst = i
		}
	}
	if m.out[worst].score < r.score {
		m.out[worst] = r
	}
}
