package gazetteers

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/internal/tsv"
)

// Issue is one finding of the linter, at its place.
type Issue struct {
	tsv.Fault
	Warning bool // worth a look; a fault otherwise
}

// Error is "file:line:column: message", warnings marked as such.
func (i *Issue) Error() string {
	if i.Warning {
		return "warning: " + i.Fault.Error()
	}
	return i.Fault.Error()
}

// LintOptions tell the linter what it cannot know.
type LintOptions struct {
	Role     func(id string) bool // says whether a role is known; nil: not checked
	Warnings bool                 // report warnings too
}

// Lint checks all tables of fsys and reports everything at once, in the order
// of the files: form, order, uniqueness, vocabularies, references, coordinates,
// dates, letters, sources. fold makes one form of freely written spellings: two
// ids of one type, country and folded name are a fault (but for rows flagged
// weak or common), a variant whose folded form the row has already a warning.
func Lint(fsys fs.FS, fold func(string) string, opts LintOptions) []error {
	l := &linter{opts: opts, fold: fold, ids: map[string]seen{}, qids: map[string]string{}, keys: map[string]string{}}
	v, err := loadVocabulary(fsys)
	if err != nil {
		return []error{err}
	}
	l.v = v
	s := newSchema()
	var files []string
	for _, t := range [...]*table{s.places, s.people, s.orgs} {
		t.each(fsys, &files, l.entity, l.bad)
	}
	for _, r := range l.refs {
		if x, ok := l.ids[r.id]; !ok || x.kind != r.want {
			l.bad(r.fault)
		}
	}
	s.terms.each(fsys, &files, l.term, l.bad)
	l.offices()
	for _, t := range [...]*table{s.given, s.family} {
		l.names = map[string]seen{}
		t.each(fsys, &files, l.personName, l.bad)
	}
	return l.out
}

// seen is a row that had an id.
type seen struct {
	file string
	line int32
	kind tomar.EntityType
}

type linter struct {
	v    *vocabulary
	opts LintOptions
	fold func(string) string
	out  []error

	ids   map[string]seen
	qids  map[string]string // QID → id
	keys  map[string]string // type, country, folded name → id
	refs  []reference
	terms []heldTerm
	names map[string]seen // folded given or family names

	file string // of the row before
	last string // its sort key
}

// reference is an id that a row names.
type reference struct {
	id    string
	want  tomar.EntityType
	fault error
}

func (l *linter) bad(err error) { l.out = append(l.out, err) }

func (l *linter) fault(r *row, column, format string, args ...any) {
	l.issue(r, column, false, format, args...)
}

func (l *linter) warn(r *row, column, format string, args ...any) {
	if l.opts.Warnings {
		l.issue(r, column, true, format, args...)
	}
}

func (l *linter) issue(r *row, column string, warning bool, format string, args ...any) {
	l.bad(&Issue{Warning: warning, Fault: tsv.Fault{
		File: r.file, Line: int(r.line), Column: r.table.index(column) + 1, Message: fmt.Sprintf(format, args...),
	}})
}

// order checks that keys rise within a file.
func (l *linter) order(r *row, column, key string) {
	if r.file == l.file && key <= l.last {
		what := "is not sorted"
		if key == l.last {
			what = "stands twice"
		}
		l.fault(r, column, "row %q %s", strings.ReplaceAll(key, "\t", " "), what)
	}
	l.file, l.last = r.file, key
}

// entity checks a row of places, people or orgs.
func (l *linter) entity(r *row) {
	t := r.table
	id := r.get("id")
	l.order(r, "id", id)
	l.common(r)
	if !isID(id, t.prefix) {
		l.fault(r, "id", "id %q is not %s and a slug of letters, digits and single hyphens", id, t.prefix)
	}
	if x, twice := l.ids[id]; twice && !r.patch {
		l.fault(r, "id", "id %s stands in %s:%d already", id, x.file, x.line)
	}
	l.ids[id] = seen{r.file, r.line, t.kind}

	column := "subtype"
	if t.kind == tomar.PER {
		column = "kind"
	}
	if s := r.get(column); !l.v.subtypes[t.kind][s] {
		l.fault(r, column, "no %s %q", column, s)
	}
	if r.get("name_en") == "" {
		l.fault(r, "name_en", "no English name")
	}
	l.qid(r, id)
	country := r.get("country")
	if _, ok := l.v.countries[country]; country != "" && !ok {
		l.fault(r, "country", "no country %q in ISO 3166", country)
	}
	switch t.kind {
	case tomar.LOC:
		l.geo(r, country)
		l.reference(r, "admin", tomar.LOC)
		if r.get("admin") == id {
			l.fault(r, "admin", "the place lies in itself")
		}
	case tomar.ORG:
		l.reference(r, "seat", tomar.LOC)
		l.reference(r, "parent", tomar.ORG)
	case tomar.PER:
		if g := r.get("gender"); g != "" && g != "m" && g != "f" {
			l.fault(r, "gender", "gender %q is neither m, f nor empty", g)
		}
		l.dates(r, "born", "died")
	}
	l.spellings(r, id, country)
}

func (l *linter) reference(r *row, column string, want tomar.EntityType) {
	if id := r.get(column); id != "" {
		l.refs = append(l.refs, reference{id, want, &Issue{Fault: *r.fault(column, "no %s %s", want, id)}})
	}
}

func (l *linter) qid(r *row, id string) {
	q := r.get("wikidata")
	if q == "" {
		return
	}
	if len(q) < 2 || q[0] != 'Q' || q[1] == '0' || strings.Trim(q[1:], "0123456789") != "" {
		l.fault(r, "wikidata", "%q is no Wikidata id", q)
	}
	if other, twice := l.qids[q]; twice && other != id {
		l.fault(r, "wikidata", "%s is the Wikidata id of %s too", q, other)
	}
	l.qids[q] = id
}

// isID says whether id is prefix and a slug.
func isID(id, prefix string) bool {
	s, ok := strings.CutPrefix(id, prefix)
	if !ok || s == "" {
		return false
	}
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		case c == '-' && i > 0 && i < len(s)-1 && s[i-1] != '-':
		default:
			return false
		}
	}
	return true
}
