package dates

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/tomar-nlp/tomar/extractors/dates/calendar"
)

// slotOp is what a slot does with what stands in it.
type slotOp uint8

const (
	opNone slotOp = iota
	opMerge
	opDay
	opMonth
	opYear
	opShortYear
	opWeekday
	opPart
	opHour
	opMinute
	opSeason
	opQuarter
	opHalf
	opAmount
	opAmount2
	opMost // the greater bound of an amount
	opNext // … that is one more than the smaller
	opUnit
	opUnit2
	opRelUnit
	opOffset // the relation's number of units
	opWhich
	opMod
	opEra
	opFeast
	opEvent
	opFreq
	opDecade
	opTens // the years of a decade: 80
	opCentury
	opTo
	opAmPm
	opOf   // what the relation counts from
	opSign // turns amount and unit into a relation of that sign
)

var slotOps = map[string]slotOp{
	"day": opDay, "month": opMonth, "year": opYear, "year2": opShortYear, "weekday": opWeekday, "part": opPart,
	"hour": opHour, "minute": opMinute, "season": opSeason, "quarter": opQuarter, "half": opHalf,
	"n": opAmount, "n2": opAmount2, "most": opMost, "next": opNext, "unit": opUnit, "unit2": opUnit2, "per": opRelUnit, "offset": opOffset,
	"which": opWhich, "mod": opMod, "era": opEra, "feast": opFeast, "event": opEvent, "freq": opFreq,
	"decade": opDecade, "tens": opTens, "century": opCentury, "to": opTo, "ampm": opAmPm, "sign": opSign, "f": opMerge, "of": opOf,
}

// setting is a field that a rule sets besides its slots.
type setting struct {
	key string
	n   int64
}

