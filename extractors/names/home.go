package names

import (
	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/gazetteers"
)

// settleHome finds the country or region that the document is about: the one
// that most of its listed places and bodies belong to; None where nothing tells.
func (f *Finder) settleHome() {
	clear(f.countries[:])
	kri, best := 0, -1
	for i := range f.cands {
		c := &f.cands[i]
		if c.Entity == tomar.None || c.Type == tomar.PER {
			continue
		}
		e := &f.x.Gazetteer.Entities[c.Entity]
		if e.Flags.Has(gazetteers.KRI) || e.ID() == regionID {
			kri++
		}
		k := countryIndex(e.Country())
		if k < 0 {
			continue
		}
		f.countries[k]++
		if best < 0 || f.countries[k] > f.countries[best] || f.countries[k] == f.countries[best] && k < best {
			best = k
		}
	}
	f.home = tomar.None
	if best < 0 {
		return
	}
	code := string([]byte{byte(best/26) + 'A', byte(best%26) + 'A'})
	if code == regionCountry && kri*2 >= int(f.countries[best]) {
		if r, ok := f.x.Gazetteer.ByID(regionID); ok {
			f.home = r
			return
		}
	}
	if c, ok := f.x.Gazetteer.CountryOf(code); ok {
		f.home = c
	}
}

// regionCountry is the country that the Kurdistan Region lies in.
const regionCountry = "IQ"

func countryIndex(code string) int {
	if len(code) != 2 || code[0] < 'A' || code[0] > 'Z' || code[1] < 'A' || code[1] > 'Z' {
		return -1
	}
	return int(code[0]-'A')*26 + int(code[1]-'A')
}

// near is how much an entity's country counts in this document.
func (f *Finder) near(e *gazetteers.Entity) float32 {
	if k := countryIndex(e.Country()); k >= 0 && f.countries[k] > 0 {
		return min(0.1+0.02*float32(f.countries[k]), 0.3)
	}
	return 0
}
