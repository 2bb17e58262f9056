package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline"
)

// gather takes what becomes documents, in input order, and offers the rest.
func (f *extractFn) gather(values values) (all []given, err error) {
	var v []byte
	for values(&v) {
		g, err := decodeGiven(v)
		if err != nil {
			return nil, err
		}
		if g.kind != givenOffered {
			all = append(all, g)
		} else if err := f.parts.Offer(g.record); err != nil {
			return nil, fmt.Errorf("--resume: %w", err)
		}
	}
	slices.SortFunc(all, func(a, b given) int { return strings.Compare(string(a.at), string(b.at)) })
	return all, nil
}

// take reads a document, or recalls it from its record, and keeps its record.
func (f *extractFn) take(ctx context.Context, g *given, w *writing, records emitter, emit func(*tables.Row)) (part pipeline.Part, err error) {
	if g.kind == givenRecord {
		if part, err = f.parts.Recall(g.record, emit); err != nil {
			return part, fmt.Errorf("--append: %w", err)
		}
	} else {
		if part, err = f.parts.Read(g.it, emit); err != nil {
			return part, fmt.Errorf("--resume: %w", err)
		}
		f.told.read(ctx, part.Recalled)
	}
	if !f.Settings.NoJournal {
		records(shardKey(journalName, w.shard(part.ID)), f.parts.Record([]byte(g.at)))
	}
	return part, nil
}
