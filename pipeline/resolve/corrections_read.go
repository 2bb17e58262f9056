package resolve

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/internal/tsv"
	"github.com/tomar-nlp/tomar/output/tables"
)

// CorrectionsFile is the name under which an output folder holds corrections.
const CorrectionsFile = "corrections.tsv"

// correctionColumns are the columns of the file.
var correctionColumns = []string{"kind", "id", "action", "value", "note"}

// actions are the actions of each kind of row and whether they need a value.
var actions = map[string]map[string]bool{
	"entity": {"rename": true, "retype": true, "block": false, "merge": true, "split": true, "fix": true},
	"event":  {"fix": true, "reject": false, "confirm": false},
	"story":  {"review": false},
}

var (
	eventIDForm  = regexp.MustCompile(`^e[0-9a-f]{12}$`)
	storyIDForm  = regexp.MustCompile(`^s[0-9a-f]{12}$`)
	madeIDForm   = regexp.MustCompile(`^g[0-9a-f]{12}$`)
	entityIDForm = regexp.MustCompile(`^[A-Za-z][^\s=|]*$`)
	wikidataForm = regexp.MustCompile(`^(Q[1-9][0-9]*)?$`)
	countryForm  = regexp.MustCompile(`^([A-Z]{2})?$`)
)

// ReadCorrections reads a file of corrections; name is how faults call it. The
// error joins all faults, each a *tsv.Fault with its place.
func ReadCorrections(name string, data []byte, w World) (*Corrections, error) {
	t, err := tsv.Parse(name, data, correctionColumns...)
	if err != nil {
		return nil, err
	}
	c := &Corrections{entity: map[string]*entityRules{}, event: map[string]*eventRules{}, story: map[string]int{}, world: w}
	var errs []error
	first := map[[4]string]int{}
	for r := range t.Rows() {
		x := correction{line: r.Line, kind: r.Get("kind"), id: r.Get("id"), action: r.Get("action"), value: r.Get("value"), note: r.Get("note")}
		if err := c.add(r, &x); err != nil {
			errs = append(errs, err)
			continue
		}
		key := [4]string{x.kind, x.id, x.action, x.field}
		if x.action == "split" { // an entity may be split more than once
			key[3] = x.value
		}
		if line, again := first[key]; again {
			errs = append(errs, r.Fault("action", "%s of %s was given in line %d already", x.action, x.id, line))
			continue
		}
		first[key] = x.line
	}
	c.used = make([]atomic.Bool, len(c.rows))
	fault := func(row int, message string) {
		errs = append(errs, &tsv.Fault{File: name, Line: c.rows[row].line, Column: 3, Message: message})
	}
	c.contradictions(fault)
	return c, errors.Join(errs...)
}

// add checks a row and files it under its id.
func (c *Corrections) add(r tsv.Row, x *correction) error {
	of, ok := actions[x.kind]
	if !ok {
		return r.Fault("kind", "%q is none of entity, event, story", x.kind)
	}
	needs, ok := of[x.action]
	if !ok {
		return r.Fault("action", "%q is no action for kind %s", x.action, x.kind)
	}
	if needs && x.value == "" {
		return r.Fault("value", "%s needs a value", x.action)
	}
	if !needs && x.value != "" && x.kind != "story" {
		return r.Fault("value", "%s takes no value, got %q", x.action, x.value)
	}
	row := len(c.rows)
	var err error
	switch x.kind {
	case "entity":
		err = c.addEntity(r, x, row)
	case "event":
		err = c.addEvent(r, x, row)
	default:
		if !storyIDForm.MatchString(x.id) {
			return r.Fault("id", "%q is no story_id", x.id)
		}
		if _, again := c.story[x.id]; !again {
			c.story[x.id] = row
		}
	}
	if err == nil {
		c.rows = append(c.rows, *x)
	}
	return err
}

func (c *Corrections) addEntity(r tsv.Row, x *correction, row int) error {
	if !entityIDForm.MatchString(x.id) {
		return r.Fault("id", "%q is no entity_id", x.id)
	}
	e := c.entity[x.id]
	if e == nil {
		e = &entityRules{block: -1, merge: -1, rename: -1, retype: -1}
	}
	switch x.action {
	case "rename":
		e.rename = row
	case "block":
		e.block = row
	case "merge":
		if _, known := c.world.Named(x.value); !known && !madeIDForm.MatchString(x.value) {
			return r.Fault("value", "%q is no entity_id of the gazetteer, nor one that a run makes", x.value)
		}
		e.merge = row
	case "retype":
		typ, sub, _ := strings.Cut(x.value, "/")
		if e.typ = tomar.ParseEntityType(typ); typ == "" || e.typ == tomar.NoEntity || !tables.ValidSubtype(typ, sub) {
			return r.Fault("value", "%q is no type; want PER, LOC, ORG, LOC/subtype or ORG/subtype", x.value)
		}
		e.retype, e.subtype = row, sub
	case "split":
		s, err := c.readSplit(r, x, row)
		if err != nil {
			return err
		}
		e.splits = append(e.splits, s)
	case "fix":
		if err := fixField(r, x, []string{"name_en", "wikidata", "country"}); err != nil {
			return err
		}
		if x.field == "wikidata" && !wikidataForm.MatchString(x.value) || x.field == "country" && !countryForm.MatchString(x.value) {
			return r.Fault("value", "%q is no %s", x.value, x.field)
		}
		e.fields = append(e.fields, row)
	}
	c.entity[x.id] = e
	return nil
}

