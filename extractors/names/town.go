package names

import (
	"strings"

	"github.com/tomar-nlp/tomar"
)

// town is a name for a place that a city, its district and its governorate share
// («Ranya», «Ranya District»), because texts say one for the other; a building's is
// that of its place, and "" of countries, their regions and what no table has.
func (f *Finder) town(place int32) string {
	g := f.x.Gazetteer
	for n := 0; place != tomar.None && n < maxUp; n++ {
		e := &g.Entities[place]
		switch kind := e.Subtype(); kind {
		case "city", "district", "governorate", "village", "area":
			if e.NameEN() == "" {
				return e.ID()
			}
			return strings.TrimSuffix(e.NameEN(), " "+strings.ToUpper(kind[:1])+kind[1:]) // as the tables end English names
		case "facility":
			place = e.Admin
		default:
			return ""
		}
	}
	return ""
}

// maxUp bounds the way from a building to its town.
const maxUp = 4

// province is the town of the governorate that a place is in; "" where the tables
// do not tell.
func (f *Finder) province(place int32) string {
	if place == tomar.None {
		return ""
	}
	g := f.x.Gazetteer
	var room [8]int32
	for _, p := range append([]int32{place}, g.AdminChain(room[:0], place)...) {
		if e := &g.Entities[p]; e.Type == tomar.LOC && e.Subtype() == "governorate" {
			return f.town(p)
		}
	}
	return ""
}
