// Command tomar-beam runs tomar's pipeline as an Apache Beam pipeline, for
// corpora that no single machine reads in time: in this process (Prism), on
// Flink, Spark or Dataflow.
//
// The documents are read by the same code as by tomar extract
// ([pipeline.Parts]); what is counted over the run is brought together by key
// ([resolve.Tally], [resolve.Joiner], [resolve.Copies]). The tables are equal to
// those of one process over the same inputs; with one shard they are the same
// bytes. docs/beam.md says how to build it, how to submit it, and what a billion
// documents cost.
//
// Invariants: a key is valid UTF-8, a value is bytes that begin with where it
// stands in the run, so that no result depends on the order in which a runner
// hands values over; nothing is kept between elements but the loaded data.
package main