// readSplit reads «name|name|doc:ID», with «entity_id=» before it where the
// mentions belong to an entity that exists.
func (c *Corrections) readSplit(r tsv.Row, x *correction, row int) (split, error) {
	s := split{row: row}
	items := x.value
	if to, rest, ok := strings.Cut(x.value, "="); ok {
		if _, known := c.world.Named(to); !known && !madeIDForm.MatchString(to) || to == x.id {
			return s, r.Fault("value", "%q is no other entity_id", to)
		}
		s.to, items = to, rest
	}
	for _, item := range strings.Split(items, "|") {
		if doc, ok := strings.CutPrefix(item, "doc:"); ok {
			s.docs = append(s.docs, doc)
		} else if key := c.world.Fold(item); key != "" {
			s.surfaces = append(s.surfaces, key)
		} else {
			return s, r.Fault("value", "%q has an empty part", x.value)
		}
	}
	if s.to == "" {
		by := "doc:" + strings.Join(s.docs, "|")
		if len(s.surfaces) > 0 {
			by = s.surfaces[0]
		}
		s.to = tables.MakeID(tables.LetterEntity, "split", x.id, by)
	}
	return s, nil
}

func (c *Corrections) addEvent(r tsv.Row, x *correction, row int) error {
	if !eventIDForm.MatchString(x.id) {
		return r.Fault("id", "%q is no event_id", x.id)
	}
	e := c.event[x.id]
	if e == nil {
		e = &eventRules{reject: -1, confirm: -1}
	}
	switch x.action {
	case "reject":
		e.reject = row
	case "confirm":
		e.confirm = row
	case "fix":
		if err := c.readFix(r, x); err != nil {
			return err
		}
		e.fields = append(e.fields, row)
	}
	c.event[x.id] = e
	return nil
}

// eventFields are the fields of an event that a correction may set.
var eventFields = []string{"type", "subtype", "date", "modality", "polarity", "attributed", "place_id", "count_min", "count_max"}

func (c *Corrections) readFix(r tsv.Row, x *correction) error {
	if err := fixField(r, x, eventFields); err != nil {
		return err
	}
	ok := true
	switch x.field {
	case "type", "modality", "polarity":
		col := tables.Events.Table().Columns[tables.Events.Table().Index(x.field)]
		ok = slices.Contains(col.Enum, x.value)
	case "attributed":
		ok = x.value == "true" || x.value == "false"
	case "date":
		_, ok = parsePartial(x.value)
	case "place_id":
		var f Fixed
		f, ok = c.world.Named(x.value)
		ok = ok && f.Type == tomar.LOC || x.value == ""
	case "count_min", "count_max":
		n, err := strconv.ParseInt(x.value, 10, 32)
		ok = x.value == "" || err == nil && n >= 0
	}
	if !ok {
		return r.Fault("value", "%q is no %s of an event", x.value, x.field)
	}
	return nil
}

// fixField cuts «field=value».
func fixField(r tsv.Row, x *correction, fields []string) error {
	field, value, ok := strings.Cut(x.value, "=")
	if !ok || !slices.Contains(fields, field) {
		return r.Fault("value", "%q is no field=value with a field of %s", x.value, strings.Join(fields, ", "))
	}
	x.field, x.value = field, value
	return nil
}

// contradictions finds rows that cannot stand together.
func (c *Corrections) contradictions(fault func(row int, message string)) {
	for i := range c.rows {
		x := &c.rows[i]
		switch x.action {
		case "merge":
			e := c.entity[x.id]
			if e.block >= 0 {
				fault(i, x.id+" is merged and blocked at once")
			}
			seen := []string{x.id}
			for at := e; at != nil && at.merge >= 0; {
				next := c.rows[at.merge].value
				if slices.Contains(seen, next) {
					fault(i, strings.Join(append(seen, next), " > ")+" is a circle of merges")
					break
				}
				seen = append(seen, next)
				at = c.entity[next]
			}
		case "reject":
			if e := c.event[x.id]; e.confirm >= 0 || len(e.fields) > 0 {
				fault(i, x.id+" is rejected, and confirmed or fixed at once")
			}
		}
	}
}
