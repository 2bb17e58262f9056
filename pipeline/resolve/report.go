package resolve

import "github.com/tomar-nlp/tomar/output/tables"

// Report is an event mention as the resolution of stories needs it.
type Report struct {
	EventID, DocID, CopyOf string // CopyOf: the document of which this one is a near copy
	URL, Title             string
	Type, Subtype          string
	Date, Start, End       string
	Precision              string
	PlaceID, Place         string
	Admin1, Country        string
	GeoPrecision           string
	Lat, Lon               float64
	Located                bool
	Agents, Targets        []string
	AgentNames             string
	TargetNames            string
	CountMin, CountMax     int32 // -1 where no number is told
	Sentence               string
	SentenceNo             int32
	Rule                   string
	Confidence             float64
	leads                  tables.IDSum
	told                   bool // actual or planned, and not denied: it belongs to a story
}

// eventColumns are the positions of the columns that a report is read from.
type eventColumns struct {
	eventID, docID, typ, subtype, date, start, end, precision, modality, polarity, agents, agentNames, targets, targetNames,
	placeID, place, admin1, country, lat, lon, geo, countMin, countMax, confidence, context, story, sentence, rule int
}

func columnsOf() eventColumns {
	t := tables.Events.Table()
	return eventColumns{
		eventID: t.Index("event_id"), docID: t.Index("doc_id"), typ: t.Index("type"), subtype: t.Index("subtype"),
		date: t.Index("date"), start: t.Index("date_start"), end: t.Index("date_end"), precision: t.Index("date_precision"),
		modality: t.Index("modality"), polarity: t.Index("polarity"), agents: t.Index("agents"), agentNames: t.Index("agent_names"),
		targets: t.Index("targets"), targetNames: t.Index("target_names"), placeID: t.Index("place_id"), place: t.Index("place"),
		admin1: t.Index("admin1"), country: t.Index("country"), lat: t.Index("lat"), lon: t.Index("lon"), geo: t.Index("geo_precision"),
		countMin: t.Index("count_min"), countMax: t.Index("count_max"), confidence: t.Index("confidence"), context: t.Index("context"),
		story: t.Index("story_id"), sentence: t.Index("sentence"), rule: t.Index("rule"),
	}
}

// read makes a report of an events row. Its texts are those of the row, and its
// lists stand in items, which grows: it lives as long as the document.
func (c *eventColumns) read(r *tables.Row, items *[]string) Report {
	text := func(i int) string { return r.Cells[i].Text() }
	count := func(i int) int32 {
		if r.Cells[i].Kind == tables.Null {
			return -1
		}
		return int32(r.Cells[i].Int())
	}
	list := func(i int) []string {
		if r.Cells[i].Kind != tables.List {
			return nil
		}
		from := len(*items)
		*items = append(*items, r.Items(r.Cells[i])...)
		return (*items)[from:len(*items):len(*items)]
	}
	p := Report{
		EventID: text(c.eventID), DocID: text(c.docID), Type: text(c.typ), Subtype: text(c.subtype), Date: text(c.date), Start: text(c.start),
		End: text(c.end), Precision: text(c.precision), PlaceID: text(c.placeID), Place: text(c.place), Admin1: text(c.admin1),
		Country: text(c.country), GeoPrecision: text(c.geo), Located: r.Cells[c.lat].Kind == tables.Float,
		Agents: list(c.agents), Targets: list(c.targets), AgentNames: text(c.agentNames), TargetNames: text(c.targetNames),
		CountMin: count(c.countMin), CountMax: count(c.countMax), Sentence: text(c.context), Confidence: r.Cells[c.confidence].Float(),
	}
	p.SentenceNo, p.Rule = int32(r.Cells[c.sentence].Int()), text(c.rule)
	if p.Located {
		p.Lat, p.Lon = r.Cells[c.lat].Float(), r.Cells[c.lon].Float()
	}
	m := text(c.modality)
	p.told = (m == "actual" || m == "planned") && text(c.polarity) != "negative"
	return p
}

// Told reports whether the report belongs to a story: the event happened or is
// planned, and is not denied.
func (r *Report) Told() bool { return r.told }

// Block is under which key the report is compared with those of other
// documents: its kind of event and its day. ok is false for a report that is
// compared with none.
func (r *Report) Block() (key string, ok bool) {
	if !r.blocked() {
		return "", false
	}
	return family(r.Type) + " " + r.Start, true
}

// blocked reports whether the report is compared with those of other documents.
func (r *Report) blocked() bool {
	if !r.told || r.Precision != "day" || r.Type == "STATE" {
		return false
	}
	_, ok := tables.Days(r.Start)
	return ok
}
