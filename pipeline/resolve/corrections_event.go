package resolve

import (
	"strconv"

	"github.com/tomar-nlp/tomar/output/tables"
)

// Judge is what corrections say of an event as a whole.
func (c *Corrections) Judge(eventID string) tables.Verdict {
	e := c.event[eventID]
	switch {
	case e == nil:
		return tables.Undecided
	case e.reject >= 0:
		c.use(e.reject)
		return tables.Rejected
	case e.confirm >= 0:
		return tables.Confirmed // noted when the row is written
	}
	return tables.Undecided
}

// FixEvent corrects a row of events. The place that it names now, when it is
// another one, is given back, so that it stands among the entities.
func (c *Corrections) FixEvent(r *tables.Row) (place Fixed, moved bool) {
	t := tables.Events.Table()
	e := c.event[r.Cells[t.Index("event_id")].Text()]
	if e == nil {
		return Fixed{}, false
	}
	set := func(column string, fill func(*tables.Row)) {
		var x tables.Row
		x.Begin(tables.Events)
		fill(&x)
		r.Cells[t.Index(column)] = x.Cells[0]
	}
	text := func(column, value string) { set(column, func(x *tables.Row) { x.Str(value) }) }
	if e.confirm >= 0 {
		c.use(e.confirm)
		set("confidence", func(x *tables.Row) { x.Float(1) })
	}
	for _, i := range e.fields {
		c.use(i)
		switch f := &c.rows[i]; f.field {
		case "type":
			text("type", f.value)
			for _, code := range []string{"plover", "cameo", "ace"} { // of the old type
				text(code, "")
			}
		case "date":
			d, _ := parsePartial(f.value)
			text("date", f.value)
			set("date_start", func(x *tables.Row) { x.Day(d.start) })
			set("date_end", func(x *tables.Row) { x.Day(d.end) })
			text("date_precision", d.precision)
			text("date_source", d.source)
			text("time_id", "")
		case "place_id":
			place, moved = Fixed{}, false
			if f.value != "" {
				place, moved = c.world.Named(f.value)
			}
			text("place_id", place.ID)
			text("place", place.Name)
			text("admin1", place.Admin1)
			text("admin2", place.Admin2)
			text("country", place.Country)
			text("geo_precision", place.Subtype)
			set("lat", func(x *tables.Row) { x.Point(place.Lat, place.Lon, place.Located) })
			set("lon", func(x *tables.Row) {
				x.Point(place.Lon, place.Lat, place.Located)
			})
		case "attributed":
			set("attributed", func(x *tables.Row) { x.Bool(f.value == "true") })
		case "count_min", "count_max":
			n, err := strconv.ParseInt(f.value, 10, 32)
			if err != nil {
				n = -1
			}
			set(f.field, func(x *tables.Row) { x.Count(int32(n)) })
		default:
			text(f.field, f.value)
		}
	}
	return place, moved
}

// partial is a date as exact as it is told, with the days that it covers.
type partial struct{ start, end, precision, source string }

// parsePartial reads YYYY, YYYY-MM and YYYY-MM-DD; "" is no date.
func parsePartial(s string) (partial, bool) {
	p := partial{source: "explicit"}
	switch len(s) {
	case 0:
		return partial{precision: "unknown", source: "none"}, true
	case len("2006"):
		p.start, p.end, p.precision = s+"-01-01", s+"-12-31", "year"
	case len("2006-01"):
		p.start, p.precision = s+"-01", "month"
		for _, last := range []string{"31", "30", "29", "28"} {
			if _, ok := tables.Days(s + "-" + last); ok {
				p.end = s + "-" + last
				break
			}
		}
	default:
		p.start, p.end, p.precision = s, s, "day"
	}
	_, a := tables.Days(p.start)
	_, b := tables.Days(p.end)
	return p, a && b
}
