package learn

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"

	"github.com/tomar-nlp/tomar/extractors/clauses"
	"github.com/tomar-nlp/tomar/internal/tsv"
)

// ReadVoiceLabels reads a table with the columns document, start, end (code points of the
// original, the end excluded) and voice. The error joins all its faults.
func ReadVoiceLabels(name string, data []byte) (map[string][]VoiceLabel, error) {
	t, err := tsv.Parse(name, data, "document", "start", "end", "voice")
	if err != nil {
		return nil, fmt.Errorf("read labels: %w", err)
	}
	out := map[string][]VoiceLabel{}
	var errs []error
	for r := range t.Rows() {
		l := VoiceLabel{Voice: slices.Index(clauses.VoiceNames[:], r.Get("voice"))}
		var err, fault error
		l.Start, err = strconv.Atoi(r.Get("start"))
		l.End, fault = strconv.Atoi(r.Get("end"))
		if err != nil || fault != nil || l.End <= l.Start {
			errs = append(errs, r.Fault("start", "%s to %s is no stretch", r.Get("start"), r.Get("end")))
		}
		if l.Voice < 0 {
			errs = append(errs, r.Fault("voice", "%q is no voice", r.Get("voice")))
		}
		out[r.Get("document")] = append(out[r.Get("document")], l)
	}
	if len(errs) > 0 {
		return nil, fmt.Errorf("read labels: %w", errors.Join(errs...))
	}
	return out, nil
}

// judge reads each part of the texts by a chain that the others taught, and tells how many
// units that no mark tells are taken for somebody's words, rightly and wrongly, by their lead.
func (v *Voices) judge(seqs []sequence, o VoiceOptions, log io.Writer) error {
	type unit struct {
		lead        int
		said, frame bool
	}
	var units []unit
	all, marked := 0, 0
	for fold := range folds {
		var taught []sequence
		for i := range seqs {
			if i%folds != fold {
				taught = append(taught, seqs[i])
			}
		}
		c, err := fitChain(taught, o.Prior)
		if err != nil {
			return err
		}
		for i := fold; i < len(seqs); i += folds {
			leads := clauses.Leads(c.thousandths(), seqs[i].features)
			for u, voice := range seqs[i].voice {
				if voice == clauses.Speech {
					all++
				}
				if v.texts[i].marks[u] {
					marked += int(truth(voice == clauses.Speech))
					continue
				}
				units = append(units, unit{int(leads[u]), voice == clauses.Speech, v.texts[i].units.Framed(u)})
			}
		}
	}
	fmt.Fprintf(log, "%d texts; somebody's words: %d units, %d of them marked\n", len(seqs), all, marked)
	for _, lead := range []int{0, 500, 900, 1100, 1500, 2000, 3000} {
		var right, wrong [2]int // of all units, of those that say that somebody says something
		for _, u := range units {
			if u.lead < lead {
				continue
			}
			count := &right
			if !u.said {
				count = &wrong
			}
			count[0]++
			count[1] += int(truth(u.frame))
		}
		fmt.Fprintf(log, "lead %d: %d right, %d wrong; in units with a verb of saying %d right, %d wrong\n", lead, right[0], wrong[0], right[1], wrong[1])
	}
	return nil
}

// thousandths are the chain's weights as the extractor has them.
func (c *chain) thousandths() *clauses.VoiceWeights {
	out := &clauses.VoiceWeights{}
	for f := range clauses.Features {
		for k := range voices {
			out.Features[f][k] = int32(thousandths(c.weights[f*voices+k]))
		}
	}
	for i := range c.turns {
		for k, w := range c.turns[i] {
			out.Turns[i][k] = int32(thousandths(w))
		}
	}
	return out
}

func (v *Voices) writeChain(c *chain, w *wordWeights, o VoiceOptions, to io.Writer) error {
	b := bufio.NewWriter(to)
	fmt.Fprintf(b, "# Weights, in thousandths, by which words of somebody that nothing marks are told from the author's.\n# Learned by «tomar train voice» from %d labelled texts; docs/voice.md says how. lead: from which a unit is taken for somebody's words.\n", len(v.texts))
	fmt.Fprintf(b, "feature\tauthor\tspeech\tframe\nlead\t0\t%d\t0\nbias\t0\t%d\t0\n", o.Lead, w.bias)
	m := c.thousandths()
	row := func(name string, x [voices]int32) {
		if x != [voices]int32{} {
			fmt.Fprintf(b, "%s\t%d\t%d\t%d\n", name, x[0], x[1], x[2])
		}
	}
	for i, name := range clauses.VoiceNames {
		row("after."+name, m.Turns[i])
	}
	row("first", m.Turns[voices])
	for f := range clauses.Features {
		row(clauses.FeatureName(f), m.Features[f])
	}
	return b.Flush()
}

// leastWeight is the weight of a word, in thousandths, under which it is left out.
const leastWeight = 100

func (v *Voices) writeWords(w *wordWeights, to io.Writer) error {
	b := bufio.NewWriter(to)
	fmt.Fprint(b, "# Words of what people say (above nought) and of what authors tell (below), in thousandths.\n# Learned by «tomar train voice»; docs/voice.md says how.\nword\tweight\n")
	for _, k := range slices.Sorted(maps.Keys(w.byKey)) {
		n := w.byKey[k]
		if n > -leastWeight && n < leastWeight {
			continue
		}
		spelt := slices.MinFunc(slices.Sorted(maps.Keys(v.spelt[k])), func(a, b string) int { return cmp.Compare(v.spelt[k][b], v.spelt[k][a]) })
		fmt.Fprintf(b, "%s\t%d\n", spelt, n)
	}
	return b.Flush()
}
