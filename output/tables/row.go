package tables

import (
	"math"
	"strings"
	"unicode/utf8"
)

// Cell is one value of a row. Its kind is Null or the column's.
type Cell struct {
	Kind Kind
	str  string
	num  uint64 // int, float bits, bool; of a list its place in the row's items
}

// Text is the value of a String or Day cell.
func (c Cell) Text() string { return c.str }

// Int is the value of an Int cell.
func (c Cell) Int() int64 { return int64(c.num) }

// Float is the value of a Float cell.
func (c Cell) Float() float64 { return math.Float64frombits(c.num) }

// Bool is the value of a Bool cell.
func (c Cell) Bool() bool { return c.num != 0 }

// Row is one row of one table, filled from the first column to the last. It is
// made to be reused: Begin empties it and keeps its memory. Its texts are not
// copied.
type Row struct {
	Table ID
	Cells []Cell
	items []string
}

// Begin starts a row of a table.
func (r *Row) Begin(t ID) *Row {
	r.Table, r.Cells, r.items = t, r.Cells[:0], r.items[:0]
	return r
}

// Items is the value of a List cell of this row.
func (r *Row) Items(c Cell) []string {
	off, n := int(c.num>>32), int(uint32(c.num))
	return r.items[off : off+n : off+n]
}

// Get is the cell of a column; a Null cell where the table has no such column.
// It searches by name and is not meant for hot paths.
func (r *Row) Get(column string) Cell {
	if i := r.Table.Table().Index(column); i >= 0 && i < len(r.Cells) {
		return r.Cells[i]
	}
	return Cell{}
}

// Null appends an empty cell.
func (r *Row) Null() *Row { r.Cells = append(r.Cells, Cell{}); return r }

// Str appends a text; "" is null.
func (r *Row) Str(s string) *Row {
	if s == "" {
		return r.Null()
	}
	r.Cells = append(r.Cells, Cell{Kind: String, str: s})
	return r
}

// Text is a cell of its own with a text that is not empty.
func Text(s string) Cell { return Cell{Kind: String, str: s} }

// Int appends a whole number.
func (r *Row) Int(n int) *Row {
	r.Cells = append(r.Cells, Cell{Kind: Int, num: uint64(int64(n))})
	return r
}

// Count appends a number that is null when negative (tomar.None).
func (r *Row) Count(n int32) *Row {
	if n < 0 {
		return r.Null()
	}
	return r.Int(int(n))
}

// Float appends a number; NaN and infinities are null.
func (r *Row) Float(f float64) *Row {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return r.Null()
	}
	if f == 0 { // no negative zero
		f = 0
	}
	r.Cells = append(r.Cells, Cell{Kind: Float, num: math.Float64bits(f)})
	return r
}

// Confidence appends a confidence, rounded to four digits so that every format
// shows the same number.
func (r *Row) Confidence(f float32) *Row {
	return r.Float(roundConfidence(f))
}

func roundConfidence(f float32) float64 { return math.Round(float64(f)*1e4) / 1e4 }

// Point appends latitude and longitude, both null where there is no point.
func (r *Row) Point(lat, lon float64, ok bool) *Row {
	if !ok {
		return r.Null().Null()
	}
	return r.Float(lat).Float(lon)
}

// Bool appends a truth value.
func (r *Row) Bool(b bool) *Row {
	var n uint64
	if b {
		n = 1
	}
	r.Cells = append(r.Cells, Cell{Kind: Bool, num: n})
	return r
}

// Day appends a plain ISO day; what is none (partial, impossible) is null.
func (r *Row) Day(s string) *Row {
	if _, _, _, ok := parseDay(s); !ok {
		return r.Null()
	}
	r.Cells = append(r.Cells, Cell{Kind: Day, str: s})
	return r
}

// List appends a list; nil is the empty list.
func (r *Row) List(items []string) *Row {
	off := len(r.items)
	r.items = append(r.items, items...)
	return r.listFrom(off)
}

// listFrom appends the list of the items added since off.
func (r *Row) listFrom(off int) *Row {
	r.Cells = append(r.Cells, Cell{Kind: List, num: uint64(off)<<32 | uint64(uint32(len(r.items)-off))})
	return r
}

// CopyTo makes dst the same row with memory of its own (texts are shared). It
// lets go of the texts that dst held before, also behind the row's new end: a
// text is often a piece of a large buffer, which one forgotten cell would hold.
func (r *Row) CopyTo(dst *Row) {
	dst.Release()
	dst.Table = r.Table
	dst.Cells = append(dst.Cells, r.Cells...)
	dst.items = append(dst.items, r.items...)
}

// Release empties the row, keeps its memory and lets go of its texts.
func (r *Row) Release() {
	clear(r.Cells)
	clear(r.items)
	r.Cells, r.items = r.Cells[:0], r.items[:0]
}

// valid is s with broken UTF-8 replaced, for what comes from file names and
// metadata.
func valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// parseDay reads YYYY-MM-DD.
func parseDay(s string) (y, m, d int, ok bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, 0, 0, false
	}
	for i := range len(s) {
		if i != 4 && i != 7 && (s[i] < '0' || s[i] > '9') {
			return 0, 0, 0, false
		}
	}
	y = int(s[0]-'0')*1000 + int(s[1]-'0')*100 + int(s[2]-'0')*10 + int(s[3]-'0')
	m = int(s[5]-'0')*10 + int(s[6]-'0')
	d = int(s[8]-'0')*10 + int(s[9]-'0')
	if y == 0 || m < 1 || m > 12 || d < 1 || d > daysIn(y, m) {
		return 0, 0, 0, false
	}
	return y, m, d, true
}

func daysIn(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// Days is the number of days from 1970-01-01 to an ISO day; ok is false where s
// is none.
func Days(s string) (days int, ok bool) {
	y, m, d, ok := parseDay(s)
	if !ok {
		return 0, false
	}
	// days from civil, with years that begin in March
	if m <= 2 {
		y--
	}
	era := y / 400
	if y < 0 {
		era = (y - 399) / 400
	}
	yoe := y - era*400
	doy := (153*((m+9)%12)+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return era*146097 + doe - 719468, true
}