// settings reads a rule's set table, in the order of its keys.
func settings(set map[string]string) ([]setting, error) {
	keys := make([]string, 0, len(set))
	for k := range set {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var out []setting
	for _, k := range keys {
		v, n := set[k], int64(0)
		var err error
		switch k {
		case "unit", "per":
			u, ok := units[v]
			if !ok {
				err = fmt.Errorf("no unit %q", v)
			}
			n = int64(u)
		case "base":
			b, ok := bases[v]
			if !ok {
				err = fmt.Errorf("no base %q", v)
			}
			n = int64(b)
		case "ref":
			n = int64(slices.Index(refNames[:], v))
		case "mod":
			n = int64(slices.Index(modNames[:], v))
		case "part":
			n = int64(slices.Index(partNames[:], v))
		case "offset", "which", "n", "vague", "every", "freq", "sign", "noun", "quarter", "weekday", "day", "month", "minute", "half", "resolved", "anniv":
			n, err = strconv.ParseInt(v, 10, 64)
		default:
			err = fmt.Errorf("no field %q", k)
		}
		if err != nil {
			return nil, err
		}
		if n < 0 && k != "offset" && k != "which" && k != "sign" {
			return nil, fmt.Errorf("field %s cannot be %q", k, v)
		}
		out = append(out, setting{k, n})
	}
	return out, nil
}

// put fills the field of a slot from an edge.
func (f *frag) put(op slotOp, e *edge) bool {
	v := e.val
	switch op {
	case opDay:
		f.day, f.has = uint8(min(v, 99)), f.has|fDay
		return v >= 1 && v <= 31
	case opMonth:
		g := frag{has: fMonth, month: uint8(v & 0xff), cal: calendar.System(v >> 8 & 0xff)}
		return v&0xff >= 1 && v&0xff <= 12 && f.join(&g)
	case opYear:
		f.year, f.has = int32(min(v, 99999)), f.has|fYear
	case opShortYear:
		if v < 50 {
			v += 2000
		} else if v < 100 {
			v += 1900
		}
		f.year, f.has = int32(v), f.has|fYear
	case opWeekday:
		f.weekday, f.has = uint8(v), f.has|fWeekday
	case opPart:
		f.part, f.has = part(v), f.has|fPart
	case opHour:
		f.hour, f.has = int8(min(v, 99)), f.has|fHour
		return v <= 24
	case opMinute:
		f.minute, f.has = int8(min(v, 99)), f.has|fMinute
		return v < 60
	case opSeason:
		f.season, f.has = uint8(v), f.has|fSeason
	case opQuarter:
		f.quarter, f.has = uint8(v), f.has|fQuarter
		return v >= 1 && v <= 4
	case opHalf:
		f.half, f.has = uint8(v), f.has|fHalf
		return v == 1 || v == 2
	case opAmount:
		f.amount, f.under, f.has = v, max(e.under, 1), f.has|fAmount
	case opAmount2:
		f.amount2, f.has = v, f.has|fAmount2
	case opMost:
		f.most = v
		return v > f.amount && f.under == 1 && e.under <= 1
	case opNext:
		f.most = v
		return v == f.amount+1 && f.under == 1 && e.under <= 1
	case opUnit:
		f.unit, f.has = unit(v), f.has|fUnit
	case opUnit2:
		f.unit2 = unit(v)
	case opRelUnit:
		f.relUnit, f.has = unit(v), f.has|fRel
	case opOffset:
		f.relN, f.has = int32(v), f.has|fRel
	case opWhich:
		f.which, f.has = int8(v), f.has|fWhich
	case opMod:
		f.mod, f.has = uint8(v), f.has|fMod
	case opEra:
		f.era, f.has = era(v), f.has|fEra
	case opFeast:
		f.feast, f.has = int32(v), f.has|fFeast
	case opEvent:
		f.event, f.has = int32(v), f.has|fEvent
	case opFreq:
		f.freq, f.has = int8(min(v, 100)), f.has|fFreq
	case opDecade:
		f.decade, f.has = int32(v), f.has|fDecade
	case opTens:
		f.decade, f.has = int32(v/10), f.has|fDecade
		return v%10 == 0
	case opCentury:
		f.century, f.has = int32(v), f.has|fCentury
		return v >= 1 && v <= 21
	case opAmPm:
		f.pm, f.has = int8(v), f.has|fAmPm
	}
	return true
}

// set applies a rule's setting.
func (f *frag) set(s setting) {
	switch s.key {
	case "unit":
		f.unit, f.has = unit(s.n), f.has|fUnit
	case "per":
		f.relUnit, f.has = unit(s.n), f.has|fRel
	case "offset":
		f.relN, f.has = int32(s.n), f.has|fRel
	case "base":
		f.relBase, f.has = base(s.n), f.has|fRel
	case "ref":
		f.ref, f.has = reference(s.n), f.has|fRef
	case "mod":
		f.mod, f.has = uint8(s.n), f.has|fMod
	case "part":
		f.part, f.has = part(s.n), f.has|fPart
	case "which":
		f.which, f.has = int8(s.n), f.has|fWhich
	case "n":
		f.amount, f.under, f.has = s.n, 1, f.has|fAmount
	case "vague":
		f.vague, f.has = true, f.has|fAmount
	case "every":
		f.has |= fEvery
	case "freq":
		f.freq, f.has = int8(s.n), f.has|fFreq
	case "resolved":
		f.has |= fMust
	case "noun":
		f.has |= fNoun
	case "anniv":
		f.has |= fAnniv
	case "quarter":
		f.quarter, f.has = uint8(s.n), f.has|fQuarter
	case "weekday":
		f.weekday, f.has = uint8(s.n), f.has|fWeekday
	case "day":
		f.day, f.has = uint8(s.n), f.has|fDay
	case "month":
		f.month, f.has = uint8(s.n), f.has|fMonth
	case "minute":
		f.minute, f.has = int8(min(s.n, 59)), f.has|fMinute
	case "half": // and a half
		f.amount, f.under = f.amount*2+1, 2
	case "sign":
		f.shift(int32(s.n))
	}
}

// shift makes «three days» into «three days before»: amount and unit become a
// relation.
func (f *frag) shift(sign int32) {
	f.relUnit, f.relVague = f.unit, f.vague || f.under > 1
	f.relN = sign * int32(min(f.amount, 100000))
	if f.vague {
		f.relN = sign
	}
	f.has = f.has&^(fAmount|fUnit) | fRel
}

// build makes the fragment of a rule from the edges that fill its k items.
func (t *Tagger) build(r *rule, k int) (frag, bool) {
	var f frag
	var sign int32
	for n := range k {
		it := &t.g.items[t.path[n]]
		e := &t.edges[t.stack[n]]
		if it.context {
			continue
		}
		switch {
		case it.op == opTo:
			if e.frag < 0 {
				return f, false
			}
			f.to, f.has = e.frag, f.has|fTo
		case it.op == opOf:
			if e.frag < 0 {
				return f, false
			}
			f.to, f.has = e.frag, f.has|fOf
		case it.op == opSign:
			sign = int32(e.val)
		case e.frag >= 0 && (it.op == opMerge || it.op == opNone && it.slot == ""):
			g := t.frags[e.frag]
			if !f.join(&g) {
				return f, false
			}
		case it.op != opNone:
			if !f.put(it.op, e) {
				return f, false
			}
		}
	}
	for _, s := range r.sets {
		f.set(s)
	}
	if sign != 0 {
		f.shift(sign)
	}
	return f, true
}
