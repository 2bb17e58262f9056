package pipeline

import (
	"context"
	"testing"

	"github.com/tomar-nlp/tomar"
)

// FuzzEvents holds what is true of the events of any text: triggers lie in
// their sentence and do not overlap, every date comes with its source, every
// argument is a mention or has a kind, numbers do not run backwards.
func FuzzEvents(f *testing.F) {
	for _, s := range []string{
		"", "دوو کۆڵبەر لە نزیک بانە کوژران.", "ئەگەر هێرش بکەنە سەر شارەکە", "سەرۆک: هۆشداری دەدەین",
		"٣ تا ٥ کەس بریندار بوون و هەشت کەس دەستگیرکران", "ڕایگەیاند کە سەردانی بەغدا دەکات",
	} {
		f.Add(s)
	}
	p, err := New(Config{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := p.Extract(context.Background(), text)
		if err != nil {
			t.Skip(err)
		}
		last := int32(0)
		for i := range d.Events {
			e := &d.Events[i]
			s := d.Sentences[e.Sent]
			if e.First < last || e.First < s.First || e.Last > s.Last || e.First >= e.Last {
				t.Fatalf("trigger %d..%d behind %d, in sentence %d..%d", e.First, e.Last, last, s.First, s.Last)
			}
			last = e.Last
			if e.DateSource == "" || (e.Date == "") != (e.DateSource == "none") {
				t.Fatalf("date %q from %q", e.Date, e.DateSource)
			}
			if e.CountMax != tomar.None && e.CountMax < e.CountMin {
				t.Fatalf("%d to %d people", e.CountMin, e.CountMax)
			}
			for _, a := range e.Arguments {
				if a.Mention == tomar.None && a.Kind == "" || a.Empty() {
					t.Fatalf("argument %q is neither a mention nor has a kind", d.Slice(a.Span))
				}
			}
		}
	})
}
