package gazetteers

import (
	"strings"

	"github.com/tomar-nlp/tomar"
)

// Entity is one row of places, people or orgs. Its texts lie one after another
// in a block that many rows share, so that a million rows cost what they say
// and little more.
type Entity struct {
	text string              // the cells, then the names
	ends [entityCells]uint16 // where each cell ends in text

	names     uint16 // written forms
	firstName int32  // the first of them in Gazetteer.names

	Lat, Lon   float32 // degrees, WGS 84; where HasGeo
	Population int32   // 0 when unknown

	Admin  int32 // places: the next higher place; tomar.None
	Seat   int32 // bodies: the place where it sits; tomar.None
	Parent int32 // bodies: the body that it belongs to; tomar.None

	File int32 // index into Gazetteer.Files
	Line int32 // from 1

	Type   tomar.EntityType
	Gender byte // m, f, or 0
	Flags  Flags
	HasGeo bool
}

// The cells that a row keeps, in the order of its text.
const (
	cellID = iota
	cellSubtype
	cellNameEN
	cellWikidata
	cellCountry
	cellName
	entityCells
)

// maxText bounds the texts of a row in bytes: an offset is two bytes.
const maxText = 1<<16 - 1

func (e *Entity) cell(i int) string {
	if i == 0 {
		return e.text[:e.ends[0]]
	}
	return e.text[e.ends[i-1]:e.ends[i]]
}

// ID is the row's id: loc-, per- or org- and a slug.
func (e *Entity) ID() string { return e.cell(cellID) }

// Name is the name in modern standard Sorani.
func (e *Entity) Name() string { return e.cell(cellName) }

// NameEN is the canonical English name.
func (e *Entity) NameEN() string { return e.cell(cellNameEN) }

// Wikidata is Q…; "" where no source gives one.
func (e *Entity) Wikidata() string { return e.cell(cellWikidata) }

// Subtype is the subtype of a place or body, the kind of a person.
func (e *Entity) Subtype() string { return e.cell(cellSubtype) }

// Country is ISO 3166 alpha-2; "" where there is none.
func (e *Entity) Country() string { return e.cell(cellCountry) }

// written is a written form of an entity: a piece of its text.
type written struct {
	start, end uint16
	kind       NameKind
}

// arena keeps texts for good in blocks, so that the file they come from need not
// be kept.
type arena struct{ block strings.Builder }

// arenaBlock is the size of a block in bytes.
const arenaBlock = 1 << 18

// begin is where a text of at most n bytes will start.
func (a *arena) begin(n int) int {
	if a.block.Cap()-a.block.Len() < n {
		a.block = strings.Builder{}
		a.block.Grow(max(n, arenaBlock))
	}
	return a.block.Len()
}
