package verb

import (
	"sync"

	"github.com/tomar-nlp/tomar/extractors/forms"
	"github.com/tomar-nlp/tomar/seeds"
)

// feature is one bit of what a form says.
type feature uint16

const (
	past feature = 1 << iota
	present
	imperfective
	perfect
	subjunctive
	imperative
	conditional
	negative
	infinitive
	participle
	postverb
	directional
)

var features = map[string]feature{
	"past": past, "pres": present, "imperf": imperfective, "perf": perfect, "subj": subjunctive, "imper": imperative,
	"cond": conditional, "neg": negative, "inf": infinitive, "part": participle, "post": postverb, "dir": directional,
}

// features of a form, its ending's and its clitic's person.
type set struct {
	bits        feature
	ending, clt uint8
}

// tail is what kind of letter the part read so far ends with.
type tail uint8

const (
	tailC  tail = iota // consonant
	tailA              // ا
	tailE              // ە
	tailEE             // ێ
	tailO              // ۆ
	tailW              // و
	tailY              // ی
	tailAE             // present stem that lost its last vowel
	tailWO             // past stem whose و is ۆ
)

var tails = map[string]tail{"c": tailC, "a": tailA, "e": tailE, "ee": tailEE, "o": tailO, "w": tailW, "y": tailY, "ae": tailAE, "wo": tailWO}

// condition of an arc beside its tails.
type condition uint8

const (
	always condition = iota
	intransitive
	agent   // transitive, no clitic yet, not negated: «not» takes the clitic
	subject // intransitive, or a clitic stands before
)

var conditions = map[string]condition{"intrans": intransitive, "agent": agent, "subject": subject}

// kind of an arc or of a stem.
type kind uint8

const (
	kindForm kind = iota
	kindPast
	kindPresent
	kindWhole
	kindPreverb
)

var kinds = map[string]kind{"form": kindForm, "past": kindPast, "present": kindPresent, "whole": kindWhole, "preverb": kindPreverb}

// arc is one form of one row of the affixes, its group resolved.
type arc struct {
	form  string // key bytes
	head  byte   // its first letter, where that must follow; 0 where it need not
	set   set
	tails uint16 // bit per tail; 0 is any
	kind  kind
	cond  condition
	to    uint8
	cost  uint8
}

// stem is what stands at the end of a path of the trie.
type stem struct {
	plain, post int32 // verb rows without and with postverb; -1 for none
	preverb     uint16
	kind        kind
	trans       bool
	light       bool
	passive     [2]bool // of plain, of post
	tail        tail    // tailC where the letters decide
	fixed       bool    // tail holds
	set         set     // of whole forms
}

// Grammar is the compiled form of the verb tables, shared by all workers.
type Grammar struct {
	verbs    *seeds.Verbs
	arcs     [][]arc // by state
	onward   onward
	stems    trie[stem]
	lights   trie[stem] // those of light verbs
	preverbs trie[uint16]
	hosts    trie[struct{}] // the keys of nominals, once all are there
	capped   map[string]homograph
	before   map[string]bool           // nominals that no light verb is read behind
	nominals map[string]map[int32]bool // nominal → simple verbs that it is written onto
	open     map[string]bool           // tokens that may be the first half of a split form
	spelt    [][2]spelling             // by row: with its past stems, with its present ones
	words    map[string]wordClass
	plurals  []string     // endings of plurals
	pluralOf string       // the ending of a plural with the ezafe
	joined   []string     // prepositions that are written onto words
	listed   forms.Filter // over the keys of capped, nominals, before, open and words
	forms    *sieve       // of words that are forms
	tails    *sieve       // of words that end with light verbs
	filter   sync.Once
	start    uint8
	light    uint8
	end      uint8
	letters  [256]tail
	vowel    [256]bool
	double   [256]bool // letters of which two are one
	first    [256]bool // letters that a form may begin with
}

type homograph struct{ finite, nominal uint8 }
