package journal

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"

	"github.com/klauspost/compress/s2"
)

// mark begins every journal; its number changes with the format.
const mark = "tomar-journal 1\n"

// maxRecord bounds a record, packed and unpacked: a length beyond it is damage.
const maxRecord = 1 << 30

const buffer = 256 << 10

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Setting is a named value that shapes the rows: an option, a data file's hash.
type Setting struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Header says how the rows were made. Rows of journals with different headers
// must not be mixed.
type Header struct {
	Version string    `json:"version"` // of the tool
	Data    []Setting `json:"data"`    // hashes of the data files
	Options []Setting `json:"options"`
}

// Differences are the settings in which two headers differ, in a sentence each;
// was is the journal's.
func (h Header) Differences(was Header) []string {
	var out []string
	if h.Version != was.Version {
		out = append(out, fmt.Sprintf("it was made by version %s of the program, this is %s", was.Version, h.Version))
	}
	for _, l := range []struct {
		what     string
		now, was []Setting
	}{{"data ", h.Data, was.Data}, {"--", h.Options, was.Options}} {
		old := map[string]string{}
		for _, s := range l.was {
			old[s.Name] = s.Value
		}
		for _, s := range l.now {
			if v, ok := old[s.Name]; !ok || v != s.Value {
				out = append(out, fmt.Sprintf("%s%s was %q, now it is %q", l.what, s.Name, v, s.Value))
			}
			delete(old, s.Name)
		}
		for _, s := range l.was {
			if v, ok := old[s.Name]; ok {
				out = append(out, fmt.Sprintf("%s%s was %q, now there is none", l.what, s.Name, v))
			}
		}
	}
	return out
}

// Writer appends records. One goroutine uses it.
type Writer struct {
	to   io.Writer
	file *os.File // nil in tests
	w    *bufio.Writer
	buf  []byte
	n    int
}

// Create begins a journal; an older file of that name is gone.
func Create(path string, h Header) (*Writer, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, fmt.Errorf("journal: %w", err)
	}
	w := newWriter(f)
	w.file = f
	if err := w.begin(h); err != nil {
		f.Close()
		return nil, err
	}
	return w, nil
}

// NewWriter begins a journal on any writer.
func NewWriter(to io.Writer, h Header) (*Writer, error) {
	w := newWriter(to)
	return w, w.begin(h)
}

func newWriter(to io.Writer) *Writer {
	return &Writer{to: to, w: bufio.NewWriterSize(to, buffer)}
}

func (w *Writer) begin(h Header) error {
	if h.Data == nil {
		h.Data = []Setting{}
	}
	if h.Options == nil {
		h.Options = []Setting{}
	}
	head, err := json.Marshal(h)
	if err != nil {
		return fmt.Errorf("journal: %w", err)
	}
	if _, err := w.w.WriteString(mark); err != nil {
		return fmt.Errorf("journal: %w", err)
	}
	if err := w.Append(head); err != nil {
		return err
	}
	w.n = 0
	return w.Flush()
}

// Append adds a record. It is on its way to the disk once the buffer is full,
// and with Flush.
func (w *Writer) Append(rec []byte) error {
	if len(rec) > maxRecord {
		return fmt.Errorf("journal: a record of %d bytes", len(rec))
	}
	if n := s2.MaxEncodedLen(len(rec)); cap(w.buf) < n {
		w.buf = make([]byte, n)
	}
	packed := s2.Encode(w.buf[:cap(w.buf)], rec)
	var head [8]byte
	binary.LittleEndian.PutUint32(head[:4], uint32(len(packed)))
	binary.LittleEndian.PutUint32(head[4:], crc32.Checksum(packed, castagnoli))
	if _, err := w.w.Write(head[:]); err != nil {
		return fmt.Errorf("journal: %w", err)
	}
	if _, err := w.w.Write(packed); err != nil {
		return fmt.Errorf("journal: %w", err)
	}
	if cap(w.buf) > maxKept {
		w.buf = nil
	}
	w.n++
	return nil
}

// maxKept is the greatest buffer, in bytes, that is kept for the next record.
const maxKept = 1 << 20

// Len is the number of records appended by this writer.
func (w *Writer) Len() int { return w.n }

