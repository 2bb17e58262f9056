package export

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/tomar-nlp/tomar/output/tables"
)

// known is what the table entities tells of one.
type known struct{ name, nameEN, wikidata string }

func (j *job) entities() (map[string]known, error) {
	m := map[string]known{}
	for r, err := range j.in.Rows(tables.Entities) {
		if err != nil {
			return nil, err
		}
		m[str(r, "entity_id")] = known{str(r, "name"), str(r, "name_en"), str(r, "wikidata")}
	}
	return m, nil
}

// fileName makes a file name of a document's id. What would mean something to a
// file system is replaced, and then a hash keeps the names apart.
func fileName(id string) string {
	safe := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_', r == '~':
			return r
		}
		return '_'
	}, id)
	if len(safe) > 80 {
		safe = safe[:80]
	}
	if safe != id {
		sum := sha256.Sum256([]byte(id))
		safe += "-" + hex.EncodeToString(sum[:4])
	}
	return safe
}

// mentionOf is the index of the mention of an entity that a relation means: one
// inside its words, else the nearest; -1 where there is none.
func (d *document) mentionOf(entity string, near span) int {
	best, dist := -1, 0
	for i, m := range d.mentions {
		if m.entity != entity || entity == "" {
			continue
		}
		far := 0
		switch {
		case m.end <= near.start:
			far = near.start - m.end + 1
		case m.start >= near.end:
			far = m.start - near.end + 1
		}
		if best < 0 || far < dist {
			best, dist = i, far
		}
	}
	return best
}
