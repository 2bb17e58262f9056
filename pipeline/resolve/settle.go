package resolve

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/tomar-nlp/tomar/internal/spill"
	"github.com/tomar-nlp/tomar/output/tables"
)

// Resolve joins the reports. Documents may have come in any order. Nothing may
// be added afterwards.
func (s *Stories) Resolve() error {
	forest := spill.NewForest(s.spool.area)
	defer forest.Drop()
	if err := s.joinDays(forest); err != nil {
		return spoiled(err)
	}
	members := spill.NewSorter(s.spool.area)
	defer members.Drop()
	if err := s.gather(forest, members); err != nil {
		return spoiled(err)
	}
	s.log.Drop()
	return spoiled(s.settle(members))
}

var errNotes = errors.New("what was kept of a report cannot be read")

// joinDays joins the reports of different documents.
func (s *Stories) joinDays(forest *spill.Forest) error {
	sorted, err := s.days.Sort()
	if err != nil {
		return err
	}
	w := &window{}
	join := func(a, b *brief) { forest.Join(a.node, b.node) }
	for sorted.Next() {
		c := over(sorted.Record())
		family, start := int32(c.bigEndian()), int32(signed(int32(c.bigEndian())))
		c.key()
		c.bigEndian()
		readBrief(&c, w.next(), family, start)
		if c.Broken {
			return errNotes
		}
		w.take(join)
	}
	s.days.Drop()
	return errors.Join(sorted.Err(), forest.Err())
}

// bigEndian reads four bytes, the greatest first.
func (c *Cursor) bigEndian() uint32 {
	b := c.take(4)
	if b == "" {
		return 0
	}
	return uint32(b[0])<<24 | uint32(b[1])<<16 | uint32(b[2])<<8 | uint32(b[3])
}

// gather gives every report that belongs to a story to members: by the least
// number of the story, then by the ids of the documents, then as they came.
func (s *Stories) gather(forest *spill.Forest, members *spill.Sorter) error {
	in := s.log.Reader()
	var buf, rec []byte
	var head [lengthBytes]byte
	n, at := uint32(0), int64(0)
	for n < s.reports {
		if _, err := io.ReadFull(in, head[:]); err != nil {
			return err
		}
		size := int(binary.LittleEndian.Uint32(head[:]))
		if cap(buf) < size {
			buf = make([]byte, size)
		}
		if _, err := io.ReadFull(in, buf[:size]); err != nil {
			return err
		}
		c := over(buf[:size])
		id, copyOf := c.Text(), c.Text()
		for k := c.Uint(); k > 0; k-- {
			x := readNote(&c)
			if c.Broken {
				return errNotes
			}
			if x.told {
				rec = binary.BigEndian.AppendUint32(rec[:0], forest.Find(n-x.back))
				rec = binary.BigEndian.AppendUint32(AppendKey(rec, id), n)
				rec = appendDated(append(rec, x.leads[:]...), &x)
				rec = appendMember(rec, &member{at, int32(x.size), copyOf})
				if err := members.Add(rec); err != nil {
					return err
				}
			}
			n++
			at += int64(x.size)
		}
	}
	return forest.Err()
}

// member is a report of a story.
type member struct {
	at     int64 // of its record in the spool
	size   int32
	copyOf string // the document of which its own is a near copy
}

func appendMember(dst []byte, m *member) []byte {
	return AppendText(binary.AppendUvarint(binary.AppendUvarint(dst, uint64(m.at)), uint64(m.size)), m.copyOf)
}

func readMember(c *Cursor) member {
	return member{int64(c.Uint()), int32(c.Uint()), c.Text()}
}

// telling is a story whose members are being read.
type telling struct {
	root    uint32
	sum     tables.IDSum // of the first member
	numbers []uint32
	members []byte
	dated   bool
	date    note // of the member whose date the story bears
}

// settle makes the stories of their members.
func (s *Stories) settle(members *spill.Sorter) error {
	sorted, err := members.Sort()
	if err != nil {
		return err
	}
	var st telling
	for sorted.Next() {
		c := over(sorted.Record())
		root := c.bigEndian()
		c.key()
		n := c.bigEndian()
		var x note
		copy(x.leads[:], c.Bytes(len(x.leads)))
		readDated(&c, &x)
		if c.Broken {
			return errNotes
		}
		if len(st.numbers) > 0 && root != st.root {
			if err := s.tell(&st); err != nil {
				return err
			}
		}
		if len(st.numbers) == 0 {
			st.root, st.sum = root, x.leads
		}
		st.numbers = append(st.numbers, n)
		st.members = append(st.members, c.Rest...)
		if x.date != none && (!st.dated || x.precision > st.date.precision) {
			st.dated, st.date = true, x
		}
	}
	if err := sorted.Err(); err != nil || len(st.numbers) == 0 {
		return err
	}
	return s.tell(&st)
}

// undatedDay is where a story stands that has no first day: behind everything
// else.
const undatedDay = 1 << 40

