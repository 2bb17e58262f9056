package seeds

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

const verbsFile = "verbs.tsv"

// Verb is one verb with all its stems.
type Verb struct {
	ID         string
	Infinitive string // first spelling; each past stem + ن (+ postverb) is another
	Preverb    string // ڕا, هەڵ, … written before negation and prefix; "" for none
	Postverb   string // ەوە; "" for none
	Past       []string
	Present    []string
	Transitive bool // its past has an agent clitic
	Passive    bool
	Light      bool   // makes compound verbs with a nominal
	Fuse       bool   // may be written onto any nominal
	NoPart     bool   // its participle is a noun of another meaning
	PassiveOf  string // id of the active verb
	Derived    bool   // not of the table: made by [Verbs.With]
	Line       int
}

// Verbs is the table of verbs; rows keep their numbers.
type Verbs struct {
	File  string
	Rows  []Verb
	byInf map[string]int32 // verbKey of every infinitive → row
	bases []int32          // see Base
	byID  map[string]int32
}

// LoadVerbs reads verbs.tsv. The error joins all faults of the file.
func LoadVerbs(fsys fs.FS) (*Verbs, error) {
	t, err := tsv.Read(fsys, verbsFile, "id", "transitive", "passive_of", "flags", "infinitive", "preverb", "postverb", "past", "present")
	if err != nil {
		return nil, fmt.Errorf("load verbs: %w", err)
	}
	v := &Verbs{File: verbsFile, byInf: map[string]int32{}, byID: map[string]int32{}}
	var errs []error
	var rows []tsv.Row
	for r := range t.Rows() {
		verb := Verb{
			ID: r.Get("id"), Infinitive: r.Get("infinitive"), Preverb: r.Get("preverb"), Postverb: r.Get("postverb"),
			Past: r.List("past"), Present: r.List("present"), PassiveOf: r.Get("passive_of"), Line: r.Line,
		}
		switch r.Get("transitive") {
		case "y":
			verb.Transitive = true
		case "n":
		default:
			errs = append(errs, r.Fault("transitive", "%q is neither y nor n", r.Get("transitive")))
		}
		for _, f := range r.List("flags") {
			switch f {
			case "light":
				verb.Light = true
			case "passive":
				verb.Passive = true
			case "fuse":
				verb.Fuse = true
			case "nopart":
				verb.NoPart = true
			default:
				errs = append(errs, r.Fault("flags", "unknown flag %q", f))
			}
		}
		if _, twice := v.byID[verb.ID]; twice || verb.ID == "" {
			errs = append(errs, r.Fault("id", "id %q is empty or listed twice", verb.ID))
		}
		if _, twice := v.byInf[verbKey(verb.Infinitive)]; twice {
			errs = append(errs, r.Fault("infinitive", "%q is listed twice", verb.Infinitive))
		}
		if !strings.HasPrefix(verb.Infinitive, verb.Preverb) || !strings.HasSuffix(verb.Infinitive, verb.Postverb) {
			errs = append(errs, r.Fault("infinitive", "%q does not begin with its preverb and end with its postverb", verb.Infinitive))
		}
		v.byID[verb.ID] = int32(len(v.Rows))
		v.byInf[verbKey(verb.Infinitive)] = int32(len(v.Rows))
		v.Rows = append(v.Rows, verb)
		rows = append(rows, r)
	}
	for i := range v.Rows {
		verb := &v.Rows[i]
		if verb.PassiveOf != "" {
			if _, ok := v.byID[verb.PassiveOf]; !ok {
				errs = append(errs, rows[i].Fault("passive_of", "no verb %q", verb.PassiveOf))
			}
		}
		if len(verb.Past) == 0 && len(verb.Present) == 0 {
			base, ok := v.byInf[verbKey(verb.simple())]
			if !ok || base == int32(i) {
				errs = append(errs, rows[i].Fault("past", "no stems, and no verb %q to take them from", verb.simple()))
				continue
			}
			verb.Past, verb.Present = v.Rows[base].Past, v.Rows[base].Present
			verb.Light = verb.Light || v.Rows[base].Light && verb.Preverb == ""
		}
	}
	if len(errs) > 0 {
		return nil, fmt.Errorf("load verbs: %w", errors.Join(errs...))
	}
	v.indexVariants()
	v.indexBases()
	return v, nil
}

