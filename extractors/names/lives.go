package names

import "github.com/tomar-nlp/tomar"

// year is the year of an ISO date, of which the month may be missing; 0 for "".
func year(date string) int {
	y := 0
	for i := 0; i < len(date) && date[i] >= '0' && date[i] <= '9'; i++ {
		y = 10*y + int(date[i]-'0')
	}
	return y
}

// young is the age in years under which nobody holds an office that the tables list.
const young = 16

// slack is how many years an age may be off: texts round, and birthdays come late.
const slack = 2

// living says whether what the tables tell of a person's life and terms goes with
// the document's date, and with the age that it gives somebody; age 0 for none
// told. Years that nothing tells go with everything.
func (f *Finder) living(person int32, age int, date string) bool {
	born, died := f.x.Gazetteer.Life(person)
	now, b, dead := year(date), year(born), year(died)
	if now > 0 && b > 0 && b > now {
		return false
	}
	terms := f.x.Gazetteer.TermsOf(person)
	switch {
	case age == 0:
		return true
	case age < young && len(terms) > 0:
		return false
	}
	off := func(y int) bool { return y-b-age > slack || y-b-age < -slack }
	if b > 0 && (now > 0 || dead > 0) {
		return now > 0 && !off(now) || dead > 0 && !off(dead)
	}
	for _, t := range terms {
		if s := year(f.x.Gazetteer.Terms[t].Start); b == 0 && now > 0 && s > 0 && age-(now-s) < young {
			return false
		}
	}
	return true
}

// heldElsewhere says whether a person of the tables is known to have held a role,
// and whether he did so of another town at the document's date than the one that it
// tells; place "" where it tells none.
func (f *Finder) heldElsewhere(person, title int32, place, date string) (elsewhere, held bool) {
	for _, t := range f.x.Gazetteer.TermsOf(person) {
		term := &f.x.Gazetteer.Terms[t]
		if !f.asRole(&f.x.Titles[title], term.Role) {
			continue
		}
		held = true
		of := f.town(term.Of)
		if place == "" || of == "" || of == place {
			return false, true
		}
		elsewhere = elsewhere || date != "" && term.Start != "" && covers(term, date)
	}
	return elsewhere, held
}

// inOtherOffice says whether the tables know an office that a person may have held
// at a date; "" for any date.
func (f *Finder) inOtherOffice(person int32, date string) bool {
	for _, t := range f.x.Gazetteer.TermsOf(person) {
		if term := &f.x.Gazetteer.Terms[t]; term.Start != "" && term.Of != tomar.None && covers(term, date) {
			return true
		}
	}
	return false
}
