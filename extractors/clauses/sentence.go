package clauses

import "github.com/tomar-nlp/tomar"

// sentence is the state of the walk through one sentence.
type sentence struct {
	index int32
	first int32 // its first token
	end   int32 // token behind the last
	cur   int32 // the open clause, which has no verb yet; None
	last  int32 // the clause whose verb stands before; None
	tail  int32 // first token behind that verb
	verbs int32 // finite verbs that are still to come
	said  int32 // token behind a phrase of saying that has no verb; 0
}

// longGoal is the number of words that the goal behind a directional verb may
// have where nothing tells its end.
const longGoal = 4

// sentence walks through the tokens of one sentence.
func (p *Parser) sentence(doc *tomar.Document, index int32) {
	st := &doc.Sentences[index]
	p.s = sentence{index: index, first: st.First, end: st.Last, cur: tomar.None, last: tomar.None}
	p.stack = p.stack[:0]
	for i := st.First; i < st.Last; i++ {
		if p.marks[i].verb != tomar.None {
			p.s.verbs++
		}
	}
	bracket := false
	for i := st.First; i < st.Last; {
		m := &p.marks[i]
		next := i + int32(max(1, m.words))
		switch {
		case bracket || m.set&bracketOpen != 0:
			bracket = m.set&bracketClose == 0
			if m.verb != tomar.None {
				p.s.verbs--
			}
			p.word(doc, i)
		case m.pair != tomar.None:
			p.quotation(doc, i)
		case m.set&colon != 0 || m.set&semicolon != 0 && p.parts(doc, st, i):
			p.colon(doc, i)
		case m.set&(subordinator|that) != 0 && i+1 < st.Last:
			p.subordinate(doc, i, m.set)
		case m.set&anyone != 0 && p.whoever(doc, i):
			p.subordinate(doc, i, ifThen)
		case m.verb != tomar.None:
			v := &doc.Verbs[m.verb]
			next = max(next, v.Last)
			p.verb(doc, i, m.verb)
			if end := &doc.Tokens[next-1]; end.Post > 0 || v.End < end.Core().End {
				p.boundary(doc, next-1, conj) // «کردووەو»: the conjunction is joined to it
			}
		case m.set&breaks != 0:
			p.boundary(doc, i, m.set)
		default:
			for j := i; j < next; j++ {
				p.word(doc, j)
			}
			if m.set&sayPhrase != 0 {
				p.s.said = next
			}
			if m.set&sayWhole != 0 && p.s.cur != tomar.None {
				for j := i; j < next; j++ {
					if p.marks[j].verb != tomar.None {
						p.s.verbs--
					}
				}
				p.s.last, p.s.cur, p.s.tail = p.s.cur, tomar.None, next
			}
			if len(p.stack) > 0 && p.s.verbs > 0 && p.s.cur != tomar.None && doc.Clauses[p.s.cur].Kind == tomar.Relative && p.predicate(doc, i) && (m.set&isWord == 0 || p.many(doc, i)) {
				p.s.last, p.s.tail = p.s.cur, next // «three people who are members of a family were killed»
				p.resume(doc)
			}
		}
		if m.rel && !p.saysNext(doc, i) && p.s.cur != tomar.None && p.s.verbs >= 2 && next < st.Last && p.marks[next].set&(that|breaks|colon) == 0 {
			p.child(doc, next, tomar.Relative, "relative.noun")
		}
		i = next
	}
	p.endSentence(doc)
}

// open begins a clause at token i and makes it the current one.
func (p *Parser) open(doc *tomar.Document, i int32, kind tomar.ClauseKind, parent int32, rule string) int32 {
	if n := len(doc.Clauses); n > 0 {
		i = max(i, doc.Clauses[n-1].First)
	}
	doc.Clauses = append(doc.Clauses, tomar.Clause{
		First: i, Last: i + 1, Sent: p.s.index, Parent: parent, Verb: tomar.None, Kind: kind, Speaker: tomar.None,
	})
	p.notes = append(p.notes, note{rule: rule})
	p.s.cur = int32(len(doc.Clauses) - 1)
	return p.s.cur
}

// word takes a word into the open clause; behind a verb it waits for what comes.
func (p *Parser) word(doc *tomar.Document, i int32) {
	if p.s.cur == tomar.None {
		if p.s.last != tomar.None {
			return
		}
		p.open(doc, i, tomar.Main, tomar.None, "main")
	}
	p.take(doc, i)
}

// take adds a word to the open clause.
func (p *Parser) take(doc *tomar.Document, i int32) {
	c := p.s.cur
	doc.Clauses[c].Last = max(doc.Clauses[c].Last, i+1)
	n := &p.notes[c]
	n.own++
	n.says = n.says || p.marks[i].set&sayPhrase != 0
}