// simple is the infinitive without preverb and postverb.
func (v *Verb) simple() string {
	return strings.TrimSuffix(strings.TrimPrefix(v.Infinitive, v.Preverb), v.Postverb)
}

// indexVariants adds the infinitives of further past stems, where no row has
// that infinitive as its own.
func (v *Verbs) indexVariants() {
	for i := range v.Rows {
		verb := &v.Rows[i]
		if len(verb.Past) == 0 {
			continue
		}
		// The infinitive's ending is what stands behind the first past stem.
		ending := strings.TrimPrefix(verb.simple(), verb.Past[0])
		for _, p := range verb.Past[1:] {
			k := verbKey(verb.Preverb + p + ending + verb.Postverb)
			if _, ok := v.byInf[k]; !ok {
				v.byInf[k] = int32(i)
			}
		}
	}
}

// Base is the row of the verb that is left without preverb and postverb: the
// row itself for a simple verb or where that verb is not listed.
func (v *Verbs) Base(row int32) int32 { return v.bases[row] }

func (v *Verbs) indexBases() {
	v.bases = make([]int32, len(v.Rows))
	for row := range v.Rows {
		v.bases[row] = int32(row)
		if i, ok := v.byInf[verbKey(v.Rows[row].simple())]; ok {
			v.bases[row] = i
		}
	}
}

// Row is the row of an id.
func (v *Verbs) Row(id string) (int32, bool) {
	i, ok := v.byID[id]
	return i, ok
}

// Lookup is the row of an infinitive; ڕ/ر, ڵ/ل, doubled و and ی, a space or the
// spelling of a final ە make no difference.
func (v *Verbs) Lookup(infinitive string) (int32, bool) {
	i, ok := v.byInf[verbKey(infinitive)]
	return i, ok
}

// With is the table with rows added for the infinitives that it lacks: a known
// preverb or postverb on a known verb takes that verb's stems. The error names
// every infinitive that cannot be derived so; the table is good without them.
func (v *Verbs) With(infinitives ...string) (*Verbs, error) {
	out := &Verbs{File: v.File, Rows: slices.Clone(v.Rows), byInf: map[string]int32{}, byID: v.byID}
	for k, i := range v.byInf {
		out.byInf[k] = i
	}
	var pre, post []string
	for i := range v.Rows {
		if p := v.Rows[i].Preverb; !slices.Contains(pre, p) {
			pre = append(pre, p)
		}
		if p := v.Rows[i].Postverb; !slices.Contains(post, p) {
			post = append(post, p)
		}
	}
	var errs []error
	for _, inf := range infinitives {
		if _, ok := out.Lookup(inf); ok {
			continue
		}
		verb, ok := out.derive(inf, pre, post)
		if !ok {
			errs = append(errs, fmt.Errorf("no verb %q, and none to derive it from", inf))
			continue
		}
		out.byInf[verbKey(inf)] = int32(len(out.Rows))
		out.Rows = append(out.Rows, verb)
	}
	out.indexBases()
	return out, errors.Join(errs...)
}

// derive finds the longest listed preverb and postverb that leave a listed verb.
func (v *Verbs) derive(inf string, pre, post []string) (Verb, bool) {
	key := verbKey(inf)
	best, found := Verb{}, false
	ends := make([]string, len(post))
	for i, q := range post {
		ends[i] = verbKey(q)
	}
	for _, p := range pre {
		kp := verbKey(p)
		for k, q := range post {
			kq := ends[k]
			if len(kp)+len(kq) == 0 || !strings.HasPrefix(key, kp) || !strings.HasSuffix(key, kq) || len(kp)+len(kq) >= len(key) {
				continue
			}
			i, ok := v.byInf[key[len(kp):len(key)-len(kq)]]
			if !ok || v.Rows[i].Preverb != "" || v.Rows[i].Postverb != "" || found && len(p)+len(q) <= len(best.Preverb)+len(best.Postverb) {
				continue
			}
			base := &v.Rows[i]
			best = Verb{
				ID: base.ID, Infinitive: inf, Preverb: p, Postverb: q, Past: base.Past, Present: base.Present,
				Transitive: base.Transitive, Passive: base.Passive, Light: base.Light && p == "", Derived: true, Line: base.Line,
			}
			found = true
		}
	}
	return best, found
}