// Flush hands everything to the system.
func (w *Writer) Flush() error {
	if err := w.w.Flush(); err != nil {
		return fmt.Errorf("journal: %w", err)
	}
	return nil
}

// Close writes everything to the disk. After an error of Append it keeps what
// was written before.
func (w *Writer) Close() error {
	err := w.Flush()
	if w.file == nil {
		return err
	}
	if err == nil {
		err = w.file.Sync()
	}
	return errors.Join(err, w.file.Close())
}

// Reader reads a journal from its beginning, up to its last whole record.
type Reader struct {
	Header Header
	file   *os.File // nil for one that is no file
	r      *bufio.Reader
	buf    []byte
	rec    []byte
	at     int64 // end of the last record read
	before int64 // its beginning
	torn   bool
}

// ErrForeign says that a file is no journal of this format.
var ErrForeign = errors.New("no journal that this program can read")

// Open reads a journal's header.
func Open(path string) (*Reader, error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, os.ErrPermission) {
		f, err = os.Open(path)
	}
	if err != nil {
		return nil, fmt.Errorf("journal: %w", err)
	}
	r, err := NewReader(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	r.file = f
	return r, nil
}

// NewReader reads a journal's header from any reader. Such a journal does not go
// on.
func NewReader(from io.Reader) (*Reader, error) {
	r := &Reader{r: bufio.NewReaderSize(from, buffer)}
	head := make([]byte, len(mark))
	if _, err := io.ReadFull(r.r, head); err != nil || string(head) != mark {
		return nil, ErrForeign
	}
	r.at = int64(len(mark))
	rec, ok := r.Next()
	if !ok || json.Unmarshal(rec, &r.Header) != nil {
		return nil, ErrForeign
	}
	return r, nil
}

// Next is the next record, valid until the one after it; false at the end, or
// where the file is damaged.
func (r *Reader) Next() ([]byte, bool) {
	var head [8]byte
	if _, err := io.ReadFull(r.r, head[:]); err != nil {
		r.torn = r.torn || !errors.Is(err, io.EOF)
		return nil, false
	}
	n := binary.LittleEndian.Uint32(head[:4])
	if n > maxRecord {
		r.torn = true
		return nil, false
	}
	if r.grow(int(n)) != nil || crc32.Checksum(r.buf, castagnoli) != binary.LittleEndian.Uint32(head[4:]) {
		r.torn = true
		return nil, false
	}
	if size, err := s2.DecodedLen(r.buf); err != nil || size > maxRecord {
		r.torn = true
		return nil, false
	}
	rec, err := s2.Decode(r.rec[:cap(r.rec)], r.buf)
	if err != nil {
		r.torn = true
		return nil, false
	}
	r.rec = rec
	r.before, r.at = r.at, r.at+int64(len(head))+int64(n)
	return rec, true
}

// grow reads n packed bytes, in steps: a damaged length must not take memory
// that the file cannot fill.
func (r *Reader) grow(n int) error {
	r.buf = r.buf[:0]
	for len(r.buf) < n {
		step := min(n-len(r.buf), 1<<20)
		from := len(r.buf)
		r.buf = append(r.buf, make([]byte, step)...)
		if _, err := io.ReadFull(r.r, r.buf[from:]); err != nil {
			return err
		}
	}
	return nil
}

// Torn reports whether bytes behind the last whole record were passed over.
func (r *Reader) Torn() bool { return r.torn }

// Unread takes the last record back: Continue goes on before it.
func (r *Reader) Unread() { r.at = r.before }

// Continue makes a writer that goes on behind the last record read; what stands
// there is gone with the first record appended. The reader is used up: closing
// the writer closes both.
func (r *Reader) Continue() (*Writer, error) {
	if r.file == nil {
		return nil, errors.New("journal: it was not read from a file")
	}
	if err := r.file.Truncate(r.at); err != nil {
		return nil, fmt.Errorf("journal: %w", err)
	}
	if _, err := r.file.Seek(r.at, io.SeekStart); err != nil {
		return nil, fmt.Errorf("journal: %w", err)
	}
	w := newWriter(r.file)
	w.file = r.file
	return w, nil
}

// Close closes the file that Open opened.
func (r *Reader) Close() error {
	if r.file == nil {
		return nil
	}
	return r.file.Close()
}
