package eval

import "unicode"

// timesOf scores time expressions: relaxed (overlap), strict (equal span) and
// value on top of overlap; value also apart by the anchor that the tagger gave.
func (s *scorer) timesOf() {
	type sysTime struct {
		row
		at   span
		used bool
	}
	var sys []*sysTime
	for _, x := range s.run.times[s.id] {
		sys = append(sys, &sysTime{row: x, at: s.span(x)})
	}
	relaxed, strict, valued := s.counts.at("TIME relaxed span"), s.counts.at("TIME strict span"), s.counts.at("TIME relaxed span+value")
	at := make([]span, len(s.gold.Times))
	for i, g := range s.gold.Times {
		at[i] = trim(s.gold.Text, g.Start, g.End)
		var hit *sysTime
		for _, x := range sys {
			if !x.used && x.at.overlaps(at[i]) {
				hit = x
				x.used = true
				break
			}
		}
		if g.Opt != 0 {
			continue
		}
		if hit == nil {
			relaxed.FN++
			strict.FN++
			valued.FN++
			s.disagree("TMISS", g.Text, g.Value, "")
			continue
		}
		relaxed.TP++
		if hit.at == at[i] {
			strict.TP++
		} else {
			strict.FN++
			strict.FP++
			s.disagree("TSPAN", g.Text, "", s.text(hit.at))
		}
		want := g.Value
		if want == "" {
			want = g.WithDCT[s.gold.DCT]
		}
		if want == "" {
			continue
		}
		anchor := s.counts.at("TIME value by anchor: " + hit.row["anchor"])
		if s.sameValue(g, want, hit.row["value"]) {
			valued.TP++
			anchor.TP++
			s.counts.at("TIME value accuracy").TP++
			continue
		}
		valued.FN++
		valued.FP++
		anchor.FN++
		s.counts.at("TIME value accuracy").FN++
		s.disagree("TVAL", g.Text, want, hit.row["value"])
	}
	for _, x := range sys {
		if x.used || overlapsAny(x.at, at) {
			continue
		}
		relaxed.FP++
		strict.FP++
		valued.FP++
		s.disagree("TSPUR", s.text(x.at), "", x.row["value"])
	}
}

func overlapsAny(x span, all []span) bool {
	for _, a := range all {
		if x.overlaps(a) {
			return true
		}
	}
	return false
}

func (s *scorer) sameValue(g GoldTime, want, got string) bool {
	if got == want || g.Alt != "" && got == g.Alt || g.ValueTrue != "" && got == g.ValueTrue {
		return true
	}
	// an undated document tells no year: leaving it open is right too
	return s.openYear(got, want) && len(got) == len(want) && !hasYear(g.Text)
}

// hasYear tells whether four digits stand together.
func hasYear(text string) bool {
	n := 0
	for _, r := range text {
		if unicode.IsDigit(r) {
			if n++; n == 4 {
				return true
			}
			continue
		}
		n = 0
	}
	return false
}
