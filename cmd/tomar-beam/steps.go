package main

import (
	"context"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
)

// registerSteps makes the steps known to Beam, by which workers find them. It is
// to be called once, before beam.Init.
func registerSteps() {
	register.DoFn3x1[context.Context, []byte, func([]byte), error](&expandFn{})
	register.DoFn3x1[context.Context, []byte, emitter, error](&readFn{})
	register.DoFn3x1[context.Context, string, emitter, error](&recallFn{})
	register.DoFn9x1[context.Context, string, values, emitter, emitter, emitter, emitter, emitter, emitter, error](&extractFn{})
	register.DoFn4x1[string, values, emitter, emitter, error](&sameFn{})
	register.DoFn3x0[string, values, emitter](&nearFn{})
	register.DoFn3x1[string, values, emitter, error](&originalFn{})
	register.DoFn4x0[string, values, values, emitter](&followFn{})
	register.DoFn3x1[string, values, emitter, error](&blockFn{})
	register.DoFn3x1[string, values, emitter, error](&connectFn{})
	register.DoFn8x1[string, values, values, values, emitter, emitter, emitter, emitter, error](&settleFn{})
	register.DoFn4x1[string, values, emitter, emitter, error](&storyFn{})
	register.DoFn4x1[string, []byte, emitter, emitter, error](&entityFn{})
	register.DoFn3x1[string, values, emitter, error](&networkFn{})
	register.DoFn4x1[context.Context, string, values, emitter, error](&journalFn{})
	register.DoFn4x1[context.Context, string, values, emitter, error](&writeFn{})
	register.DoFn3x1[string, []byte, emitter, error](&staleFn{})
	register.DoFn4x1[context.Context, string, values, values, error](&runFn{})
	register.Combiner1[[]byte](&sumFn{})
	register.Combiner1[[]byte](&resultFn{})
	register.Function3x0(gatherFn)
	register.Function3x1(labelFn)
	register.Combiner3[tally, []byte, []byte](&tallyFn{})
	register.Emitter1[[]byte]()
	register.Emitter2[string, []byte]()
	register.Iter1[[]byte]()
	register.Function2x0(keyed)
	register.Function2x0(emptyFn)
	beam.RegisterCoder(reflect.TypeFor[tally](), encodeTally, decodeTally)
}

// values ranges over the values of a key.
type values = func(*[]byte) bool

// keyed gives an empty value to a key.
func keyed(key string, emit emitter) { emit(key, nil) }

// build puts the steps together: the documents of the arguments into the tables
// of the output.
func build(s beam.Scope, set *settings, args []string) {
	var first [][]byte
	for i, a := range args {
		first = append(first, append([]byte(place("").below(set.First+i)), a...))
	}
	set.Arguments = set.First + len(args)
	items := beam.GroupByKey(s, beam.Flatten(s, readAll(s, set, first)...))
	rows, docs, sums, seen, blocks, records := beam.ParDo6(s.Scope("extract"), &extractFn{Settings: *set}, items)

	counted := beam.CombinePerKey(s.Scope("count entities"), &tallyFn{}, seen)
	entities, named := beam.ParDo2(s.Scope("entities"), &entityFn{Settings: *set}, counted)

	copies := findCopies(s.Scope("near copies"), sums)
	labels := joinReports(s.Scope("join reports"), blocks)
	known := beam.CoGroupByKey(s, docs, copies, labels)
	own, shared, net, results := beam.ParDo4(s.Scope("settle documents"), &settleFn{Settings: *set}, known)
	stories, met := beam.ParDo2(s.Scope("stories"), &storyFn{Settings: *set}, beam.GroupByKey(s, shared))
	none := beam.ParDo(s, emptyFn, beam.CreateList(s, []string{resultKey}))
	total := beam.CombinePerKey(s.Scope("results"), &resultFn{}, beam.Flatten(s, results, met, none))
	stale := beam.ParDo(s.Scope("corrections"), &staleFn{Settings: *set}, total)

	network := countNetwork(s.Scope("network"), set, net, named)

	files := write(s.Scope("write"), set, rows, entities, own, stories, network, stale)
	if !set.NoJournal {
		files = beam.Flatten(s, files, keep(s.Scope("journal"), set, records))
	}
	done := s.Scope("run")
	beam.ParDo0(done, &runFn{Settings: *set}, beam.CoGroupByKey(done, total, files))
}

