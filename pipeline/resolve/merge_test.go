package resolve

import "testing"

// TestJoins tells which two reports are one event.
func TestJoins(t *testing.T) {
	day := func(typ, doc string, agents, targets []string, place string, n int32) Report {
		return Report{Type: typ, DocID: doc, Date: "2024-03-01", Start: "2024-03-01", End: "2024-03-01", Precision: "day",
			Agents: agents, Targets: targets, PlaceID: place, CountMin: n, CountMax: n, Rule: "r", told: true}
	}
	bare := func(typ string, sentence int32) Report {
		return Report{Type: typ, DocID: "a", CountMin: -1, CountMax: -1, Rule: "r", SentenceNo: sentence, told: true}
	}
	for _, x := range []struct {
		name string
		a, b Report
		want bool
	}{
		{"one attack in two papers", day("ATTACK", "a", []string{"x"}, []string{"y"}, "p", -1), day("ATTACK", "b", []string{"x"}, []string{"y"}, "p", -1), true},
		{"another day", day("ATTACK", "a", []string{"x"}, []string{"y"}, "p", -1), func() Report {
			r := day("ATTACK", "b", []string{"x"}, []string{"y"}, "p", -1)
			r.Start, r.End, r.Date = "2024-03-02", "2024-03-02", "2024-03-02"
			return r
		}(), false},
		{"another place", day("KILL", "a", nil, []string{"y"}, "p", 3), day("KILL", "b", nil, []string{"y"}, "q", 3), false},
		{"death and killing", day("KILL", "a", nil, []string{"y"}, "p", -1), day("DIE", "b", nil, []string{"y"}, "p", -1), true},
		{"he met two people in a day", day("MEET", "a", []string{"x"}, []string{"y"}, "p", -1), day("MEET", "b", []string{"x"}, nil, "p", -1), false},
		{"one meeting in two papers", day("MEET", "a", []string{"x"}, []string{"y"}, "p", -1), day("MEET", "b", []string{"x"}, []string{"y"}, "p", -1), true},
		{"a number makes no event", day("KILL", "a", nil, nil, "", 5), day("KILL", "a", nil, nil, "", 5), false},
		{"the attack, two sentences on", bare("ATTACK", 1), bare("ATTACK", 3), true},
		{"the attack, far on", bare("ATTACK", 1), bare("ATTACK", 9), false},
		{"deaths told twice", bare("DIE", 1), bare("DIE", 2), false},
	} {
		t.Run(x.name, func(t *testing.T) {
			for _, pair := range [][2]Report{{x.a, x.b}, {x.b, x.a}} {
				s := newTexts()
				from := otherDocument
				if x.a.DocID == x.b.DocID {
					from = sameDocument
				}
				docs := map[string]int32{"a": 0, "b": 1}
				var a, b brief
				s.shorten(&a, &pair[0], docs[pair[0].DocID])
				s.shorten(&b, &pair[1], docs[pair[1].DocID])
				got := joins(&a, &b, from)
				if from == sameDocument && pair[0].SentenceNo <= pair[1].SentenceNo {
					got = got || pointsBack(&a, &b)
				} else if from == sameDocument {
					continue
				}
				if got != x.want {
					t.Errorf("joined %t, want %t", got, x.want)
				}
			}
		})
	}
}
