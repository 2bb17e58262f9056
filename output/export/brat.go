package export

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/tomar-nlp/tomar/output/tables"
)

// brat writes a folder of standoff files for brat: offsets in code points, as
// its server counts them. Unnamed participants and times are text-bound
// annotations too; what runs over a line end is in pieces.
func (j *job) brat() error {
	ents, err := j.entities()
	if err != nil {
		return err
	}
	relations := map[string]bool{}
	var kinds []string
	err = j.documents(func(d *document) error {
		name := "brat/" + fileName(d.id)
		if err := j.file(name+".txt", func(w *bufio.Writer) error { _, err := w.WriteString(d.text); return err }); err != nil {
			return err
		}
		for _, r := range d.relations {
			if !relations[r.kind] {
				relations[r.kind] = true
				kinds = append(kinds, r.kind)
			}
		}
		return j.file(name+".ann", func(w *bufio.Writer) error {
			b := &bratFile{w: w, d: d, ents: ents}
			b.write()
			return nil
		})
	})
	if err != nil {
		return err
	}
	return j.file("brat/annotation.conf", func(w *bufio.Writer) error {
		w.WriteString("[entities]\nPER\nLOC\nORG\nParticipant\nDATE\nTIME\nDURATION\nSET\n\n[relations]\n")
		for _, k := range kinds {
			fmt.Fprintf(w, "%s\tArg1:PER|LOC|ORG, Arg2:PER|LOC|ORG\n", k)
		}
		w.WriteString("<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n[events]\n")
		for _, t := range tables.EventTypes() {
			fmt.Fprintf(w, "%s\tAgent*:<ENTITY>, Target*:<ENTITY>, Place*:<ENTITY>, Source*:<ENTITY>\n", t.Code)
		}
		w.WriteString("\n[attributes]\nNegated\tArg:<EVENT>\nAttributed\tArg:<EVENT>\nModality\tArg:<EVENT>, Value:planned|conditional|hypothetical\n")
		return nil
	})
}

type bratFile struct {
	w    *bufio.Writer
	d    *document
	ents map[string]known

	bound, events, attributes, notes, norms, relations int
}

func (b *bratFile) write() {
	mentions := make(map[string]string, len(b.d.mentions)) // T ids
	for _, m := range b.d.mentions {
		t := b.text(m.typ, m.span)
		mentions[m.id] = t
		if e := b.ents[m.entity]; e.wikidata != "" {
			b.norms++
			fmt.Fprintf(b.w, "N%d\tReference %s Wikidata:%s\t%s\n", b.norms, t, e.wikidata, oneLine(e.name))
		}
		b.note(t, strings.TrimSpace(m.entity+" "+b.ents[m.entity].nameEN))
	}
	for _, x := range b.d.times {
		b.note(b.text(x.typ, x.span), x.value)
	}
	for i := range b.d.events {
		b.event(&b.d.events[i], mentions)
	}
	for _, r := range b.d.relations {
		s, o := b.d.mentionOf(r.subject, r.span), b.d.mentionOf(r.object, r.span)
		if s >= 0 && o >= 0 {
			b.relations++
			fmt.Fprintf(b.w, "R%d\t%s Arg1:%s Arg2:%s\n", b.relations, r.kind, mentions[b.d.mentions[s].id], mentions[b.d.mentions[o].id])
		}
	}
}

// roles of the tables as brat spells argument names.
var bratRoles = map[string]string{"agent": "Agent", "target": "Target", "place": "Place", "source": "Source"}

func (b *bratFile) event(e *event, mentions map[string]string) {
	trigger := b.text(e.typ, e.span)
	count := map[string]int{}
	var args strings.Builder
	for _, a := range e.arguments {
		t := mentions[a.mention]
		if t == "" && a.placed {
			t = b.text("Participant", a.span)
			b.note(t, a.kind)
		}
		if t == "" {
			continue
		}
		role := bratRoles[a.role]
		if count[role]++; count[role] > 1 {
			role = fmt.Sprintf("%s%d", role, count[role])
		}
		args.WriteString(" " + role + ":" + t)
	}
	b.events++
	id := fmt.Sprintf("E%d", b.events)
	fmt.Fprintf(b.w, "%s\t%s:%s%s\n", id, e.typ, trigger, args.String())
	attribute := func(name, value string) {
		b.attributes++
		fmt.Fprintf(b.w, "A%d\t%s %s%s\n", b.attributes, name, id, value)
	}
	if e.polarity == "negative" {
		attribute("Negated", "")
	}
	if e.attributed {
		attribute("Attributed", "")
	}
	if e.modality != "actual" && e.modality != "" {
		attribute("Modality", " "+e.modality)
	}
	b.note(id, strings.TrimSpace(e.subtype+" "+e.date))
}

func (b *bratFile) note(on, text string) {
	if text != "" {
		b.notes++
		fmt.Fprintf(b.w, "#%d\tAnnotatorNotes %s\t%s\n", b.notes, on, oneLine(text))
	}
}

// text writes a text-bound annotation and gives its id.
func (b *bratFile) text(typ string, s span) string {
	b.bound++
	var places, words []string
	for _, p := range b.d.pieces(s) {
		places = append(places, fmt.Sprintf("%d %d", p.start, p.end))
		words = append(words, b.d.slice(p))
	}
	fmt.Fprintf(b.w, "T%d\t%s %s\t%s\n", b.bound, typ, strings.Join(places, ";"), strings.Join(words, " "))
	return fmt.Sprintf("T%d", b.bound)
}

// pieces cuts a span at line ends.
func (d *document) pieces(s span) []span {
	var out []span
	open, at := -1, s.start
	for _, r := range d.slice(s) {
		switch {
		case r == '\n' || r == '\r':
			if open >= 0 {
				out = append(out, span{open, at})
				open = -1
			}
		case open < 0:
			open = at
		}
		at++
	}
	if open >= 0 {
		out = append(out, span{open, at})
	}
	return out
}