// readAll gives the documents of the arguments, and the records of earlier runs that
// this one goes on from.
func readAll(s beam.Scope, set *settings, args [][]byte) []beam.PCollection {
	inputs := beam.Reshuffle(s.Scope("spread"), beam.ParDo(s.Scope("list"), &expandFn{}, beam.CreateList(s, args)))
	all := []beam.PCollection{beam.ParDo(s.Scope("read"), &readFn{Settings: *set}, inputs)}
	if set.Append != "" {
		all = append(all, recall(s.Scope("recall"), &recallFn{Settings: *set}, set.journals()))
	}
	if len(set.left) > 0 {
		all = append(all, recall(s.Scope("resume"), &recallFn{Settings: *set, Offers: true}, set.left))
	}
	return all
}

func recall(s beam.Scope, fn *recallFn, journals []string) beam.PCollection {
	return beam.ParDo(s, fn, beam.Reshuffle(s, beam.CreateList(s, journals)))
}

// findCopies gives the original of every near copy, under the copy's id.
func findCopies(s beam.Scope, sums beam.PCollection) beam.PCollection {
	keys, followers := beam.ParDo2(s, &sameFn{}, beam.GroupByKey(s, sums))
	near := beam.ParDo(s, &nearFn{}, beam.GroupByKey(s, keys))
	groups := beam.ParDo(s, &connectFn{}, beam.GroupByKey(s, near))
	originals := beam.ParDo(s, &originalFn{}, beam.GroupByKey(s, groups))
	return beam.ParDo(s, &followFn{}, beam.CoGroupByKey(s, followers, originals))
}

// joinReports gives the stories that several documents report, under the ids of
// the documents.
func joinReports(s beam.Scope, blocks beam.PCollection) beam.PCollection {
	pairs := beam.ParDo(s, &blockFn{}, beam.GroupByKey(s, blocks))
	return beam.ParDo(s, labelFn, beam.ParDo(s, &connectFn{}, beam.GroupByKey(s, pairs)))
}

// countNetwork gives the rows of the network, of sums by key and the rows of
// entities.
func countNetwork(s beam.Scope, set *settings, sums, named beam.PCollection) beam.PCollection {
	all := beam.ParDo(s, gatherFn, beam.CombinePerKey(s, &sumFn{}, sums))
	return beam.ParDo(s, &networkFn{Settings: *set}, beam.GroupByKey(s, beam.Flatten(s, all, named)))
}

// write writes every table in shards, and gives what it wrote.
func write(s beam.Scope, set *settings, rows ...beam.PCollection) beam.PCollection {
	var names []string
	for _, t := range set.tables() {
		names = append(names, t.String())
	}
	return beam.ParDo(s, &writeFn{Settings: *set}, inShards(s, set, names, rows...))
}

// keep writes the journal in shards, and gives nothing but that it is done.
func keep(s beam.Scope, set *settings, records beam.PCollection) beam.PCollection {
	return beam.ParDo(s, &journalFn{Settings: *set}, inShards(s, set, []string{journalName}, records))
}

// inShards brings together what belongs into one file, with an empty value for
// every file of the names.
func inShards(s beam.Scope, set *settings, names []string, parts ...beam.PCollection) beam.PCollection {
	var files []string
	for _, name := range names {
		for i := range set.Shards {
			files = append(files, shardKey(name, i))
		}
	}
	parts = append(parts, beam.ParDo(s, keyed, beam.CreateList(s, files)))
	return beam.GroupByKey(s, beam.Flatten(s, parts...))
}
