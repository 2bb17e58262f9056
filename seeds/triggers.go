package seeds

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/tomar-nlp/tomar/internal/tsv"
)

// TriggerKind is how a trigger is matched.
type TriggerKind uint8

// The kinds of triggers.
const (
	NounTrigger   TriggerKind = iota // an event noun or verbal noun
	VerbTrigger                      // one verb, in all its forms
	LightTrigger                     // a nominal part with a light verb
	PhraseTrigger                    // set wording
	ObjectTrigger                    // a verb with the object that makes it this event; the verb names the event
)

var triggerKinds = []string{"noun", "verb", "light", "phrase", "object"}

// Light reports whether a nominal and a verb make the event together.
func (k TriggerKind) Light() bool { return k == LightTrigger || k == ObjectTrigger }

// EventTypes are the types of annotated events.
var eventTypes = strings.Fields("ATTACK CLASH KILL DIE INJURE PROTEST MOBILIZE WITHDRAW ARREST RELEASE TRY MEET CALL VISIT STATE THREATEN ACCUSE REQUEST REJECT AGREE SUPPORT AID SANCTION ELECT APPOINT RESIGN DECIDE OPEN CLOSE TRANSACT TRANSFER HOLD COMPETE ACCIDENT DISASTER")

var triggerNeeds = strings.Fields("adjacent agentby arg beside count definite duration forces institution office person place power regime sayer speaker sport told traveller vehicle verb victim weapon")

// Trigger is a row of triggers/*.tsv.
type Trigger struct {
	ID, Type, Subtype  string
	Kind               TriggerKind
	Light              []string // infinitives of the verbs of a LightTrigger or ObjectTrigger
	Frame              string
	Plover, Cameo, Ace string
	Strength           float32  // 1 always the event, 0.7 mostly, 0.4 with support only
	Needs              []string // one of them must hold where the trigger is weak
	Blocks             []string // wordings that rule the event out, see CutBlock
	Forms              []string // headword and variants
	Example, Counter   string
	File               string
	Line               int
}

// Fault makes a located error for a cell of the trigger's row.
func (g *Trigger) Fault(column, format string, args ...any) error {
	return &tsv.Fault{File: g.File, Line: g.Line, Column: slices.Index(triggerColumns, column) + 1, Message: fmt.Sprintf(format, args...)}
}

var triggerColumns = strings.Fields("id type subtype kind light frame plover cameo ace strength needs blocks words variants example counter")

// LoadTriggers reads every triggers/*.tsv. The error joins all faults of all
// files. frames are the known frames; nil takes any.
func LoadTriggers(fsys fs.FS, frames []string) ([]Trigger, error) {
	files, err := fs.Glob(fsys, "triggers/*.tsv")
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("load triggers: no triggers/*.tsv: %w", err)
	}
	slices.Sort(files)
	var out []Trigger
	var errs []error
	seen := map[string]bool{}
	for _, f := range files {
		t, err := tsv.Read(fsys, f, triggerColumns...)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		for r := range t.Rows() {
			g, faults := readTrigger(r, t.File, frames)
			if seen[g.ID] {
				faults = append(faults, r.Fault("id", "%q stands twice", g.ID))
			}
			seen[g.ID] = true
			errs = append(errs, faults...)
			out = append(out, g)
		}
	}
	return out, errors.Join(errs...)
}

func readTrigger(r tsv.Row, file string, frames []string) (Trigger, []error) {
	var errs []error
	check := func(ok bool, column, format string, args ...any) {
		if !ok {
			errs = append(errs, r.Fault(column, format, args...))
		}
	}
	kind := slices.Index(triggerKinds, r.Get("kind"))
	check(kind >= 0, "kind", "%q is none of %s", r.Get("kind"), strings.Join(triggerKinds, ", "))
	strength, err := strconv.ParseFloat(r.Get("strength"), 32)
	check(err == nil && strength > 0 && strength <= 1, "strength", "%q is no number above 0 and up to 1", r.Get("strength"))
	g := Trigger{
		ID: r.Get("id"), Type: r.Get("type"), Subtype: r.Get("subtype"), Kind: TriggerKind(max(kind, 0)), Light: r.List("light"),
		Frame: r.Get("frame"), Plover: r.Get("plover"), Cameo: r.Get("cameo"), Ace: r.Get("ace"), Strength: float32(strength),
		Needs: r.List("needs"), Blocks: r.List("blocks"), Forms: append([]string{r.Get("words")}, r.List("variants")...),
		Example: r.Get("example"), Counter: r.Get("counter"), File: file, Line: r.Line,
	}
	check(g.ID != "", "id", "no id")
	check(slices.Contains(eventTypes, g.Type), "type", "%q is no event type", g.Type)
	check(frames == nil || slices.Contains(frames, g.Frame), "frame", "%q is no frame of frames.tsv", g.Frame)
	check(g.Forms[0] != "", "words", "no word")
	check(!g.Kind.Light() || len(g.Light) > 0, "light", "a trigger with an object or nominal names its verbs")
	for _, n := range g.Needs {
		check(slices.Contains(triggerNeeds, n), "needs", "%q is none of %s", n, strings.Join(triggerNeeds, ", "))
	}
	for _, b := range g.Blocks {
		_, _, ok := CutBlock(b)
		check(ok, "blocks", "%q shows no place of the trigger; want «_ word», «word _» or «~ word»", b)
	}
	return g, errs
}

