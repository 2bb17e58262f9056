package verb

// trie leads keys to values; children are chained, since few nodes have many.
type trie[T any] struct {
	nodes []node
	vals  []T
	lists [][]int32  // indexes into vals
	first [256]int32 // children of the root, which are many
}

type node struct {
	some        uint64 // bit b&63 of every child: most letters lead nowhere
	child, next int32  // 0 is none
	list        int32  // index+1 into lists
	b           byte
}

func (t *trie[T]) root() {
	if len(t.nodes) == 0 {
		t.nodes = append(t.nodes, node{})
	}
}

// step is the node that b leads to; 0 where there is none.
func (t *trie[T]) step(n int32, b byte) int32 {
	if n == 0 {
		return t.first[b]
	}
	if t.nodes[n].some>>(b&63)&1 == 0 {
		return 0
	}
	for c := t.nodes[n].child; c != 0; c = t.nodes[c].next {
		if t.nodes[c].b == b {
			return c
		}
	}
	return 0
}

func (t *trie[T]) add(k string, v T) {
	t.root()
	n := int32(0)
	for i := range len(k) {
		c := t.step(n, k[i])
		if c == 0 {
			c = int32(len(t.nodes))
			t.nodes = append(t.nodes, node{b: k[i], next: t.nodes[n].child})
			t.nodes[n].child = c
			t.nodes[n].some |= 1 << (k[i] & 63)
			if n == 0 {
				t.first[k[i]] = c
			}
		}
		n = c
	}
	if t.nodes[n].list == 0 {
		t.lists = append(t.lists, nil)
		t.nodes[n].list = int32(len(t.lists))
	}
	l := &t.lists[t.nodes[n].list-1]
	*l = append(*l, int32(len(t.vals)))
	t.vals = append(t.vals, v)
}

// values are the indexes of a whole key's values.
func (t *trie[T]) values(k string) []int32 {
	if len(t.nodes) == 0 {
		return nil
	}
	n := int32(0)
	for i := range len(k) {
		if n = t.step(n, k[i]); n == 0 {
			return nil
		}
	}
	return t.at(n)
}

func (t *trie[T]) at(n int32) []int32 {
	if l := t.nodes[n].list; l != 0 {
		return t.lists[l-1]
	}
	return nil
}

// has reports whether a key begins with k.
func (t *trie[T]) has(k []byte) bool {
	if len(t.nodes) == 0 {
		return false
	}
	n := int32(0)
	for _, b := range k {
		if n = t.step(n, b); n == 0 {
			return false
		}
	}
	return true
}
