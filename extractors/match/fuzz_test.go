package match

import (
	"slices"
	"testing"

	"github.com/tomar-nlp/tomar"
)

// FuzzScan scans any text and holds what every hit promises.
func FuzzScan(f *testing.F) {
	for _, s := range []string{
		"", "هەولێرەوە و بەغدا", "حکومەت ی عێراق", "وەزارەتی دەرەوەی عێراقدا", "پ.ی.د. ...", "لەهەولێرو\nبەغدا",
		"جەوادزەریف", "ئێن-ئاڕ-تی", "\xffهەولێر\xd8", "داد و گەشەپێدان دادو گەشەپێدان", "NRTی nrt", "هه‌ولێر",
	} {
		f.Add(s)
	}
	phrases := []Phrase{
		ent(0, "هەولێر"), ent(1, "بەغدا"), ent(2, "حکومەتی عێراق"), ent(3, "وەزارەتی دەرەوەی عێراق"), ent(4, "پ.ی.د"),
		ent(5, "جەواد زەریف"), ent(6, "ئێن ئاڕ تی"), ent(7, "داد و گەشەپێدان"), ent(8, "NRT"), ent(9, "و"),
		ent(10, "ی"), ent(11, "عێراق"), ent(12, "داد"), ent(13, "چوارشەممە"), ent(14, "چوار"), ent(15, "شەممە"),
	}
	m := compile(f, phrases...)
	shared := m.NewScanner()
	f.Fuzz(func(t *testing.T, text string) {
		doc := document(text, m.Known)
		shared.Scan(doc)
		for i, h := range doc.Hits {
			if h.First < 0 || h.Last <= h.First || int(h.Last) > len(doc.Tokens) {
				t.Fatalf("hit %+v covers no tokens of %d", h, len(doc.Tokens))
			}
			if h.Start != doc.Tokens[h.First].Start || h.End != doc.Tokens[h.Last-1].End {
				t.Fatalf("hit %+v does not cover whole tokens", h)
			}
			if h.Base.Empty() || !h.Contains(h.Base) {
				t.Fatalf("hit %+v: base outside", h)
			}
			if doc.Tokens[h.First].Sent != doc.Tokens[h.Last-1].Sent {
				t.Fatalf("hit %+v crosses a sentence's end", h)
			}
			if h.Class != tomar.ClassEntity || h.ID < 0 || int(h.ID) >= len(phrases) {
				t.Fatalf("hit %+v is of no phrase", h)
			}
			if i > 0 && (h.First < doc.Hits[i-1].First || h.First == doc.Hits[i-1].First && h.Last > doc.Hits[i-1].Last) {
				t.Fatalf("hits out of order: %+v, %+v", doc.Hits[i-1], h)
			}
		}
		fresh := slices.Clone(doc.Hits)
		doc.Hits = doc.Hits[:0]
		m.NewScanner().Scan(doc)
		if !slices.Equal(fresh, doc.Hits) {
			t.Fatalf("a used scanner finds %+v, a new one %+v", fresh, doc.Hits)
		}
		if n := int32(len(doc.Tokens)); n > 0 {
			m.NewFuzzer().Find(doc, 0, min(n, 4), nil)
		}
	})
}
