package tomar

// Trace collects what stages did and why, for explain. A nil Trace takes
// nothing and costs nothing: stages ask doc.Trace != nil before they format.
type Trace struct {
	Notes []Note
}

// Note is one step of one stage.
type Note struct {
	Stage string
	Span  Span // of the normalised text
	Text  string
	Lost  bool // a reading that was considered and lost
	Provenance
}

// Add keeps a note; on a nil Trace it does nothing.
func (t *Trace) Add(stage string, s Span, text string, lost bool, why Provenance) {
	if t == nil {
		return
	}
	t.Notes = append(t.Notes, Note{Stage: stage, Span: s, Text: text, Lost: lost, Provenance: why})
}
