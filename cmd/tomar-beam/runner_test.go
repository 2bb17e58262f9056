package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	beamlog "github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	jobpb "github.com/apache/beam/sdks/v2/go/pkg/beam/model/jobmanagement_v1"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/dataflow"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/util/grpcx"
)

// asProgram is set where the test binary is to be the program.
const asProgram = "TOMAR_BEAM_AS_PROGRAM"

// program runs tomar-beam in a process of its own and gives what it tells on
// standard error.
func program(t *testing.T, args ...string) (string, error) {
	t.Helper()
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), asProgram+"=1")
	var stderr bytes.Buffer
	c.Stderr = &stderr
	err := c.Run()
	return stderr.String(), err
}

// TestSubmittedToAJobServer gives the pipeline to the job server of another
// process by the runner for Flink: that of Prism, for no Flink is at hand. The
// options reach it, and the tables are the same.
func TestSubmittedToAJobServer(t *testing.T) {
	want := defaults(t.TempDir())
	want.Version = version
	onPrism(t, &want, "../../seeds/corpus") // its server stays
	got := want
	got.Out = t.TempDir()
	said, err := program(t, "--runner", "flink", "--endpoint", *jobopts.Endpoint, "--environment_type", "LOOPBACK", "--job_name", "by-flink",
		"--parallelism", "3", "--experiments", "tried", "--format", "csv,jsonl,parquet", "--out", got.Out, "../../seeds/corpus")
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	sameFiles(t, &want, want.Out, got.Out)
	ctx := context.Background()
	server, err := grpcx.Dial(ctx, *jobopts.Endpoint, answerWithin)
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	jobs, err := jobpb.NewJobServiceClient(server).GetJobs(ctx, &jobpb.GetJobsRequest{})
	if err != nil {
		t.Fatal(err)
	}
	for _, j := range jobs.GetJobInfo() {
		if j.GetJobName() != "by-flink" {
			continue
		}
		options := fmt.Sprint(j.GetPipelineOptions())
		for _, x := range []string{"parallelism", "number_value:3", "tried"} {
			if !strings.Contains(strings.ReplaceAll(options, "  ", " "), x) {
				t.Errorf("the job's options lack %s: %s", x, options)
			}
		}
		return
	}
	t.Error("the server has no job of that name")
}

// TestWhatNoRunnerTakes is told at once, with the flag.
func TestWhatNoRunnerTakes(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	silent := l.Addr().String()
	if err := l.Close(); err != nil { // nobody answers there now
		t.Fatal(err)
	}
	for _, x := range []struct {
		name string
		args []string
		want []string
	}{
		{"no endpoint", []string{"--runner", "flink"}, []string{"--runner flink: name its job server with --endpoint HOST:PORT"}},
		{"no endpoint of Spark", []string{"--runner", "SparkRunner"}, []string{"--runner SparkRunner: name its job server"}},
		{"no port", []string{"--runner", "flink", "--endpoint", "localhost"}, []string{"--endpoint: want HOST:PORT of a job server", "localhost"}},
		{"nobody answers", []string{"--runner", "flink", "--endpoint", silent}, []string{"no job server answers at --endpoint " + silent}},
		{"no such environment", []string{"--runner", "flink", "--endpoint", silent, "--environment_type", "LOOP"}, []string{`--environment_type: "LOOP" is none of`}},
		{"no such runner", []string{"--runner", "flnk"}, []string{`--runner: "flnk" is none of prism, flink`}},
		{"an environment that Dataflow has not", []string{"--runner", "dataflow", "--environment_type", "LOOPBACK"},
			[]string{"--environment_type: dataflow runs its workers in containers"}},
		{"paths of this machine", []string{"--runner", "dataflow", "--out", "here", "--corrections", "c.tsv", "--append", "gs://b/old"},
			[]string{`cannot reach --out "here"`, `cannot reach --corrections "c.tsv"`, `cannot reach the input "news.jsonl"`}},
	} {
		t.Run(x.name, func(t *testing.T) {
			t.Parallel()
			out := filepath.Join(t.TempDir(), "out")
			said, err := program(t, append(append([]string{"--out", out}, x.args...), "news.jsonl")...)
			if err == nil {
				t.Error("it ran")
			}
			for _, w := range x.want {
				if !strings.Contains(said, w) {
					t.Errorf("%q is not told:\n%s", w, said)
				}
			}
			if _, err := os.Stat(out); err == nil {
				t.Error("something was written")
			}
		})
	}
}

// told keeps what Beam logs.
type told struct{ strings.Builder }

// Log keeps a message.
func (l *told) Log(_ context.Context, _ beamlog.Severity, _ int, msg string) {
	fmt.Fprintln(l, msg)
}

// TestDataflowTakesThePipeline translates the pipeline into a job of Dataflow's,
// which is not submitted, and looks for the options in it. What Dataflow itself
// asks for is told.
func TestDataflowTakesThePipeline(t *testing.T) {
	flags := [][2]string{{"environment_type", ""}, {"dry_run", "true"}, {"project", "P"}, {"region", "R"}, {"staging_location", "gs://B/staging"}, {"job_name", "tomar"},
		{"max_num_workers", "101"}, {"worker_machine_type", "T"}, {"disk_size_gb", "203"}}
	for _, f := range flags {
		was := flag.Lookup(f[0]).Value.String()
		t.Cleanup(func() { _ = flag.Set(f[0], was) })
	}
	submit := func() (string, error) {
		set := defaults("gs://B/out")
		p, s := beam.NewPipelineWithRoot()
		build(s, &set, []string{"gs://B/news/*.jsonl.gz"})
		var l told
		beamlog.SetLogger(&l)
		defer beamlog.SetLogger(&beamlog.Standard{})
		_, err := beam.Run(context.Background(), "dataflow", p)
		return l.String(), err
	}
	for _, f := range flags {
		if f[0] == "staging_location" {
			if _, err := submit(); err == nil || !strings.Contains(err.Error(), "--staging_location") {
				t.Errorf("without a staging location: %v", err)
			}
		}
		if err := flag.Set(f[0], f[1]); err != nil {
			t.Fatal(err)
		}
	}
	said, err := submit()
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []string{"Dry-run: not submitting job!", `"name": "tomar"`, `"maxNumWorkers": 101`, `"machineType": "T"`, `"diskSizeGb": 203`, "gs://B/staging"} {
		if !strings.Contains(said, w) {
			t.Errorf("the job lacks %s", w)
		}
	}
	if t.Failed() {
		t.Logf("%.6000s", said[strings.LastIndex(said, "Dry-run"):])
	}
}
