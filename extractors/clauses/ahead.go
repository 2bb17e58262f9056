package clauses

import (
	"slices"

	"github.com/tomar-nlp/tomar"
)

// saysNext reports whether the next verb is one of saying: «ئەو ئەندامەی
// ئەنجوومەن دەڵێت» is no relative clause.
func (p *Parser) saysNext(doc *tomar.Document, i int32) bool {
	v := p.nextVerb(i)
	return v != tomar.None && p.say[doc.Verbs[v].Lemma]
}

// predicate reports whether a word is a noun or adjective with the copula, which ends a clause
// as a verb does; behind a demonstrative the same ending is the demonstrative's.
func (p *Parser) predicate(doc *tomar.Document, i int32) bool {
	if doc.Tokens[i].Kind != tomar.Word || p.marks[i].mention != tomar.None || p.cue(i).ends&copularEnd == 0 && p.marks[i].set&isWord == 0 {
		return false
	}
	for j := i - 1; j >= max(p.s.first, i-demReach); j-- {
		if p.marks[j].set&dem != 0 {
			return false
		}
	}
	return true
}

// is reports whether the words before a verb of saying at token i, behind a comma or not, end a
// relative clause by the copula: it says who somebody is, and he says something.
func (p *Parser) is(doc *tomar.Document, i int32, form *tomar.VerbForm) bool {
	if len(p.stack) == 0 || doc.Clauses[p.s.cur].Kind != tomar.Relative || !p.say[form.Lemma] || i-1 <= doc.Clauses[p.s.cur].First {
		return false
	}
	if p.marks[i-1].set&comma != 0 {
		i--
	}
	if p.predicate(doc, i-1) {
		return true
	}
	k := p.marks[i-1].mention
	return k != tomar.None && doc.Mentions[k].Last == i && slices.Contains(p.names, doc.Text[doc.Mentions[k].Base.End:doc.Tokens[i-1].End])
}

// many reports whether a word ends in the copula of the plural, which is no adjective's ending.
func (p *Parser) many(doc *tomar.Document, i int32) bool {
	key := p.forms.CoreKey(i, p.key)
	return len(key) > len(p.plural) && string(key[len(key)-len(p.plural):]) == p.plural
}

// demReach is how many words may stand between a demonstrative and the end of its noun.
const demReach = 4

// aims reports whether a goal is due behind the clause's verb.
func (p *Parser) aims(doc *tomar.Document, clause int32) bool {
	v := doc.Clauses[clause].Verb
	return v != tomar.None && doc.Verbs[v].Directional
}

// whoever reports whether words for anyone begin a clause in the subjunctive: «whoever breaks the
// law is punished».
func (p *Parser) whoever(doc *tomar.Document, i int32) bool {
	first := i == p.s.first || p.marks[i-1].set&(breaks|colon|that|quote|quoteOpen) != 0 || p.s.cur == tomar.None
	return first && p.subjunctiveNext(doc, i)
}

// beginsSaid reports whether the words behind a verb of saying, up to a conjunction at token
// i, begin what is said: «X said the principle of Y and Z is rejected». Words with a preposition
// of the verb's own do not, nor those before another verb of saying.
func (p *Parser) beginsSaid(doc *tomar.Document, i int32) bool {
	tail := &p.marks[p.s.tail]
	if tail.set&breaks != 0 || tail.set&(prep|prepOpen) == prep || doc.Tokens[p.s.tail].Pre > 0 {
		return false
	}
	v := p.nextVerb(i)
	return v != tomar.None && !p.say[doc.Verbs[v].Lemma] && !p.saysBefore(doc, i, doc.Verbs[v].First) && !p.fusedSay(doc, &doc.Verbs[v])
}

// saidIf reports whether a clause is a condition behind a verb of saying, with which what is said
// begins: «X said if …, then …».
func (p *Parser) saidIf(doc *tomar.Document, clause int32) bool {
	c := &doc.Clauses[clause]
	return c.Kind == tomar.IfClause && c.Parent != tomar.None && len(p.stack) == 0 && p.behindSaying(doc, c)
}

// saysAgain reports whether words from token i on, behind what somebody says, are nothing but
// another verb of saying of the same person: «X said that … and added that …» tells of no adding
// by X's words.
func (p *Parser) saysAgain(doc *tomar.Document, said, i int32) bool {
	c := &doc.Clauses[said]
	if c.Kind != tomar.Content || c.Parent == tomar.None || !p.notes[c.Parent].says || doc.Clauses[c.Parent].Verb == tomar.None {
		return false
	}
	v := p.nextVerb(i - 1)
	if v == tomar.None {
		return false
	}
	form, before := &doc.Verbs[v], &doc.Verbs[doc.Clauses[c.Parent].Verb]
	if p.comes[before.Lemma] {
		return false // «it says in the statement: X … and added …»
	}
	if form.First-i > farSayNoun || form.Infinitive || form.Passive || form.Mood == tomar.Subjunctive || form.Clitic != 0 && before.Clitic != 0 && form.Clitic != before.Clitic {
		return false
	}
	if form.First == i {
		return p.say[form.Lemma] || p.fusedSay(doc, form)
	}
	return p.marks[i].set&sayLight != 0 || p.sayNoun(doc, i)
}

// farSayNoun is how many tokens a light verb of saying may stand behind its noun: «ئاماژەی بەوەش کرد».
const farSayNoun = 3

// saidAbove is the clause of what somebody says in which a clause stands that is over, itself or
// above it, for what goes on behind: «X said that A, which B, and C»; None. A sentence that runs
// on far behind the saying may tell anything.
func (p *Parser) saidAbove(doc *tomar.Document, clause int32) int32 {
	first := doc.Clauses[clause].Last
	for i, depth := clause, 0; i != tomar.None && depth < 4; i, depth = doc.Clauses[i].Parent, depth+1 {
		switch c := &doc.Clauses[i]; {
		case c.Kind == tomar.Content || c.Kind == tomar.Quote:
			if i != clause && first-c.First > farSaid {
				return tomar.None
			}
			return i
		case c.Kind != tomar.Relative && c.Kind != tomar.Temporal && i != clause:
			return tomar.None
		}
	}
	return tomar.None
}

// farSaid is how many tokens behind its beginning something said still goes on behind a clause
// that depends on it.
const farSaid = 45

// behindSaying reports whether a clause stands behind the verb of a clause of saying, its parent.
func (p *Parser) behindSaying(doc *tomar.Document, c *tomar.Clause) bool {
	up := &doc.Clauses[c.Parent]
	return p.notes[c.Parent].says && up.Verb != tomar.None && c.First >= doc.Verbs[up.Verb].Last
}

// nextVerb is the finite verb behind token i in the sentence; None.
func (p *Parser) nextVerb(i int32) int32 {
	for i++; i < p.s.end; i++ {
		if v := p.marks[i].verb; v != tomar.None {
			return v
		}
	}
	return tomar.None
}

func (p *Parser) subjunctiveNext(doc *tomar.Document, i int32) bool {
	v := p.nextVerb(i)
	return v != tomar.None && doc.Verbs[v].Mood == tomar.Subjunctive
}

func (p *Parser) indicativeNext(doc *tomar.Document, i int32) bool {
	v := p.nextVerb(i)
	return v != tomar.None && doc.Verbs[v].Mood == tomar.Indicative
}
