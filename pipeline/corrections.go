package pipeline

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// Corrections reads what people decided about the rows of earlier runs; name is
// how located faults call it. The file's hash is for run.json.
func (p *Pipeline) Corrections(name string, data []byte) (*resolve.Corrections, sinks.DataFile, error) {
	c, err := resolve.ReadCorrections(name, data, resolve.World{Named: namer{data: p.data}.listed, Fold: foldName})
	sum := sha256.Sum256(data)
	return c, sinks.DataFile{Name: resolve.CorrectionsFile, SHA256: hex.EncodeToString(sum[:]), Rows: c.Len()}, err
}

// CodeStale is the diagnostic of a correction that met nothing.
const CodeStale = "corrections.stale"

// LostRow fills a row of diagnostics that belongs to no document: a decision of
// people that met nothing.
func LostRow(row *tables.Row, code, message string) *tables.Row {
	return row.Begin(tables.Diagnostics).Null().Str(code).Str(tomar.Warning.String()).
		Null().Null().Null().Null().Null().Str(message)
}

// listed is a row of the gazetteer.
func (n namer) listed(id string) (resolve.Fixed, bool) {
	i, ok := n.data.Gazetteer.ByID(id)
	if !ok {
		return resolve.Fixed{}, false
	}
	return n.row(i), true
}

func (n namer) row(i int32) resolve.Fixed {
	e := &n.data.Gazetteer.Entities[i]
	return resolve.Fixed{Named: n.named(i), Type: e.Type, Wikidata: e.Wikidata(), Known: true}
}

// corrected tells the tables what the mentions of one document name after
// corrections.
type corrected struct {
	namer
	names []resolve.Fixed // by mention
}

// Entity is what a mention names.
func (c *corrected) Entity(_ *tomar.Document, i int) tables.Named { return c.names[i].Named }

// fill asks for every mention once and, where corrections say so, changes its
// type in the document.
func (c *corrected) fill(d *tomar.Document, by *resolve.Corrections) {
	clear(c.names) // they are parts of the text before
	c.names = c.names[:0]
	for i := range d.Mentions {
		m := &d.Mentions[i]
		f := resolve.Fixed{Named: c.namer.Entity(d, i), Type: m.Type}
		if m.Entity != tomar.None {
			f.Known, f.Wikidata = true, c.data.Gazetteer.Entities[m.Entity].Wikidata()
		}
		if by.Entities() {
			f = by.Mention(f, d.Original(m.Base), d.ID)
			if f.ID != "" && f.Type != m.Type {
				m.Type, m.Subtype = f.Type, f.Subtype
			}
		}
		c.names = append(c.names, f)
	}
}
