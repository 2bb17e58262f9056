package verb

import "slices"

// onward are the ways from every state that the next letter leaves open, each
// once however many arcs go it: whether a word leads anywhere hangs on nothing
// else.
type onward struct {
	class [256]uint8 // of a letter; those that no form begins with share one
	size  int        // number of classes
	ways  [][]way    // by state and class
}

// way is an arc without what it says.
type way struct {
	form string
	kind kind
	to   uint8
}

// The classes of no letter and of the letters that no form begins with.
const (
	classEnd uint8 = iota
	classOther
)

// newOnward sorts the arcs of every state.
func newOnward(arcs [][]arc, double *[256]bool) onward {
	o := onward{size: int(classOther) + 1}
	for b := range o.class {
		o.class[b] = classOther
	}
	for _, list := range arcs {
		for i := range list {
			for _, b := range []byte(list[i].form[:min(2, len(list[i].form))]) {
				if o.class[b] == classOther {
					o.class[b] = uint8(o.size)
					o.size++
				}
			}
		}
	}
	o.ways = make([][]way, len(arcs)*o.size)
	for state, list := range arcs {
		for i := range list {
			w := way{list[i].form, list[i].kind, list[i].to}
			for class := range o.size {
				if at := &o.ways[state*o.size+class]; o.open(&w, uint8(class), double) && !slices.Contains(*at, w) {
					*at = append(*at, w)
				}
			}
		}
	}
	return o
}

// open says whether a way may be gone where a letter of a class follows. A form
// whose first letter is one with the letter before goes on with its second.
func (o *onward) open(w *way, class uint8, double *[256]bool) bool {
	switch f := w.form; {
	case w.kind != kindForm:
		return class != classEnd
	case f == "":
		return true
	case o.class[f[0]] == class:
		return true
	case !double[f[0]]:
		return false
	default:
		return len(f) == 1 || o.class[f[1]] == class
	}
}

// from are the ways from a state before a place of a key.
func (o *onward) from(state uint8, key []byte, pos int) []way {
	class := classEnd
	if pos < len(key) {
		class = o.class[key[pos]]
	}
	return o.ways[int(state)*o.size+int(class)]
}
