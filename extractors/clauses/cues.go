package clauses

import (
	"fmt"
	"strings"

	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/seeds"
)

// class is a set of what a cue does.
type class uint64

const (
	temporal class = 1 << iota
	ifThen
	purpose
	side // cause, concession: a clause of its own, dependent on no condition
	without
	that
	which
	conj
	comma
	colon
	quote // a mark that opens and closes
	quoteOpen
	quoteClose
	bracketOpen
	bracketClose
	prep
	prepOpen // prep that a closing part may follow
	closing
	dem
	sayLight
	sayPhrase
	source
	label
	sayGoal   // «خستە ڕوو»: the goal that makes a light verb one of saying
	filler    // adverbs that are no part of a noun phrase
	single    // a mark that quotes only in a pair, within a line
	self      // whoever speaks, in the first person
	isWord    // a predicate with the copula
	negator   // «no», «never»
	bullet    // begins a line of a list
	hearsay   // «allegedly»: what a clause tells is said by nobody knows whom
	interview // says that one follows
	onward    // «later», «but»: behind a statement's comma its teller goes on, and nobody speaks
	sayWhole  // a phrase of saying with its own copula: what is said may follow without a word between
	semicolon // a comma that stands for a colon behind a speaker's name
	anyone    // «whoever»: a condition where it begins a clause in the subjunctive
)

const (
	subordinator = temporal | ifThen | purpose | side | without | which
	breaks       = comma | conj
)

var classes = map[string]class{
	"temporal": temporal, "if": ifThen, "purpose": purpose, "cause": side, "concession": side, "without": without,
	"that": that, "which": which, "conj": conj, "comma": comma, "colon": colon,
	"quote": quote, "quote_open": quoteOpen, "quote_close": quoteClose, "quote_single": single, "bracket_open": bracketOpen, "bracket_close": bracketClose,
	"prep": prep, "prep_open": prep | prepOpen, "closing": closing, "dem": dem, "dem_alone": dem,
	"say_light": sayLight, "say_phrase": sayPhrase, "source": source, "label": label, "say_goal": sayGoal, "filler": filler, "self": self, "copula_word": isWord, "negator": negator, "bullet": bullet, "interview": interview, "hearsay": hearsay, "anyone": anyone, "onward": onward, "semicolon": semicolon, "say_whole": sayPhrase | sayWhole,
}

// phrase is a cue of more than one word, behind its first.
type phrase struct {
	rest []string // keys
	set  class
}

// entry is what begins with one word.
type entry struct {
	set     class
	num     uint16   // from 1, its place in the list of entries
	phrases []phrase // longest first
}

// lexicon leads the key of a word to the cues that begin with it.
type lexicon map[string]*entry

func key(s string) string { return string(norm.AppendKey(nil, s)) }

func compileCues(cues *seeds.Cues) (l lexicon, entries []*entry) {
	l = lexicon{}
	at := func(w string) *entry {
		e := l[key(w)]
		if e == nil {
			e = &entry{num: uint16(len(entries) + 1)}
			entries = append(entries, e)
			l[key(w)] = e
		}
		return e
	}
	for i := range cues.Rows {
		set, ok := classes[cues.Rows[i].Class]
		if !ok {
			continue
		}
		for _, w := range cues.Rows[i].Words {
			words := strings.Fields(w)
			e := at(words[0])
			if len(words) == 1 {
				e.set |= set
				continue
			}
			p := phrase{set: set}
			for _, r := range words[1:] {
				p.rest = append(p.rest, key(r))
			}
			j := 0
			for j < len(e.phrases) && len(e.phrases[j].rest) >= len(p.rest) {
				j++
			}
			e.phrases = append(e.phrases[:j], append([]phrase{p}, e.phrases[j:]...)...)
		}
	}
	return l, entries
}

// verbRows marks the verbs of a class by row.
func verbRows(verbs *seeds.Verbs, cues *seeds.Cues, class string) ([]bool, error) {
	say := make([]bool, len(verbs.Rows))
	for _, inf := range cues.Class(class) {
		row, ok := verbs.Lookup(inf)
		if !ok {
			return nil, fmt.Errorf("%s: verb of saying %q is not listed in %s", cues.File, inf, verbs.File)
		}
		say[row] = true
	}
	return say, nil
}
