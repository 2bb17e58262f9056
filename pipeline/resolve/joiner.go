package resolve

import (
	"encoding/binary"

	"github.com/tomar-nlp/tomar/output/tables"
)

// Joiner resolves stories piece by piece, for runs whose reports lie on many
// machines: what belongs together within each document, then within each [Block]
// of documents. The stories of the run are the sets that both together make; a
// run of one process ([Stories]) joins by the same rules. It is for one
// goroutine.
type Joiner struct {
	columns eventColumns
	slim    []bool // columns that comparing asks for
	teller  Teller
}

// NewJoiner makes a joiner.
func NewJoiner() *Joiner {
	j := &Joiner{columns: columnsOf(), slim: make([]bool, len(tables.Events.Table().Columns))}
	c := &j.columns
	for _, i := range [...]int{c.eventID, c.docID, c.typ, c.date, c.start, c.end, c.precision, c.modality, c.polarity, c.agents, c.targets,
		c.placeID, c.place, c.admin1, c.country, c.geo, c.countMin} {
		j.slim[i] = true
	}
	return j
}

// Read makes a report of an events row; its lists stand in items.
func (j *Joiner) Read(r *tables.Row, items *[]string) Report { return j.columns.read(r, items) }

// Slim empties the cells of an events row that no comparison with reports of
// other documents asks for.
func (j *Joiner) Slim(r *tables.Row) {
	for i := range r.Cells {
		if !j.slim[i] {
			r.Cells[i] = tables.Cell{}
		}
	}
}

// SetStory sets the story of an events row.
func (j *Joiner) SetStory(r *tables.Row, id string) { j.columns.tellStory(r, id) }

// Tell sums a story of the run up. The reports are in the order of their
// documents' ids, then of the text. What is given holds until the next.
func (j *Joiner) Tell(reports []Report) (tables.StoryRow, tables.TimelineRow) {
	return j.teller.tell(tables.StorySum(reports[0].EventID).ID(tables.LetterStory), reports)
}

// Within joins the reports of one document, in text order: of each the place of
// the first report of its story, -1 for one that belongs to none.
func (j *Joiner) Within(reports []Report) []int32 {
	t := newTexts()
	briefs := t.shortenAll(nil, reports, 0)
	joined := within(briefs, nil)
	of := make([]int32, len(briefs))
	for i := range of {
		of[i] = -1
		if briefs[i].told {
			of[i] = joined.find(int32(i))
		}
	}
	return of
}

// OrderKey is a text by which the rows of stories and of the timeline are
// ordered: by date, then by id; what has no first day stands behind everything
// else.
func OrderKey(s *tables.StoryRow) string {
	if n, ok := tables.Days(s.DateStart); ok {
		return string(append(binary.BigEndian.AppendUint64(nil, uint64(int64(n)+1<<40)), s.ID...))
	}
	return "\xff" + s.Date + "\x00" + s.ID
}
