package stats

import (
	"cmp"
	"slices"

	"github.com/tomar-nlp/tomar/output/tables"
)

// What a burst is: at least so many documents in a week that comes out by chance
// less often than rare, in a run of at least so many dated weeks.
const (
	burstDocuments = 4
	burstWeeks     = 4
	rare           = 0.001
)

// burstRows finds weeks in which an entity or a type of events stands in more
// documents than the rest of the time leads to expect. Documents are counted,
// not mentions, because one document may say a name twenty times; and a week
// with twice the documents is expected to have twice the number.
func (c *Collector) burstRows(emit func(*tables.Row)) {
	if len(c.weeks) < burstWeeks {
		return
	}
	all := 0.0
	for _, n := range c.weeks {
		all += float64(n) // whole numbers: the order does not matter
	}
	type thing struct {
		kind uint8
		id   uint32
	}
	total := map[thing]float64{}
	var keys []weekKey
	for k, n := range c.inWeek { // sorted below
		total[thing{k.kind, k.id}] += float64(n)
		if n >= burstDocuments {
			keys = append(keys, k)
		}
	}
	var rows []tables.BurstRow
	for _, k := range keys {
		count, inWeek := float64(c.inWeek[k]), float64(c.weeks[k.week])
		row := tables.BurstRow{Kind: "entity", DateStart: isoDay(monday(k.week)), DateEnd: isoDay(monday(k.week) + 6), Count: int(count)}
		if k.kind == 0 {
			if c.ents[k.id].typ == "" {
				continue
			}
			row.Key = c.ents[k.id].id
		} else {
			row.Kind, row.Key = "event_type", c.names[k.id]
		}
		// half a document more, so that what was never seen is not impossible
		expected := (total[thing{k.kind, k.id}] - count + 0.5) / (all - inWeek + 0.5) * inWeek
		row.Expected, row.PValue = round(expected, 3), burst(count, expected)
		if row.PValue < rare && count > expected {
			rows = append(rows, row)
		}
	}
	slices.SortFunc(rows, func(a, b tables.BurstRow) int {
		return cmp.Or(cmp.Compare(a.DateStart, b.DateStart), cmp.Compare(a.PValue, b.PValue), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Key, b.Key))
	})
	for i := range rows {
		emit(rows[i].Fill(&c.row))
	}
}
