package export

import (
	"bufio"
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// webAnno writes a folder of WebAnno TSV 3.3 files, one a document: offsets in
// UTF-16 code units, as its Java counts them. Layers: named entities, time
// expressions, events.
func (j *job) webAnno() error {
	ents, err := j.entities()
	if err != nil {
		return err
	}
	return j.documents(func(d *document) error {
		return j.file("webanno/"+fileName(d.id)+".tsv", func(w *bufio.Writer) error {
			w.WriteString("#FORMAT=WebAnno TSV 3.3\n" +
				"#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value\n" +
				"#T_SP=webanno.custom.TimeExpression|kind|value\n" +
				"#T_SP=webanno.custom.Event|date|kind\n\n")
			var layers [3][]layered
			for _, m := range d.mentions {
				id := m.entity
				if q := ents[m.entity].wikidata; q != "" {
					id = "http://www.wikidata.org/entity/" + q
				}
				layers[0] = append(layers[0], layered{span: m.span, values: []string{id, m.typ}})
			}
			for _, t := range d.times {
				layers[1] = append(layers[1], layered{span: t.span, values: []string{t.typ, t.value}})
			}
			for _, e := range d.events {
				layers[2] = append(layers[2], layered{span: e.span, values: []string{e.date, e.typ}})
			}
			d.webAnno(w, &layers)
			return nil
		})
	})
}

// layered is an annotation of one layer with the values of its features.
type layered struct {
	span
	values []string
	number int // shown where one alone would not be told apart; 0 for none
}

func (d *document) webAnno(w *bufio.Writer, layers *[3][]layered) {
	var cut []int
	for i := range layers {
		slices.SortStableFunc(layers[i], func(a, b layered) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end)) })
		cut = append(cut, borders(layers[i], func(l layered) span { return l.span })...)
	}
	cut = sorted(cut)
	next := 1
	for n, s := range d.sentences {
		toks := d.tokens(s, cut)
		if len(toks) == 0 {
			continue
		}
		w.WriteString("\n#Text=" + tsvText(d.slice(s)) + "\n")
		var here [3][]layered // of this sentence
		for i := range layers {
			here[i] = within(layers[i], s)
			next = number(here[i], toks, next)
		}
		for i, t := range toks {
			fmt.Fprintf(w, "%d-%d\t%d-%d\t%s\t", n+1, i+1, d.offsets.utf16(t.start), d.offsets.utf16(t.end), tsvText(d.slice(t.span)))
			for k := range here {
				tsvCells(w, here[k], t.span)
			}
			w.WriteByte('\n')
		}
	}
}

// within is the part of a sorted list that begins in a span.
func within(list []layered, s span) []layered {
	at := func(point int) int {
		i, _ := slices.BinarySearchFunc(list, point, func(a layered, p int) int { return cmp.Compare(a.start, p) })
		return i
	}
	return list[at(s.start):at(s.end)]
}

// number gives the annotations that begin in a sentence their numbers, where
// they have several tokens or share one.
func number(list []layered, toks []token, next int) int {
	for i := range list {
		a := &list[i]
		tokens := 0
		for _, t := range toks {
			if a.contains(t.span) {
				tokens++
			}
		}
		shared := slices.ContainsFunc(list, func(o layered) bool { return o.span != a.span && o.start < a.end && a.start < o.end })
		twice := 0
		for _, o := range list {
			if o.span == a.span {
				twice++
			}
		}
		if tokens > 1 || shared || twice > 1 {
			a.number = next
			next++
		}
	}
	return next
}

// tsvCells writes the two columns of a layer for one token.
func tsvCells(w *bufio.Writer, list []layered, t span) {
	for f := range 2 {
		var vals []string
		for _, a := range list {
			if !a.contains(t) {
				continue
			}
			v := "*"
			if a.values[f] != "" {
				v = tsvValue(a.values[f])
			}
			if a.number > 0 {
				v += fmt.Sprintf("[%d]", a.number)
			}
			vals = append(vals, v)
		}
		if len(vals) == 0 {
			vals = []string{"_"}
		}
		w.WriteString(strings.Join(vals, "|") + "\t")
	}
}

// The escapes of WebAnno TSV: of texts and tokens, and of values, where more
// characters mean something.
var (
	tsvEscapes   = strings.NewReplacer("\\", `\\`, "\t", `\t`, "\n", `\n`, "\r", `\r`)
	valueEscapes = strings.NewReplacer("\\", `\\`, "\t", `\t`, "\n", `\n`, "\r", `\r`, "[", `\[`, "]", `\]`, "|", `\|`, "_", `\_`, "->", `\->`, ";", `\;`, "*", `\*`)
)

func tsvText(s string) string  { return tsvEscapes.Replace(s) }
func tsvValue(s string) string { return valueEscapes.Replace(s) }
