package stats

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"encoding/csv"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"
)

// frame is a gota data frame of counts: columns of texts and one of whole
// numbers, the last. It goes around what gota v0.12.0 does not do well: grouping
// by several columns merges groups whose joined names are equal, an empty frame
// panics, a number read back is rounded to six digits, a text that looks like a
// number or NA is retyped, and sorting by three columns sorts wrongly.
type frame struct {
	columns []string // the last is the count
	df      dataframe.DataFrame
	rows    int
}

// record is one row of a frame.
type record struct {
	keys  []string
	count int
}

// newFrame makes a frame. Texts are taken as they are.
func newFrame(columns []string, records []record) frame {
	f := frame{columns: columns, rows: len(records)}
	if f.rows == 0 {
		return f // gota has no empty frames
	}
	var all []series.Series
	for i, name := range columns[:len(columns)-1] {
		vals := make([]string, len(records))
		for k, r := range records {
			vals[k] = r.keys[i]
		}
		all = append(all, series.New(vals, series.String, name))
	}
	counts := make([]int, len(records))
	for k, r := range records {
		counts[k] = r.count
	}
	f.df = dataframe.New(append(all, series.New(counts, series.Int, columns[len(columns)-1]))...)
	return f
}

// records reads the frame back, element by element: as texts gota would write
// numbers as it likes.
func (f frame) records() []record {
	rs := make([]record, f.rows)
	for i := range rs {
		for c := range f.columns[:len(f.columns)-1] {
			e := f.df.Elem(i, c)
			s := e.String()
			rs[i].keys = append(rs[i].keys, s)
		}
		rs[i].count = int(f.df.Elem(i, len(f.columns)-1).Float())
	}
	return rs
}

// groupKey joins keys so that different ones stay different: each with its
// length before it.
func groupKey(keys []string) string {
	var b strings.Builder
	for _, k := range keys {
		b.WriteString(strconv.Itoa(len(k)) + ":" + k)
	}
	return b.String()
}

// sum adds up the counts by some columns.
func (f frame) sum(by ...string) (frame, error) {
	columns := append(slices.Clone(by), f.columns[len(f.columns)-1])
	if f.rows == 0 {
		return newFrame(columns, nil), nil
	}
	var at []int
	for _, name := range by {
		i := slices.Index(f.columns, name)
		if i < 0 {
			return frame{}, fmt.Errorf("no column %q", name)
		}
		at = append(at, i)
	}
	of := map[string][]string{}
	joined := make([]string, f.rows)
	for i, r := range f.records() {
		var keys []string
		for _, c := range at {
			keys = append(keys, r.keys[c])
		}
		joined[i] = groupKey(keys)
		of[joined[i]] = keys
	}
	counts := f.df.Col(f.columns[len(f.columns)-1])
	counts.Name = "count"
	one := dataframe.New(series.New(joined, series.String, "key"), counts)
	got := one.GroupBy("key").Aggregation([]dataframe.AggregationType{dataframe.Aggregation_SUM}, []string{"count"})
	if got.Err != nil {
		return frame{}, got.Err
	}
	var rs []record
	for i := range got.Nrow() {
		rs = append(rs, record{of[got.Col("key").Elem(i).String()], int(got.Col("count_SUM").Elem(i).Float())})
	}
	return newFrame(columns, rs), nil
}

// top sorts by the given order and keeps the first rows; 0 keeps all.
func (f frame) top(n int, order func(a, b record) int) frame {
	rs := f.records()
	slices.SortFunc(rs, order)
	if n > 0 && len(rs) > n {
		rs = rs[:n]
	}
	return newFrame(f.columns, rs)
}

// most puts the greatest counts first, equal ones by their keys.
func most(a, b record) int {
	return cmp.Or(cmp.Compare(b.count, a.count), slices.Compare(a.keys, b.keys))
}

// byKeys sorts by the keys.
func byKeys(a, b record) int { return slices.Compare(a.keys, b.keys) }

// writeCSV writes the frame with its header.
func (f frame) writeCSV(w io.Writer) error {
	if f.rows > 0 {
		return f.df.WriteCSV(w)
	}
	c := csv.NewWriter(w)
	if err := c.Write(f.columns); err != nil {
		return err
	}
	c.Flush()
	return c.Error()
}
