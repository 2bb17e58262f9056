// Command tomar-beam runs tomar's pipeline as an Apache Beam pipeline, for
// corpora that no single machine reads in time: in this process (Prism), on
// Flink, Spark or Dataflow.
//
// The documents are read by the same code as by tomar extract
// ([pipeline.Parts]); what is counted over the run is brought together by key
// ([resolve.Tally], [resolve.Joiner], [resolve.Copies]). With one shard the tables
// and datapackage.json are the bytes that one process writes over the same inputs.
// docs/beam.md says how to build it and what it lacks.
//
// Invariants: a key is valid UTF-8, a value is bytes that begin with where it
// stands in the run, so that no result depends on the order in which a runner
// hands values over; nothing is kept between elements but the loaded data.
package main