// verb closes the clause whose verb begins at token i.
func (p *Parser) verb(doc *tomar.Document, i, v int32) {
	p.s.verbs--
	form := &doc.Verbs[v]
	if p.s.cur == tomar.None {
		p.asyndetic(doc, i, form)
	}
	if p.is(doc, i, form) {
		p.s.last, p.s.tail = p.s.cur, i
		p.resume(doc) // «X, who is of Y, said …»
	}
	c := p.s.cur
	doc.Clauses[c].Verb = v
	doc.Clauses[c].Last = max(doc.Clauses[c].Last, form.Last)
	n := &p.notes[c]
	says := p.say[form.Lemma] || p.verbs.Rows[form.Lemma].Light && (p.fusedSay(doc, form) || p.goalSay(doc, form) || p.saysBefore(doc, doc.Clauses[c].First, i)) || p.stands(doc, form)
	n.says = n.says || says && !(form.Negative && form.Mood == tomar.Subjunctive) // «unless X lets us know»
	if n.loose && form.Mood == tomar.Subjunctive {
		doc.Clauses[c].Kind = tomar.Content
	}
	if says && n.rule == "joined" && doc.Clauses[c].Kind == tomar.Content && p.say[form.Lemma] {
		// The one who speaks goes on: «… و وتیشی».
		doc.Clauses[c].Kind, doc.Clauses[c].Parent = tomar.Main, tomar.None
	}
	p.s.last, p.s.cur, p.s.tail = c, tomar.None, form.Last
}

// asyndetic opens a clause for a verb that no boundary parts from the one
// before; what stands between them is the goal of the first or the beginning of
// the second.
func (p *Parser) asyndetic(doc *tomar.Document, i int32, form *tomar.VerbForm) {
	last := p.s.last
	if last == tomar.None {
		p.open(doc, i, tomar.Main, tomar.None, "main")
		return
	}
	from := p.goal(doc, i)
	if n := len(p.stack); n > 0 {
		p.resume(doc)
		for j := from; j < i; j++ {
			p.take(doc, j)
		}
		return
	}
	kind, parent, rule := tomar.Main, tomar.None, "next"
	switch {
	case p.notes[last].says:
		kind, parent, rule = tomar.Content, last, "content.bare"
	case p.saidIf(doc, last):
		kind, parent, rule = tomar.Content, doc.Clauses[last].Parent, "content.then"
	case p.saysAgain(doc, last, from):
		up := &doc.Clauses[doc.Clauses[last].Parent]
		kind, parent, rule = up.Kind, up.Parent, "joined"
	case form.Mood == tomar.Subjunctive:
		kind, parent, rule = tomar.Content, last, "content.modal"
	default:
		if up := p.saidAbove(doc, last); up != tomar.None {
			kind, parent, rule = doc.Clauses[up].Kind, doc.Clauses[up].Parent, "joined"
		}
	}
	p.open(doc, from, kind, parent, rule)
	for j := from; j < i; j++ {
		p.take(doc, j)
	}
}

// goal gives the clause before its goal, and says where the rest begins. Upto
// is the token of the next verb or the sentence's end.
func (p *Parser) goal(doc *tomar.Document, upto int32) int32 {
	from := p.s.tail
	c := &doc.Clauses[p.s.last]
	if !p.aims(doc, p.s.last) {
		return from
	}
	for n := int32(0); from < upto && n < longGoal; n++ {
		if n > 0 && p.marks[from].set&(prep|dem|source) != 0 {
			break
		}
		from++
	}
	c.Last = max(c.Last, from)
	return from
}

