package seeds

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestVerbsLookup(t *testing.T) {
	v, err := LoadVerbs(FS)
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Rows) < 500 {
		t.Errorf("%d verbs, want 500 at least", len(v.Rows))
	}
	for spelling, want := range map[string]string{
		"ڕاگەیاندن": "ڕاگەیاندن", "راگەیاندن": "ڕاگەیاندن", "گەیەندران": "گەیەنران", "هەڵ وەشاندنەوە": "هەڵوەشاندنەوە", "چون": "چوون", "وتن": "وتن",
	} {
		i, ok := v.Lookup(spelling)
		if !ok || v.Rows[i].Infinitive != want {
			t.Errorf("%s is row %d %v, want %s", spelling, i, ok, want)
		}
	}
	if i, ok := v.Lookup("کتێبین"); ok {
		t.Errorf("a verb that is none is row %d", i)
	}
	for i := range v.Rows {
		if r := &v.Rows[i]; len(r.Past) == 0 {
			t.Errorf("line %d: %s has no past stem", r.Line, r.Infinitive)
		}
	}
}

func TestVerbsWithDerivesStems(t *testing.T) {
	v, err := LoadVerbs(FS)
	if err != nil {
		t.Fatal(err)
	}
	const known, unknown = "تێگریان", "هەڵکتێبین"
	if _, ok := v.Lookup(known); ok {
		t.Fatal("the example is listed")
	}
	w, err := v.With(known, unknown, "کوشتن")
	if err == nil || !strings.Contains(err.Error(), unknown) || strings.Contains(err.Error(), known) {
		t.Errorf("error %v", err)
	}
	i, ok := w.Lookup(known)
	if !ok || !w.Rows[i].Derived || w.Rows[i].Preverb != "تێ" || len(w.Rows) != len(v.Rows)+1 {
		t.Errorf("row %d %v of %d", i, ok, len(w.Rows))
	}
	if _, ok := v.Lookup(known); ok {
		t.Error("the table itself has changed")
	}
}

func TestVerbFaultsAreLocated(t *testing.T) {
	const head = "id\ttransitive\tpassive_of\tflags\tinfinitive\tpreverb\tpostverb\tpast\tpresent\n"
	_, err := LoadVerbs(fstest.MapFS{verbsFile: {Data: []byte(head +
		"a\tx\t\t\tکردن\t\t\tکرد\tکە\na\tn\tb\tnew\tچوون\tدا\t\t\t\n")}})
	if err == nil {
		t.Fatal("broken verbs were read")
	}
	for _, want := range []string{"verbs.tsv:2:2: ", "verbs.tsv:3:1: ", "verbs.tsv:3:3: ", "verbs.tsv:3:4: ", "verbs.tsv:3:5: ", "verbs.tsv:3:8: "} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error lacks %q:\n%v", want, err)
		}
	}
}

func TestVerbAffixFaultsAreLocated(t *testing.T) {
	v, err := LoadVerbs(FS)
	if err != nil {
		t.Fatal(err)
	}
	_, err = LoadVerbAffixes(fstest.MapFS{
		verbAffixesFile:   {Data: []byte("from\tto\twhat\twhen\tset\tcost\tforms\nS\tH\tmystery\tq\tz\tx\t\n")},
		verbFormsFile:     {Data: []byte("verb\tset\tforms\nnone\tpast\tx\n")},
		verbHomographFile: {Data: []byte("kind\tscore\twords\nodd\t300\tx\n")},
		verbNominalsFile:  {Data: []byte("verbs\tnominals\nnone\tx\n")},
	}, v)
	if err == nil {
		t.Fatal("broken affixes were read")
	}
	for _, want := range []string{"affixes.tsv:2:3: ", "affixes.tsv:2:4: ", "affixes.tsv:2:5: ", "affixes.tsv:2:6: ", "forms.tsv:2:1: ", "homographs.tsv:2:1: ", "homographs.tsv:2:2: ", "nominals.tsv:2:1: "} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error lacks %q:\n%v", want, err)
		}
	}
}

func TestVerbsResolve(t *testing.T) {
	v, err := LoadVerbs(FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ inf, nominal, verb, goal string }{
		{"کردن", "", "کردن", ""},
		{"ئەنجامدان", "ئەنجام", "دان", ""},
		{"بەرز کردنەوە", "بەرز", "کردنەوە", ""},
		{"دەستپێکردن", "دەست", "پێکردن", ""},
		{"کەوتنە خوارەوە", "", "کەوتن", "خوارەوە"},
		{"خستنەسەر", "", "خستن", "سەر"},
		{"هێرش کردنە سەر", "هێرش", "کردن", "سەر"},
		{"کتێبین", "", "", ""},
	} {
		p, ok := v.Resolve(c.inf)
		if ok != (c.verb != "") || p.Nominal != c.nominal || p.Goal != c.goal || ok && v.Rows[p.Row].Infinitive != c.verb {
			t.Errorf("%s: %+v, %v; want %q, %s, %q", c.inf, p, ok, c.nominal, c.verb, c.goal)
		}
	}
}
