package export

import (
	"bufio"
	"fmt"
	"strings"
)

// conll writes CoNLL-2003: token, part of speech and chunk (neither is known)
// and the name's tag in IOB2; one blank line after a sentence, -DOCSTART- before
// a document. Nested names are flattened to the longest.
func (j *job) conll() error {
	return j.file("corpus.conll", func(w *bufio.Writer) error {
		return j.documents(func(d *document) error {
			w.WriteString("-DOCSTART- -X- -X- O\n\n")
			d.tagged(func(_ int, _ span, toks []token, tags []string) {
				for i, t := range toks {
					fmt.Fprintf(w, "%s -X- -X- %s\n", d.slice(t.span), tags[i])
				}
				w.WriteByte('\n')
			})
			return nil
		})
	})
}

// conllu writes CoNLL-U without syntax; MISC holds the name's tag, the entity
// and, where none follows, SpaceAfter=No.
func (j *job) conllu() error {
	return j.file("corpus.conllu", func(w *bufio.Writer) error {
		return j.documents(func(d *document) error {
			fmt.Fprintf(w, "# newdoc id = %s\n", oneLine(d.id))
			names := map[int]string{}
			for _, m := range d.longest() {
				names[m.start] = m.entity
			}
			d.tagged(func(n int, s span, toks []token, tags []string) {
				fmt.Fprintf(w, "# sent_id = %s-%d\n# text = %s\n", oneLine(d.id), n, strings.Join(strings.Fields(d.slice(s)), " "))
				for i, t := range toks {
					var misc []string
					if id := names[t.start]; id != "" && strings.HasPrefix(tags[i], "B-") {
						misc = append(misc, "Entity="+id)
					}
					misc = append(misc, "NER="+tags[i])
					if !t.space {
						misc = append(misc, "SpaceAfter=No")
					}
					fmt.Fprintf(w, "%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i+1, d.slice(t.span), strings.Join(misc, "|"))
				}
				w.WriteByte('\n')
			})
			return nil
		})
	})
}

// tagged gives every sentence's tokens with their IOB2 tags.
func (d *document) tagged(use func(n int, s span, toks []token, tags []string)) {
	names := d.longest()
	cut := borders(names, func(m mention) span { return m.span })
	k := 0
	for n, s := range d.sentences {
		toks := d.tokens(s, cut)
		if len(toks) == 0 {
			continue
		}
		tags := make([]string, len(toks))
		last := -1 // name of the token before
		for i, t := range toks {
			for k < len(names) && names[k].end <= t.start {
				k++
			}
			tags[i] = "O"
			if k < len(names) && names[k].contains(t.span) {
				tags[i] = "I-" + names[k].typ
				if last != k {
					tags[i] = "B-" + names[k].typ
				}
				last = k
			}
		}
		use(n, s, toks, tags)
	}
}

// oneLine is a text as it can stand in a comment line.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029' || r == '\u0085'
	}), " ")
}
