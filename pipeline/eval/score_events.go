package eval

import (
	"slices"
	"strings"
)

type sysEvent struct {
	row
	at   span
	used bool
}

// eventsOf scores triggers, types, dates, arguments and attributes.
func (s *scorer) eventsOf() {
	var sys []*sysEvent
	for _, x := range s.run.events[s.id] {
		sys = append(sys, &sysEvent{row: x, at: s.span(x)})
	}
	trigger, typed := s.counts.at("EVENT trigger"), s.counts.at("EVENT trigger+type")
	for _, g := range s.gold.Events {
		at := trim(s.gold.Text, g.Start, g.End)
		hit := pick(sys, at, g.Type)
		if hit != nil {
			hit.used = true
		}
		if g.Opt != 0 {
			continue
		}
		if hit == nil {
			trigger.FN++
			typed.FN++
			if g.Date != "" {
				s.counts.at("EVENT dated (trigger+type+date)").FN++
			}
			s.counts.at("EVENT arguments").FN += len(g.Args)
			s.disagree("EMISS", g.Text, g.Type, "")
			continue
		}
		trigger.TP++
		same := hit.row["type"] == g.Type
		if same {
			typed.TP++
			s.counts.at("EVENT type "+g.Type).TP++
		} else {
			typed.FN++
			typed.FP++
			s.counts.at("EVENT type "+g.Type).FN++
			s.counts.at("EVENT type "+hit.row["type"]).FP++
			s.disagree("ETYPE", g.Text, g.Type, hit.row["type"])
		}
		s.dateOf(g, hit, same)
		s.argsOf(g, hit)
		s.attributes(g, hit)
	}
	for _, x := range sys {
		if x.used {
			continue
		}
		trigger.FP++
		typed.FP++
		s.counts.at("EVENT type "+x.row["type"]).FP++
		if x.row["date"] != "" {
			s.counts.at("EVENT dated (trigger+type+date)").FP++
		}
		s.disagree("ESPUR", s.text(x.at), "", x.row["type"]+" "+x.row["rule"])
	}
}

// pick takes the unused event that overlaps the trigger, one of the same type
// before another.
func pick(sys []*sysEvent, at span, typ string) *sysEvent {
	var first *sysEvent
	for _, x := range sys {
		if x.used || !x.at.overlaps(at) {
			continue
		}
		if x.row["type"] == typ {
			return x
		}
		if first == nil {
			first = x
		}
	}
	return first
}

func (s *scorer) dateOf(g GoldEvent, hit *sysEvent, typed bool) {
	if g.Date == "" {
		return
	}
	got := hit.row["date"]
	c := s.counts.at("EVENT dated (trigger+type+date)")
	if typed && (strings.HasPrefix(got, g.Date) || s.openYear(got, g.Date)) {
		c.TP++
		return
	}
	c.FN++
	if got != "" {
		c.FP++
	}
	s.disagree("EDATE", g.Text, g.Type+" "+g.Date, got)
}

func (s *scorer) argsOf(g GoldEvent, hit *sysEvent) {
	rows := slices.Clone(s.run.arguments[hit.row["event_id"]])
	rows = slices.DeleteFunc(rows, func(a row) bool { return a["entity_id"] == "" }) // the unnamed are outside the measure
	c := s.counts.at("EVENT arguments")
	for _, want := range g.Args {
		i := slices.IndexFunc(rows, func(a row) bool { return s.sameArg(want[0], want[1], a) })
		if i >= 0 {
			rows = slices.Delete(rows, i, i+1)
			c.TP++
			continue
		}
		c.FN++
		s.disagree("EARG", g.Text, want[0]+" "+want[1], s.argNames(hit))
	}
	for _, a := range rows {
		switch a["role"] {
		case "agent", "target", "place":
			c.FP++
			s.disagree("EARGSPUR", g.Text, "", a["role"]+" "+a["entity"])
		}
	}
}

func (s *scorer) argNames(hit *sysEvent) string {
	var parts []string
	for _, a := range s.run.arguments[hit.row["event_id"]] {
		parts = append(parts, a["role"]+" "+a["entity"])
	}
	return strings.Join(parts, "; ")
}

// sameArg: the role is right and it is the same entity, by name or because both
// have a mention at one place; a place that is hit may stand as target or as
// place.
func (s *scorer) sameArg(role, id string, a row) bool {
	p := plainName(id)
	if a["role"] != role {
		swap := role == "target" && a["role"] == "place" || role == "place" && a["role"] == "target"
		if !swap || s.goldType[p] != "LOC" {
			return false
		}
	}
	name := s.run.entities[a["entity_id"]]["name_en"]
	if name == "" {
		name = a["entity"]
	}
	if sameName(name, id) {
		return true
	}
	for _, m := range s.run.mentions[s.id] {
		if m["entity_id"] == a["entity_id"] && slices.Contains(s.goldSpans[p], s.span(m)) {
			return true
		}
	}
	return false
}

// attributes scores modality and polarity on found triggers; the gold's
// modality "reported" means actual and attributed.
func (s *scorer) attributes(g GoldEvent, hit *sysEvent) {
	want := g.Modality
	if want == "reported" {
		want = "actual"
		s.mark("EVENT attributed (on reported)", hit.row["attributed"] == "true")
	}
	if want != "" {
		ok := hit.row["modality"] == want
		s.mark("EVENT modality accuracy", ok)
		if !ok {
			s.disagree("EATTR", g.Text, want, hit.row["modality"])
		}
	}
	s.mark("EVENT polarity accuracy", (hit.row["polarity"] == "negative") == (g.Neg != 0))
}

func (s *scorer) mark(name string, ok bool) {
	if ok {
		s.counts.at(name).TP++
	} else {
		s.counts.at(name).FN++
	}
}
