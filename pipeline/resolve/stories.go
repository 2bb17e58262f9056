package resolve

import (
	"encoding/binary"
	"strings"

	"github.com/tomar-nlp/tomar/internal/spill"
	"github.com/tomar-nlp/tomar/output/tables"
)

// Stories collects the reports of a run and joins those of one event. In memory
// it keeps the texts that come again and again, such as ids of entities; what it
// needs of every report lies in the spool's area, sorted from step to step:
//
//   - by family, day and document, to join neighbours ([window]);
//   - by story, document and place in the text, which tells the story's leader;
//   - by the number of the report, for the column story_id of the events;
//   - by the order of the tables of stories and timeline.
type Stories struct {
	columns eventColumns
	spool   *Spool
	merge   bool
	texts   texts
	docs    int32  // documents so far
	reports uint32 // reports so far
	log     *spill.Log
	days    *spill.Sorter // reports that other documents may tell too
	labels  *spill.Sorter // stories by the number of the report
	order   *spill.Sorter // stories in the order of their tables

	briefs []brief
	joined sets
	rec    []byte
}

// NewStories makes an empty collection over a spool, which must take the
// records of the same reports in the same order. Without merge every report is
// a story of its own.
func NewStories(spool *Spool, merge bool) *Stories {
	return &Stories{columns: columnsOf(), spool: spool, merge: merge, texts: newTexts(), log: spill.NewLog(spool.area),
		days: spill.NewSorter(spool.area), labels: spill.NewSorter(spool.area), order: spill.NewSorter(spool.area)}
}

// Read makes a report of an events row; its lists stand in items. It may be
// called by any goroutine.
func (s *Stories) Read(r *tables.Row, items *[]string) Report {
	p := s.columns.read(r, items)
	p.leads = tables.StorySum(p.EventID)
	return p
}

// Add keeps a document's reports, in text order, and their encoded records, which
// begin at the places at of records. copyOf is the document of which it is a near
// copy. No two documents have one id.
func (s *Stories) Add(records []byte, at []int, reports []Report, copyOf string) error {
	if len(reports) == 0 {
		return nil
	}
	s.briefs = s.texts.shortenAll(s.briefs, reports, s.docs)
	if s.merge {
		s.joined = within(s.briefs, s.joined)
	} else {
		s.joined = s.joined.of(len(reports))
	}
	joined := s.joined
	rec := binary.AppendUvarint(AppendText(AppendText(s.rec[:0], reports[0].DocID), copyOf), uint64(len(reports)))
	for i := range reports {
		lead := joined.find(int32(i))
		n := recordLen(records[at[i]:])
		rec = appendNote(rec, &note{told: reports[i].told, back: uint32(int32(i) - lead), leads: reports[i].leads, size: n,
			date: s.briefs[i].date, start: s.briefs[i].start, precision: int8(precise(reports[i].Precision))})
		s.briefs[i].node = s.reports + uint32(lead)
	}
	if err := s.write(rec); err != nil {
		return err
	}
	if s.merge {
		if err := s.addDays(reports); err != nil {
			return err
		}
	}
	s.docs++
	s.reports += uint32(len(reports))
	for _, from := range at {
		if err := s.spool.Write(records[from : from+recordLen(records[from:])]); err != nil {
			return err
		}
	}
	return nil
}

// write appends a document's notes to the log, their length before them.
func (s *Stories) write(rec []byte) error {
	s.rec = rec
	var head [lengthBytes]byte
	binary.LittleEndian.PutUint32(head[:], uint32(len(rec)))
	if _, err := s.log.Write(head[:]); err != nil {
		return spoiled(err)
	}
	_, err := s.log.Write(rec)
	return spoiled(err)
}

// addDays keeps the reports that those of other documents are compared with.
func (s *Stories) addDays(reports []Report) error {
	for i := range reports {
		b := &s.briefs[i]
		if !b.blocked {
			continue
		}
		rec := binary.BigEndian.AppendUint32(s.rec[:0], uint32(b.family))
		rec = binary.BigEndian.AppendUint32(rec, signed(b.start))
		rec = binary.BigEndian.AppendUint32(AppendKey(rec, reports[i].DocID), s.reports+uint32(i))
		s.rec = appendBrief(rec, b)
		if err := s.days.Add(s.rec); err != nil {
			return spoiled(err)
		}
	}
	return nil
}

// note is what is kept of a report until the stories are known.
type note struct {
	told      bool
	back      uint32 // how many reports before it the first of its document stands that tells the same event
	leads     tables.IDSum
	size      int // of its record in the spool
	date      int32
	start     int32
	precision int8 // place in precisions
}

func appendNote(dst []byte, n *note) []byte {
	told := byte(0)
	if n.told {
		told = 1
	}
	dst = binary.AppendUvarint(append(dst, told), uint64(n.back))
	dst = binary.AppendUvarint(append(dst, n.leads[:]...), uint64(n.size))
	return appendDated(dst, n)
}

func readNote(c *Cursor) (n note) {
	n.told, n.back = c.Byte() != 0, uint32(c.Uint())
	copy(n.leads[:], c.Bytes(len(n.leads)))
	n.size = int(c.Uint())
	readDated(c, &n)
	return n
}

// appendDated appends what tells the date of a story.
func appendDated(dst []byte, n *note) []byte {
	return append(binary.AppendVarint(binary.AppendUvarint(dst, uint64(n.date)), int64(n.start)), byte(n.precision))
}

func readDated(c *Cursor, n *note) {
	n.date, n.start, n.precision = int32(c.Uint()), int32(c.Int()), int8(c.Byte())
}

// signed is a number whose bytes have the order of n.
func signed(n int32) uint32 { return uint32(n) ^ 1<<31 }

// AppendKey appends a text so that the bytes have the order of the texts,
// whatever stands behind them: 00 becomes 00 ff, and 00 01 ends it.
func AppendKey(dst []byte, s string) []byte {
	for i := range len(s) {
		if dst = append(dst, s[i]); s[i] == 0 {
			dst = append(dst, 0xff)
		}
	}
	return append(dst, 0, 1)
}

// key reads, as it stands, what AppendKey wrote.
func (c *Cursor) key() string {
	for i := 0; i+1 < len(c.Rest); i++ {
		if c.Rest[i] != 0 {
			continue
		}
		if c.Rest[i+1] == 1 {
			return c.take(uint64(i + 2))
		}
		i++
	}
	c.Rest, c.Broken = "", true
	return ""
}

// openKey is the text of a key.
func openKey(key string) string {
	return strings.ReplaceAll(strings.TrimSuffix(key, "\x00\x01"), "\x00\xff", "\x00")
}

// Key reads the text that AppendKey wrote.
func (c *Cursor) Key() string { return openKey(c.key()) }

// tellStory sets the story of an events row.
func (c *eventColumns) tellStory(r *tables.Row, id string) {
	r.Cells[c.story] = tables.Text(id)
}
