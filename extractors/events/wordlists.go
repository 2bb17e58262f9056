package events

import (
	"fmt"
	"strings"

	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/seeds"
)

// words takes the rows of markers.tsv: endings, lists and sets of words, verbs, and the
// markers of participants and clauses.
func (l *Lexicon) words(rows []seeds.Marker) error {
	endings := map[string]*string{"linking": &l.linking, "within": &l.within, "from": &l.from, "plural": &l.plural, "many": &l.many, "ours": &l.ours, "relative": &l.relative}
	lists := map[string]*[]string{"single": &l.single, "clitic": &l.clitics, "agentclitic": &l.agentClitic, "pluperfect": &l.pluperfect, "possessive": &l.possessive}
	sets := map[string]*map[string]bool{"after": &l.after, "so": &l.so, "meanwhile": &l.meanwhile, "files": &l.files, "pronouns": &l.pronouns, "takes": &l.takes, "causes": &l.causes, "whichever": &l.whichever, "foremost": &l.foremost, "thereby": &l.thereby, "today": &l.today, "people": &l.people, "ways": &l.ways, "roadlike": &l.roadlike, "hence": &l.hence, "hands": &l.hands, "self": &l.self, "hosts": &l.hosts, "nomore": &l.noMore, "numbered": &l.numbered, "tens": &l.tens, "rumours": &l.rumours, "wishes": &l.wishes, "threats": &l.threats}
	verbs := map[string]*[]lightVerb{"unsaid": &l.unsaid, "permit": &l.permit, "made": &l.made, "going": &l.going, "control": &l.control, "banned": &l.banned, "goeson": &l.goesOn, "being": &l.being, "happen": &l.happen}
	for _, m := range rows {
		id, marks := markerNames[m.ID]
		switch {
		case endings[m.ID] != nil:
			*endings[m.ID] = m.Words[0]
		case lists[m.ID] != nil:
			*lists[m.ID] = m.Words
		case sets[m.ID] != nil:
			*sets[m.ID] = keySet(m.Words)
		case verbs[m.ID] != nil:
			*verbs[m.ID] = l.verbs(m.Words)
		case m.ID == "able":
			for _, v := range l.verbs(m.Words) {
				l.able[v.row] = true
			}
		case marks:
			l.mark(id, m.Words)
		default:
			return fmt.Errorf("markers.tsv:%d:1: %q is no marker", m.Line, m.ID)
		}
	}
	for _, v := range l.happen {
		if a, ok := l.apart(v); ok {
			l.happen = append(l.happen, a)
		}
	}
	return nil
}

// mark gives words a marker.
func (l *Lexicon) mark(id marker, words []string) {
	for _, w := range words {
		k := string(norm.AppendKey(nil, w))
		l.markers[k] |= id
		end, n := k[strings.LastIndexByte(k, ' ')+1:], strings.Count(w, " ")+1
		l.markerEnds[end] = max(l.markerEnds[end], uint8(n))
		l.longest = max(l.longest, n)
	}
}

// keySet are the keys of words.
func keySet(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[string(norm.AppendKey(nil, w))] = true
	}
	return set
}

// verbs are those of the table that infinitives name.
func (l *Lexicon) verbs(infinitives []string) []lightVerb {
	var list []lightVerb
	for _, w := range infinitives {
		if v, ok := l.verb(w); ok {
			list = append(list, v)
		}
	}
	return list
}
