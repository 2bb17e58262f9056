package importer

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// rows are the lines of one table. They lie one after another in blocks: a
// million rows cost their text and some bytes each.
type rows struct {
	lines []string
	ids   map[string]struct{} // first cells; nil where rows have no id
	block strings.Builder
}

// rowBlock is the size of a block in bytes.
const rowBlock = 1 << 20

// put adds a row.
func (t *rows) put(cells ...string) {
	n := len(cells)
	for _, c := range cells {
		n += len(c)
	}
	if t.block.Cap()-t.block.Len() < n {
		t.block = strings.Builder{}
		t.block.Grow(max(n, rowBlock))
	}
	start := t.block.Len()
	for i, c := range cells {
		if i > 0 {
			t.block.WriteByte('\t')
		}
		t.block.WriteString(c)
	}
	line := t.block.String()[start:]
	t.lines = append(t.lines, line)
	if t.ids != nil {
		t.ids[line[:len(cells[0])]] = struct{}{}
	}
}

// write writes the rows, sorted and each once, as dir/name.tsv by way of a
// temporary file; nothing where there are none. A tab sorts before every
// character of an id, so that lines are in the order of their ids.
func (t *rows) write(dir, name, header string) error {
	if len(t.lines) == 0 {
		return nil
	}
	slices.Sort(t.lines)
	t.lines = slices.Compact(t.lines)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, name+".*")
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<16)
	fmt.Fprintln(w, strings.ReplaceAll(header, " ", "\t")) // an error stays for Flush
	for _, l := range t.lines {
		_, _ = w.WriteString(l)
		_ = w.WriteByte('\n')
	}
	err = w.Flush()
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(dir, name+".tsv"))
	}
	if err != nil {
		_ = os.Remove(f.Name()) // the first error tells more
	}
	return err
}