// tell keeps a story for the tables, and begins another.
func (s *Stories) tell(st *telling) error {
	for _, n := range st.numbers {
		s.rec = append(binary.BigEndian.AppendUint32(s.rec[:0], n), st.sum[:]...)
		if err := s.labels.Add(s.rec); err != nil {
			return err
		}
	}
	if st.dated && st.date.start != noDay {
		s.rec = binary.BigEndian.AppendUint64(s.rec[:0], uint64(int64(st.date.start)+undatedDay))
	} else {
		s.rec = binary.BigEndian.AppendUint64(s.rec[:0], 2*undatedDay)
		s.rec = AppendKey(s.rec, s.texts.all[st.date.date])
	}
	s.rec = binary.AppendUvarint(append(s.rec, st.sum[:]...), uint64(len(st.numbers)))
	s.rec = append(s.rec, st.members...)
	st.numbers, st.members, st.dated, st.date = st.numbers[:0], st.members[:0], false, note{}
	return s.order.Add(s.rec)
}

// Labels tells the stories of the reports, in the order of the spool. One
// goroutine uses it.
type Labels struct {
	s      *Stories
	sorted *spill.Sorted
	n      uint32 // the next report
	ahead  uint32 // the next report that belongs to a story
	label  Label
	more   bool
}

// Label is the story of a report.
type Label struct {
	sum  tables.IDSum
	told bool
}

// Labels begins to tell the stories; it may be called once, after Resolve.
func (s *Stories) Labels() (*Labels, error) {
	sorted, err := s.labels.Sort()
	if err != nil {
		return nil, spoiled(err)
	}
	l := &Labels{s: s, sorted: sorted}
	l.forward()
	return l, nil
}

func (l *Labels) forward() {
	if l.more = l.sorted.Next(); !l.more {
		l.s.labels.Drop()
		return
	}
	rec := l.sorted.Record()
	l.ahead, l.label = binary.BigEndian.Uint32(rec), Label{told: true}
	copy(l.label.sum[:], rec[4:])
}

// Next is the label of the next report.
func (l *Labels) Next() (Label, error) {
	n := l.n
	l.n++
	if !l.more || n != l.ahead {
		return Label{}, spoiled(l.sorted.Err())
	}
	label := l.label
	l.forward()
	return label, nil
}

// Set sets the story of an events row. Any goroutine may call it.
func (s *Stories) Set(r *tables.Row, l Label, ids *tables.IDMaker) {
	if l.told {
		s.columns.tellStory(r, ids.Make(l.sum, tables.LetterStory))
	}
}

// Portion is some stories that follow each other in the table.
type Portion []portioned

type portioned struct {
	sum     tables.IDSum
	members []member
}

// A portion is so many stories at most, whose records have so many bytes: they
// are read together, so that those of one document are one read.
const (
	portionStories = 128
	portionBytes   = 128 << 10
)

// Portions gives all stories, by date, then id. It may be called once, after
// Resolve.
func (s *Stories) Portions(give func(Portion) error) error {
	sorted, err := s.order.Sort()
	if err != nil {
		return spoiled(err)
	}
	p := make(Portion, 0, portionStories)
	members := make([]member, 0, portionStories) // of all stories of a portion
	size := 0
	for sorted.Next() {
		from := len(members)
		sum, all, n, err := readStory(sorted.Record(), members)
		if err != nil {
			return spoiled(err)
		}
		if len(p) == portionStories || len(p) > 0 && size+n > portionBytes {
			if err := give(p); err != nil {
				return err
			}
			p, size = make(Portion, 0, portionStories), 0
			all, from = append(make([]member, 0, max(portionStories, len(all)-from)), all[from:]...), 0
		}
		members = all
		p = append(p, portioned{sum, members[from:len(members):len(members)]})
		size += n
	}
	if err := sorted.Err(); err != nil {
		return spoiled(err)
	}
	s.order.Drop()
	if len(p) == 0 {
		return nil
	}
	return give(p)
}

// readStory gives a story's sum, its members behind those of others, and how many
// bytes the records of its reports have.
func readStory(rec []byte, members []member) (sum tables.IDSum, _ []member, bytes int, err error) {
	c := over(rec)
	if day := uint64(c.bigEndian())<<32 | uint64(c.bigEndian()); day == 2*undatedDay {
		c.key()
	}
	copy(sum[:], c.Bytes(len(sum)))
	for k := c.Uint(); k > 0 && !c.Broken; k-- {
		m := readMember(&c)
		m.copyOf = strings.Clone(m.copyOf)
		bytes += int(m.size)
		members = append(members, m)
	}
	if c.Broken || c.Rest != "" {
		return sum, members, 0, fmt.Errorf("story %s: %w", sum.ID(tables.LetterStory), errNotes)
	}
	return sum, members, bytes, nil
}

// Rows gives the stories, by date, then id. What emit is given holds until the
// next.
func (s *Stories) Rows(emit func(*tables.StoryRow, *tables.TimelineRow) error) error {
	t := s.Teller()
	return s.Portions(func(p Portion) error { return t.Tell(p, emit) })
}
