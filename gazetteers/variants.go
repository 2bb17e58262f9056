package gazetteers

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/internal/tsv"
)

// maxGenerated bounds the spellings that are made of one name.
const maxGenerated = 12

// VariantRule is one row of variants.tsv: a change of spelling.
type VariantRule struct {
	ID       string
	Kind     string // inner, begin, end, join
	Types    []tomar.EntityType
	Except   []string // countries
	MinRunes int      // letters of the word
	MinWords int      // words of the name
	From, To string
	Line     int
}

// LoadVariantRules reads variants.tsv. The error joins all faults of the file.
func LoadVariantRules(fsys fs.FS) ([]VariantRule, error) {
	t, err := tsv.Read(fsys, "variants.tsv", "id", "kind", "types", "except", "min", "words", "from", "to")
	if err != nil {
		return nil, fmt.Errorf("load variant rules: %w", err)
	}
	var out []VariantRule
	var errs []error
	for r := range t.Rows() {
		v := VariantRule{ID: r.Get("id"), Kind: r.Get("kind"), Except: r.List("except"), From: r.Get("from"), To: r.Get("to"), Line: r.Line}
		if !slices.Contains([]string{"inner", "begin", "end", "join"}, v.Kind) {
			errs = append(errs, r.Fault("kind", "no kind %q", v.Kind))
		}
		if (v.From == "") != (v.Kind == "join") {
			errs = append(errs, r.Fault("from", "%s changes what it names, join nothing", v.Kind))
		}
		for _, s := range r.List("types") {
			e := tomar.ParseEntityType(s)
			if e == tomar.NoEntity {
				errs = append(errs, r.Fault("types", "no type %q", s))
			}
			v.Types = append(v.Types, e)
		}
		number := func(column string) int {
			n, err := strconv.Atoi(r.Get(column))
			if err != nil || n < 1 {
				errs = append(errs, r.Fault(column, "%q is no number from 1", r.Get(column)))
			}
			return n
		}
		v.MinRunes, v.MinWords = number("min"), number("words")
		out = append(out, v)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("load variant rules: %w", err)
	}
	return out, nil
}

// Fold appends what all spellings of a text share that are written freely; the
// text is given in parts, none of them empty.
type Fold func(dst []byte, parts ...string) []byte

// change is a spelling that a rule makes: the parts of it, some of them empty.
type change [3]string

func (c *change) join() string { return c[0] + c[1] + c[2] }

// apply calls yield with each spelling that the rule makes of a name.
func (v *VariantRule) apply(name string, yield func(change)) {
	if v.From != "" && !strings.Contains(name, v.From) {
		return
	}
	if strings.Count(name, " ")+1 < v.MinWords {
		return
	}
	for at := 0; at <= len(name); {
		end := at + strings.IndexByte(name[at:], ' ')
		if end < at {
			end = len(name)
		}
		if word := name[at:end]; utf8.RuneCountInString(word) >= v.MinRunes {
			v.change(name, at, end, yield)
		}
		at = end + 1
	}
}

// change applies the rule to the word name[at:end].
func (v *VariantRule) change(name string, at, end int, yield func(change)) {
	word := name[at:end]
	put := func(i, n int, s string) { yield(change{name[:at+i], s, name[at+i+n:]}) }
	switch v.Kind {
	case "begin":
		if strings.HasPrefix(word, v.From) {
			put(0, len(v.From), v.To)
		}
	case "end":
		if strings.HasSuffix(word, v.From) {
			put(len(word)-len(v.From), len(v.From), v.To)
		}
	case "inner": // behind the first letter and before the last one
		_, first := utf8.DecodeRuneInString(word)
		_, last := utf8.DecodeLastRuneInString(word)
		for i := first; i+len(v.From) <= len(word)-last; i++ {
			k := strings.Index(word[i:len(word)-last], v.From)
			if k < 0 {
				return
			}
			i += k
			put(i, len(v.From), v.To)
		}
	case "join":
		next, _, _ := strings.Cut(name[min(end+1, len(name)):], " ")
		if utf8.RuneCountInString(next) >= v.MinRunes {
			put(len(word), 1, "")
		}
	}
}

// Generate makes further spellings of all full names and variants by rule, one
// change each, as names of kind [Variant]. A spelling whose folded form the
// gazetteer has already, or that two entities would share, is left out. The
// order follows Names and rules.
func (g *Gazetteer) Generate(rules []VariantRule, fold Fold) []Name {
	taken := make(map[string]int32, len(g.names)*2) // folded spelling → entity
	var texts arena
	keep := func(key []byte) string {
		from := texts.begin(len(key))
		texts.block.Write(key)
		return texts.block.String()[from:]
	}
	var key []byte
	var parts [3]string
	for n := range g.Names() {
		parts[0] = n.Text
		key = fold(key[:0], parts[:1]...)
		if _, known := taken[string(key)]; !known {
			taken[keep(key)] = tomar.None
		}
	}
	out, keys := make([]Name, 0, 2*len(g.names)), make([]string, 0, 2*len(g.names))
	for n := range g.Names() {
		e := &g.Entities[n.Entity]
		if n.Kind > Variant || e.Flags&(Common|Weak) != 0 {
			continue
		}
		made := 0
		for i := range rules {
			r := &rules[i]
			if !slices.Contains(r.Types, e.Type) || e.Country() != "" && slices.Contains(r.Except, e.Country()) {
				continue
			}
			r.apply(n.Text, func(c change) {
				k := 0
				for _, part := range c {
					if part != "" {
						parts[k] = part
						k++
					}
				}
				key = fold(key[:0], parts[:k]...)
				other, known := taken[string(key)]
				if known && other != n.Entity && other != tomar.None {
					taken[string(key)] = tomar.None // shared: nobody's
				}
				if known || made == maxGenerated {
					return
				}
				kept := keep(key)
				taken[kept] = n.Entity
				out, keys = append(out, Name{Text: c.join(), Entity: n.Entity, Kind: Variant}), append(keys, kept)
				made++
			})
		}
	}
	w := 0
	for i, n := range out {
		if taken[keys[i]] == n.Entity {
			out[w] = n
			w++
		}
	}
	return out[:w]
}
