package events

import (
	"strings"

	"github.com/tomar-nlp/tomar"
)

// partner makes those with whom something mutual is done its targets where nothing tells who does
// it: «talks with X». Beside somebody who meets them they are parties as he is.
func partner(events []tomar.Event) {
	for i := range events {
		e := &events[i]
		if !mutualTypes[e.Type] || hasSubject(e, tomar.Agent) {
			continue
		}
		for k := range e.Arguments {
			if a := &e.Arguments[k]; a.Role == tomar.Agent && strings.HasSuffix(a.Rule, withRule) {
				a.Role = tomar.Target
			}
		}
	}
}

// mutualTypes are types of what two sides do with each other; in a march «with» somebody both march.
var mutualTypes = map[string]bool{"MEET": true, "AGREE": true, "CLASH": true, "CALL": true, "COMPETE": true}

// withRule ends the rule of an argument that the preposition «with» leads to.
const withRule = ".with"