// BlockPlace is where a wording stands that rules a trigger out.
type BlockPlace uint8

// The places of a block.
const (
	BlockBefore BlockPlace = iota // directly before the trigger
	BlockBehind                   // directly behind it
	BlockNear                     // some words away at most, in the sentence
)

// CutBlock takes a cell of the column blocks apart: «word _» stands before the
// trigger, «_ word» behind it, «~ word» near it. A wording may have several
// words; one that ends in * takes every word that begins so, # any number.
func CutBlock(s string) (words string, where BlockPlace, ok bool) {
	if w, ok := strings.CutPrefix(s, "_ "); ok {
		return w, BlockBehind, strings.TrimSpace(w) != ""
	}
	if w, ok := strings.CutPrefix(s, "~ "); ok {
		return w, BlockNear, strings.TrimSpace(w) != ""
	}
	w, ok := strings.CutSuffix(s, " _")
	return w, BlockBefore, ok && strings.TrimSpace(w) != ""
}

// FrameRule is a row of frames.tsv: in a form of a trigger, which marked
// participants take a role, the first that is there.
type FrameRule struct {
	Frame   string
	Form    string // active, passive, noun
	Role    string // agent, target, place
	Markers []string
	Line    int
}

// FrameMarkers are the ways in which a participant may be marked.
var frameMarkers = strings.Fields("subject object of goal in to on against with by be near toward between own attend doer visitor sender")

// LoadFrames reads frames.tsv. The error joins all faults of the file.
func LoadFrames(fsys fs.FS) ([]FrameRule, error) {
	t, err := tsv.Read(fsys, "frames.tsv", "frame", "form", "role", "markers")
	if err != nil {
		return nil, fmt.Errorf("load frames: %w", err)
	}
	var out []FrameRule
	var errs []error
	for r := range t.Rows() {
		f := FrameRule{Frame: r.Get("frame"), Form: r.Get("form"), Role: r.Get("role"), Markers: r.List("markers"), Line: r.Line}
		if !slices.Contains([]string{"active", "passive", "noun"}, f.Form) {
			errs = append(errs, r.Fault("form", "%q is none of active, passive, noun", f.Form))
		}
		if !slices.Contains([]string{"agent", "target", "place"}, f.Role) {
			errs = append(errs, r.Fault("role", "%q is none of agent, target, place", f.Role))
		}
		for _, m := range f.Markers {
			if !slices.Contains(frameMarkers, m) {
				errs = append(errs, r.Fault("markers", "%q is none of %s", m, strings.Join(frameMarkers, ", ")))
			}
		}
		out = append(out, f)
	}
	return out, errors.Join(errs...)
}

// Marker is a row of markers.tsv: a word or words that mark a participant.
type Marker struct {
	ID    string // one of the frames' markers, or an attribute: planned, hypothetical …
	Words []string
	Line  int
}

// LoadMarkers reads markers.tsv. The error joins all faults of the file.
func LoadMarkers(fsys fs.FS) ([]Marker, error) {
	t, err := tsv.Read(fsys, "markers.tsv", "id", "words")
	if err != nil {
		return nil, fmt.Errorf("load markers: %w", err)
	}
	var out []Marker
	var errs []error
	for r := range t.Rows() {
		if len(r.List("words")) == 0 {
			errs = append(errs, r.Fault("words", "no words"))
		}
		out = append(out, Marker{ID: r.Get("id"), Words: r.List("words"), Line: r.Line})
	}
	return out, errors.Join(errs...)
}

// LoadEventTypes reads event_types.tsv: the Sorani word of each event type.
func LoadEventTypes(fsys fs.FS) (map[string]string, error) {
	t, err := tsv.Read(fsys, "event_types.tsv", "type", "word")
	if err != nil {
		return nil, fmt.Errorf("load event types: %w", err)
	}
	out := map[string]string{}
	var errs []error
	for r := range t.Rows() {
		if !slices.Contains(eventTypes, r.Get("type")) {
			errs = append(errs, r.Fault("type", "%q is no event type", r.Get("type")))
		}
		out[r.Get("type")] = r.Get("word")
	}
	for _, e := range eventTypes {
		if out[e] == "" {
			errs = append(errs, fmt.Errorf("%s: no word for %s", t.File, e))
		}
	}
	return out, errors.Join(errs...)
}
