package resolve

import (
	"fmt"
	"strings"
)

// Join says of a report of a document with which earlier one it is one story,
// and why; or, of the nearest earlier report of its family, why it is not.
type Join struct {
	Report, With int // places in the reports
	Joined       bool
	Why          string
}

// Why tells of the reports of one document, in text order, what [Joiner.Within]
// does with them: of every report but the first of its family a Join. A run
// joins none with the option that keeps mentions apart.
func (j *Joiner) Why(reports []Report) []Join {
	t := newTexts()
	briefs := t.shortenAll(nil, reports, 0)
	var out []Join
	for i := range reports {
		b := &briefs[i]
		if k := earlier(briefs, i); k >= 0 {
			out = append(out, Join{i, k, true, shared(&briefs[k], b)})
			continue
		}
		for k := i - 1; k >= 0 && i-k <= blockLimit && b.told; k-- {
			if a := &briefs[k]; a.told && a.family == b.family {
				out = append(out, Join{i, k, false, apart(a, b)})
				break
			}
		}
	}
	return out
}

// shared is what two reports of one story have in common.
func shared(a, b *brief) string {
	if !joins(a, b, sameDocument) {
		return "points back to it: no date, place, participant or number of its own"
	}
	var why []string
	switch {
	case a.place == none || b.place == none:
	case a.place == b.place:
		why = append(why, "same place")
	default:
		why = append(why, "one place lies in the other")
	}
	if n := common(a.agents, b.agents); n > 0 {
		why = append(why, fmt.Sprintf("shared agents: %d", n))
	}
	if n := common(a.targets, b.targets); n > 0 {
		why = append(why, fmt.Sprintf("shared targets: %d", n))
	}
	if n := common(a.agents, b.targets) + common(a.targets, b.agents); n > 0 {
		why = append(why, fmt.Sprintf("participants in the other's role: %d", n))
	}
	if a.countMin > 0 && a.countMin == b.countMin {
		why = append(why, "same number")
	}
	if a.start != noDay && b.start != noDay {
		why = append(why, "dates overlap")
	}
	return strings.Join(why, ", ")
}

// apart is why two reports of one family are two stories.
func apart(a, b *brief) string {
	if !compatible(a, b) {
		return "other date"
	}
	points, ok := alike(a, b)
	switch {
	case !ok && a.place != none && b.place != none && a.place != b.place && !liesIn(a, b) && !liesIn(b, a):
		return "other place"
	case !ok && sums(a, b):
		return "other number, in a place around it"
	case !ok:
		return "other participants"
	case points < sameDocument:
		return "no place or participant in common"
	}
	return "too little in common"
}
