package tagger

import "github.com/tomar-nlp/tomar"

// Tag is a token's place in a name: outside, or begin or inside of a type.
type Tag uint8

// Outside is the tag of tokens of no name; those of a type follow.
const Outside Tag = 0

// Tags is the number of tags, and width the room of one row of weights.
const (
	Tags  = 7
	width = 8
)

// Begin is the tag of the first token of a name of a type.
func Begin(t tomar.EntityType) Tag { return Tag(2*t - 1) }

// Inside is the tag of its other tokens.
func Inside(t tomar.EntityType) Tag { return Tag(2 * t) }

// Type is the type of a tag's name; NoEntity for Outside.
func (t Tag) Type() tomar.EntityType { return tomar.EntityType((t + 1) / 2) }

// inside says whether the tag goes on with a name.
func (t Tag) inside() bool { return t != Outside && t%2 == 0 }

// follows says whether tag b may stand behind a: a name goes on only as its own
// type.
func follows(a, b Tag) bool { return !b.inside() || a == b || a == b-1 }

// set is a set of tags, for what a token may be.
type set uint8

const anyTag set = 1<<Tags - 1

func only(t Tag) set { return 1 << t }
