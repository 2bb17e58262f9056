package names

import (
	"strings"

	"github.com/tomar-nlp/tomar"
)

// ruleTitled names a person by the role or the verb of saying right behind the name.
const ruleTitled = "names.titled"

// oftenPart is the count from which a common word is no part of a name that only
// the role behind it licenses.
const oftenPart = 80

// shortestPart is the length in bytes of the shortest unknown part of a name.
const shortestPart = 6

// titled makes candidates of two to four words before a role, with a comma or
// without («X Y, the head of …», «X Y member of …»), or a verb of saying: they begin
// a clause, or their first is a given name.
func (f *Finder) titled(d *tomar.Document) {
	for s := range d.Sentences {
		st := &d.Sentences[s]
		for i := st.First; i+2 < st.Last; i++ {
			if d.Tokens[i].Kind != tomar.Word || d.Tokens[i].Pre > 0 {
				continue
			}
			a := f.look(d, i)
			sure := a.has(isGiven) && !a.commonGiven()
			if !sure && i > st.First && d.Tokens[i-1].Kind == tomar.Word || !a.has(isUnknown|isGiven) || a.has(isGlued) ||
				!a.has(isGiven) && strings.HasSuffix(d.Slice(d.Tokens[i].Span), ezafeLetter) {
				continue // rather a noun with its complement
			}
			if f.entityAlone(d, i) && f.happens(d, i+1) {
				continue // «X praise-of Y did»
			}
			if last := f.nameBeforeRole(d, st, i); last > 0 && !f.personIn(i, last) {
				f.found(d, i, last, tomar.PER, "", 0.6, ruleTitled)
				i = last - 1
			}
		}
	}
}

// nameBeforeRole is the token behind the name from token i on that a role follows;
// 0 where there is none.
func (f *Finder) nameBeforeRole(d *tomar.Document, st *tomar.Sentence, i int32) int32 {
	common, known := 0, 0
	for j := i; j < st.Last && j <= i+maxParts-1; j++ {
		if n := j - i; n >= 2 {
			k := j
			if f.comma(d, k) && k+1 < st.Last {
				k++
			}
			if f.toks[k].has(isTitle) && !f.toks[k].has(isInside) && (k > j || f.ofRole(d, k)) || k == j && f.look(d, j).has(isSay) && common == 0 {
				return j
			}
		}
		t, a := &d.Tokens[j], f.look(d, j)
		if t.Kind != tomar.Word || j > i && (t.Pre > 0 || !t.Space) || t.Post > 0 || t.Core().Len() > longestName ||
			a.has(isStop|isTitle|isHead|isOther|isVerb|isAnd|isPlacePrep|isSay|isDerived) || a.has(isEntity) && !a.has(isGiven|isFamily) {
			return 0
		}
		switch {
		case a.has(isGiven | isFamily | isSurname):
			known++
		case a.has(isUnknown) && t.Core().Len() >= shortestPart:
		default:
			if common++; common > 1 || f.happens(d, j) || a.count >= oftenPart || j == i || known > 1 {
				return 0
			}
		}
	}
	return 0
}

// ofRole says whether the role at token k bears the ezafe: it goes on, and what
// stands before it is no word that it belongs to.
func (f *Finder) ofRole(d *tomar.Document, k int32) bool {
	return strings.HasSuffix(d.Slice(d.Tokens[k].Span), ezafeLetter)
}

// personIn says whether a person is a candidate that begins within tokens
// [i, last) and reaches beyond the word there, or begins at i and is no shorter.
func (f *Finder) personIn(i, last int32) bool {
	for j := i; j < last; j++ {
		for k := f.toks[j].cand - 1; k >= 0; k = f.cands[k].next {
			if c := &f.cands[k]; c.Type == tomar.PER && c.weight > 0 && (j > i && c.Last-c.First > 1 || c.Last >= last) {
				return true
			}
		}
	}
	return false
}

// ruleRow names people by given names alone that stand in a row.
const ruleRow = "names.row"

// rows makes candidates of given names alone in a row («X, Y and Z») of which two
// at least are no other words.
func (f *Finder) rows(d *tomar.Document) {
	for s := range d.Sentences {
		st := &d.Sentences[s]
		for i := st.First; i+2 < st.Last; i++ {
			end, sure := f.row(d, st, i)
			if sure >= 2 {
				for j := i; j < end; j += 2 {
					f.found(d, j, j+1, tomar.PER, "", 0.3, ruleRow)
				}
			}
			i = max(i, end-1)
		}
	}
}

// row is the token behind the row of given names that begins at token i, and how
// many of them are no other words; i where there is none.
func (f *Finder) row(d *tomar.Document, st *tomar.Sentence, i int32) (end int32, sure int) {
	if i > st.First && d.Tokens[i-1].Kind == tomar.Word && d.Tokens[i].Space && f.namePart(d, i-1) {
		return i, 0
	}
	end = i
	for j := i; j < st.Last; j += 2 {
		t, a := &d.Tokens[j], f.look(d, j)
		last := j+1 >= st.Last || !f.joins(d, j+1)
		if t.Kind != tomar.Word || t.Pre > 0 || t.Post > 0 && !last || !a.has(isGiven) && !(last && a.has(isGivenSuf)) ||
			a.has(isEntity|isTitle|isHead|isOther|isVerb|isStop) || a.cand != 0 {
			return end, sure
		}
		if last {
			if j+1 < st.Last && d.Tokens[j+1].Kind == tomar.Word && f.namePart(d, j+1) {
				return end, sure
			}
			if !a.commonGiven() {
				sure++
			}
			return j + 1, sure
		}
		if !a.commonGiven() {
			sure++
		}
		end = j + 1
	}
	return end, sure
}