// boundary is a comma or a conjunction at token i.
func (p *Parser) boundary(doc *tomar.Document, i int32, set class) {
	if p.s.cur != tomar.None && len(p.stack) == 0 && p.s.verbs > 0 && i > p.s.first && (p.s.said == i || p.predicate(doc, i-1)) {
		p.s.last, p.s.cur, p.s.tail = p.s.cur, tomar.None, i // «they are ready, and X said»
	}
	if p.s.cur != tomar.None || p.s.last == tomar.None {
		// Before the verb it joins words.
		if p.s.cur != tomar.None {
			p.take(doc, i)
			p.notes[p.s.cur].own--
		}
		return
	}
	if p.s.verbs == 0 && len(p.stack) == 0 {
		return // no verb will follow: the rest belongs to the clause before
	}
	last := p.s.last
	if set&comma != 0 && i+1 < p.s.end && p.marks[i+1].set&(purpose|side|that) != 0 && len(p.stack) == 0 {
		return // what follows depends on the clause before
	}
	if set&conj != 0 && i > p.s.tail && len(p.stack) == 0 && !p.aims(doc, last) && (p.subjunctiveNext(doc, i) || p.notes[last].says && p.beginsSaid(doc, i)) {
		return // it joins words of the complement that begins behind the verb
	}
	if len(p.stack) > 0 && (set&comma != 0 || p.s.verbs < 2) {
		p.extend(doc, i)
		p.resume(doc)
		return
	}
	p.extend(doc, i)
	kind, parent := tomar.Main, tomar.None
	switch k := doc.Clauses[last].Kind; {
	case p.notes[last].says && set&comma != 0 && k != tomar.Quote:
		switch {
		case i+1 < p.s.end && p.marks[i+1].set&onward != 0 && i == p.s.tail && p.pastVerb(doc, last):
			p.open(doc, i+1, kind, parent, "joined") // «published it, and was later arrested»
		case i+1 < p.s.end:
			p.open(doc, i+1, tomar.Content, last, "content.comma")
		}
		return
	case k == tomar.Content && p.notes[last].rule == "content.modal" && len(p.stack) == 0 && p.indicativeNext(doc, i), p.saysAgain(doc, last, i+1):
		// «asks them to come, and asks …», «said … and added …»: no part of what is asked or said
		up := &doc.Clauses[doc.Clauses[last].Parent]
		kind, parent = up.Kind, up.Parent
	case p.saidIf(doc, last):
		if i+1 < p.s.end {
			p.open(doc, i+1, tomar.Content, doc.Clauses[last].Parent, "content.then")
		}
		return
	case k == tomar.Content, k == tomar.Quote, len(p.stack) > 0, set&conj != 0 && k == tomar.Purpose:
		kind, parent = k, doc.Clauses[last].Parent
	case k == tomar.Relative && set&conj != 0:
		if up := p.saidAbove(doc, last); up != tomar.None {
			kind, parent = doc.Clauses[up].Kind, doc.Clauses[up].Parent
		}
	}
	if i+1 < p.s.end {
		p.open(doc, i+1, kind, parent, "joined")
	}
}

// pastVerb reports whether the verb of a clause tells what has been.
func (p *Parser) pastVerb(doc *tomar.Document, clause int32) bool {
	v := doc.Clauses[clause].Verb
	return v != tomar.None && doc.Verbs[v].Tense == tomar.Past
}

// extend gives the words behind the last verb to its clause.
func (p *Parser) extend(doc *tomar.Document, upto int32) {
	if p.s.last != tomar.None {
		c := &doc.Clauses[p.s.last]
		c.Last = max(c.Last, min(upto, p.s.end))
		for j := p.s.tail; j < c.Last; j++ {
			if p.marks[j].set&sayPhrase != 0 {
				p.notes[p.s.last].says = true
			}
		}
	}
}

// resume goes on with the clause that waits for its verb.
func (p *Parser) resume(doc *tomar.Document) {
	n := len(p.stack)
	p.s.cur = p.stack[n-1]
	p.stack = p.stack[:n-1]
	p.notes[p.s.cur].resumed = true
	// It holds what stood between.
	doc.Clauses[p.s.cur].Last = max(doc.Clauses[p.s.cur].Last, doc.Clauses[len(doc.Clauses)-1].Last)
}

// child opens a clause inside the open one, which waits for its verb.
func (p *Parser) child(doc *tomar.Document, i int32, kind tomar.ClauseKind, rule string) {
	parent := p.s.cur
	p.stack = append(p.stack, parent)
	p.open(doc, i, kind, parent, rule)
}

// rest gives the words behind the last verb to its clause, or, behind a verb of
// saying, to what is said without a verb.
func (p *Parser) rest(doc *tomar.Document) {
	last, from := p.s.last, p.s.tail
	if last == tomar.None {
		return
	}
	for j := from; j < min(from+longGoal, p.s.end); j++ {
		if p.marks[j].set&that != 0 {
			from = j
		}
	}
	aims := p.aims(doc, last)
	for from < p.s.end && p.marks[from].set&(comma|quote|quoteOpen|that) != 0 {
		from++
		aims = false
	}
	if !aims && p.notes[last].says && len(p.stack) == 0 && p.s.end-from >= shortSaid && p.marks[from].set&(prep|conj) == 0 {
		p.extend(doc, from)
		p.open(doc, from, tomar.Content, last, "content.verbless")
		doc.Clauses[p.s.cur].Last = p.s.end
		p.s.cur = tomar.None
		return
	}
	p.extend(doc, p.s.end)
}

// shortSaid is the number of words from which the rest behind a verb of saying
// is what is said.
const shortSaid = 3

// endSentence closes what is open.
func (p *Parser) endSentence(doc *tomar.Document) {
	for {
		if p.s.cur == tomar.None {
			p.rest(doc)
		} else if c := &doc.Clauses[p.s.cur]; c.Verb == tomar.None && c.Parent == tomar.None && len(p.stack) == 0 && c.Kind == tomar.Main && !p.notes[p.s.cur].resumed {
			c.Kind = tomar.Headline // no verb at all
			p.notes[p.s.cur].rule = "headline"
			c.Last = max(c.Last, p.s.end)
		} else {
			c.Last = max(c.Last, p.s.end)
		}
		if len(p.stack) == 0 {
			return
		}
		p.resume(doc)
	}
}
