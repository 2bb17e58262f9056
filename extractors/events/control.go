package events

import "github.com/tomar-nlp/tomar"

// controlled attaches the subject of a verb of beginning, going on or trying to
// what the infinitive behind its preposition says that he does: «the army began
// with the shelling of X».
func (x *Extractor) controlled(e *tomar.Event, c candidate) {
	if c.form != noun || e.Clause == tomar.None || x.runOn || hasSubject(e, tomar.Agent) || !x.verbal(c) {
		return
	}
	k := &x.doc.Clauses[e.Clause]
	if k.Verb == tomar.None {
		return
	}
	at := c.first // of the preposition
	if m := x.glued(c.first); m&(mBe|mIn|mTo) == 0 {
		m, first := x.markAt(c.first-1, k.First)
		if m&(mBe|mIn|mTo) == 0 {
			return
		}
		at = first
	}
	f := &x.doc.Verbs[k.Verb]
	for _, l := range x.lex.control {
		if f.Lemma != l.row || l.nominal != "" && !x.nominalIn(max(k.First, at-controlReach), at, l.nominal) && !x.fusedOnto(f, l.nominal) {
			continue
		}
		if i := x.subject(e.Clause); i >= 0 && x.nps[i].last <= at {
			x.giveShared(e, i, tomar.Agent, "subject.control")
		}
		return
	}
}

// controlReach is how many words before the preposition the nominal of a verb of
// beginning may stand.
const controlReach = 3

// nominalIn reports whether a token is a nominal, by itself or with the agent's
// clitic.
func (x *Extractor) nominalIn(first, last int32, nominal string) bool {
	for t := first; t < last; t++ {
		if s := x.doc.Slice(x.doc.Tokens[t].Core()); x.mayBegin(t, nominal) && (x.keyIs(s, nominal) || x.clitified(s, nominal)) {
			return true
		}
	}
	return false
}

// fusedOnto reports whether a verb is written onto a nominal, with the agent's
// clitic or without.
func (x *Extractor) fusedOnto(f *tomar.VerbForm, nominal string) bool {
	core := x.doc.Tokens[f.First].Core()
	own := x.doc.Text[core.Start:max(core.Start, f.Start)]
	return own != "" && (x.keyIs(own, nominal) || x.clitified(own, nominal))
}

// ours is who speaks of a body or of people as his own: the body or country that
// says what the clause says; None.
func (x *Extractor) ours(h *tomar.Hit) int32 {
	if h.Suffix == tomar.None || !x.ends(h.Last-1, x.lex.ours) {
		return tomar.None
	}
	for i, depth := x.doc.ClauseAt(h.First), 0; i != tomar.None && depth < maxClauses; i, depth = x.doc.Clauses[i].Parent, depth+1 {
		k := &x.doc.Clauses[i]
		if k.Kind != tomar.Content && k.Kind != tomar.Quote || k.Speaker == tomar.None {
			continue
		}
		if m := &x.doc.Mentions[k.Speaker]; m.Type == tomar.PER || m.Subtype == mediaKind {
			return tomar.None // of a press centre's forces it is not the leader
		}
		return k.Speaker
	}
	return tomar.None
}

// announced attributes what an infinitive names that a statement behind it in the
// clause has as its object: «X announced the arrest of three people».
func (x *Extractor) announced(events []tomar.Event) {
	for i := range events {
		e := &events[i]
		if e.Attributed || e.Type == "STATE" || x.formAt[e.First] != noun || e.Clause == tomar.None {
			continue
		}
		first := x.doc.Sentences[x.sent].First
		if e.First > first {
			m, at := x.markAt(e.First-1, first)
			if m&prepositions != 0 && x.spokenOf(events, e, at) {
				e.Attributed = true
				x.toldOf(events, e, e.Clause)
				continue
			}
			if m&(prepositions|mLead|mDuring) != 0 || x.ezafe(e.First-1) || x.pointsBack(e.First) {
				continue // «at the end of this meeting X said»
			}
		}
		if x.glued(e.First) != 0 {
			continue
		}
		for k := i + 1; k < len(events); k++ {
			s := &events[k]
			if s.Clause != e.Clause || x.pause(e.Last, s.First) {
				break
			}
			if s.Type != "STATE" || x.formAt[s.First] == noun {
				continue
			}
			if declared[e.Type] || e.Type == "REQUEST" && e.Last == s.First { // «an appeal published»
				x.declares(events, e, s.Clause)
				break
			}
			e.Attributed = true
			x.toldOf(events, e, s.Clause)
			break
		}
	}
}

// declared are the types of what is done by announcing it: who announces a curfew imposes it.
var declared = map[string]bool{"CLOSE": true, "DECIDE": true, "AGREE": true, "SANCTION": true}

// declares makes the agent of a clause's statement the agent of what it declares.
func (x *Extractor) declares(events []tomar.Event, e *tomar.Event, clause int32) {
	if a := stater(events, clause); a != nil && !hasRole(e, tomar.Agent) {
		e.Arguments = x.with(e.Arguments, tomar.Argument{Span: a.Span, Role: tomar.Agent, Mention: a.Mention, Kind: a.Kind,
			CountMin: tomar.None, CountMax: tomar.None, Provenance: tomar.Provenance{Rule: "agent.declared"}})
	}
}

// toldOf makes the agent of a clause's statement the source of an event.
func (x *Extractor) toldOf(events []tomar.Event, e *tomar.Event, clause int32) {
	if a := stater(events, clause); a != nil && !hasRole(e, tomar.SourceRole) {
		e.Arguments = x.with(e.Arguments, tomar.Argument{Span: a.Span, Role: tomar.SourceRole, Mention: a.Mention, Kind: a.Kind,
			CountMin: tomar.None, CountMax: tomar.None, Provenance: tomar.Provenance{Rule: "speaker.announced"}})
	}
}

// spokenOf reports whether the noun of a statement stands directly before a preposition
// that leads to an event: «they speak of the killing of ten people».
func (x *Extractor) spokenOf(events []tomar.Event, e *tomar.Event, prep int32) bool {
	for k := range events {
		if s := &events[k]; s.Type == "STATE" && s.Clause == e.Clause && s.First < e.First && s.First+1 == prep && x.formAt[s.First] != noun {
			return true
		}
	}
	return false
}

// pause reports whether a mark of punctuation stands between.
func (x *Extractor) pause(first, last int32) bool {
	for t := first; t < last; t++ {
		if x.doc.Tokens[t].Kind == tomar.Punct {
			return true
		}
	}
	return false
}
