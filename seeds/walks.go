package seeds

import (
	"errors"
	"io/fs"
	"slices"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

// Walk is what tells that somebody is of one walk of life: whoever is told so is
// not somebody of another walk who has the same name. A row of names/walks.tsv.
type Walk struct {
	Walk    string
	By      string // role, office, noun: what the title is; age, home: what the word says
	Title   string // id of a title; "" where Word stands
	Word    string // as it stands; "" where Title stands
	Yes, No string // sentences in which somebody is of the walk by the row, and is not
	Line    int    // from 1
}

// walkBys are the kinds of rows, by whether they have a title.
var walkBys = map[string]bool{"role": true, "office": true, "noun": true, "age": false, "home": false}

func (n *NameRules) loadWalks(fsys fs.FS) error {
	t, err := tsv.Read(fsys, "names/walks.tsv", "walk", "by", "title", "word", "yes", "no")
	if err != nil {
		return err
	}
	var errs []error
	for r := range t.Rows() {
		w := Walk{r.Get("walk"), r.Get("by"), r.Get("title"), r.Get("word"), r.Get("yes"), r.Get("no"), r.Line}
		titled, known := walkBys[w.By]
		switch {
		case w.Walk == "" || w.Yes == "" || w.No == "":
			errs = append(errs, r.Fault("walk", "a cell is empty"))
		case !known:
			errs = append(errs, r.Fault("by", "%q is none of role, office, noun, age, home", w.By))
		case titled != (w.Title != "") || titled == (w.Word != ""):
			errs = append(errs, r.Fault("title", "role, office and noun ask for a title, age and home for a word"))
		}
		n.Walks = append(n.Walks, w)
	}
	return errors.Join(errs...)
}

// Other says that nobody of a kind of people of the tables is of a walk of life.
// A row of names/kinds.tsv.
type Other struct {
	Kind, Walk string
	Often      bool   // only names of which each part is one that many people bear
	Yes, No    string // sentences in which a name of the tables is another's, and in which it is his
	Line       int    // from 1
}

// otherNames are what the column names may say.
var otherNames = []string{"any", "often"}

func (n *NameRules) loadOthers(fsys fs.FS) error {
	t, err := tsv.Read(fsys, "names/kinds.tsv", "kind", "walk", "names", "yes", "no")
	if err != nil {
		return err
	}
	var errs []error
	for r := range t.Rows() {
		o := Other{r.Get("kind"), r.Get("walk"), r.Get("names") == "often", r.Get("yes"), r.Get("no"), r.Line}
		if o.Yes == "" || o.No == "" {
			errs = append(errs, r.Fault("yes", "a row needs an example of either kind"))
		}
		if !slices.Contains(otherNames, r.Get("names")) {
			errs = append(errs, r.Fault("names", "%q is none of %q", r.Get("names"), otherNames))
		}
		if !slices.ContainsFunc(n.Walks, func(w Walk) bool { return w.Walk == o.Walk }) {
			errs = append(errs, r.Fault("walk", "walks.tsv has no walk %q", o.Walk))
		}
		n.Others = append(n.Others, o)
	}
	return errors.Join(errs...)
}
