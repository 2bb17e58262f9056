package match

import "github.com/tomar-nlp/tomar"

// Select appends to dst the leftmost-longest hits among those that keep says
// yes to (nil keeps all): none overlaps another, and of hits over the same
// tokens all stay, as the homographs that they are. hits are in the order of
// [Scanner.Scan].
func Select(dst, hits []tomar.Hit, keep func(*tomar.Hit) bool) []tomar.Hit {
	free := int32(0) // first token that is not taken
	first, last := int32(-1), int32(-1)
	for i := range hits {
		h := &hits[i]
		if keep != nil && !keep(h) {
			continue
		}
		if h.First == first && h.Last == last {
			dst = append(dst, *h)
			continue
		}
		if h.First < free {
			continue
		}
		dst = append(dst, *h)
		first, last, free = h.First, h.Last, h.Last
	}
	return dst
}
