// Package latin looks for English names inside Sorani text: runs of capitalised
// Latin words go to a [Namer], whose answers are weak evidence and nothing more.
//
// Invariants: only runs of two to eight capitalised words on one line and in one
// sentence are asked about, a few dozen a document, each once; a name lies on
// whole tokens; the same text gives the same names. A panic of the model is no
// name. A [Prose] loads its model when it is first asked, and only then.
//
// It never reads Arabic letters, and never makes a mention.
//
//	namer := latin.NewProse()
//	for _, n := range latin.Names(doc, namer, nil, nil) {
//		fmt.Println(doc.Slice(n.Span), n.Type)
//	}
package latin
