package input

import (
	"archive/tar"
	"bytes"
	"errors"
	"io"
	"strings"
)

// tar reads an archive's files in their order. Where it breaks off, what was
// read stays and the rest is one failed item.
func (s *Source) tar(st stream, yield yielder) bool {
	tail := &zeroTail{r: st.r}
	tr := tar.NewReader(tail)
	found := false
	for {
		h, err := tr.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			it := st.failure(broken(err))
			it.Err.Message = "the rest of the archive cannot be read: " + it.Err.Message
			return yield(it)
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		p := st.inner(h.Name)
		if !wanted(h.Name) {
			s.leave(p)
			continue
		}
		found = true
		// the entry's bytes count as well: sparse ones are made of nothing
		in := stream{path: p, name: h.Name, r: &unpacked{r: tr, b: st.budget}, size: h.Size, depth: st.depth + 1, budget: st.budget}
		if !s.open(in, yield) {
			return false
		}
	}
	if tail.zeros < tarBlock {
		// the reader takes an end between two entries, or in the filling behind
		// one, for the archive's end
		return yield(failed(st.path, "input.truncated", "the rest of the archive cannot be read: its end mark is missing", nil))
	}
	if !found {
		return yield(emptyArchive(st.path))
	}
	return true
}

const tarBlock = 512

// zeroTail counts the zero bytes at the end of what was read.
type zeroTail struct {
	r     io.Reader
	zeros int
}

func (z *zeroTail) Read(p []byte) (int, error) {
	n, err := z.r.Read(p)
	if kept := len(bytes.TrimRight(p[:n], "\x00")); kept > 0 {
		z.zeros = n - kept
	} else {
		z.zeros += n
	}
	return n, err
}

func emptyArchive(path string) Item {
	return failed(path, "input.empty", "no document in the archive (endings: "+strings.Join(endings, " ")+")", nil)
}
