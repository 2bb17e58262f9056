package main

import (
	"errors"
	"flag"
	"fmt"
	"net"
	"slices"
	"strings"
	"time"
)

// Runners by the names that Beam gives them.
var (
	here       = []string{"", "prism", "PrismRunner", "direct", "DirectRunner", "dot"}
	jobServers = []string{"flink", "FlinkRunner", "spark", "SparkRunner", "universal", "portable", "PortableRunner"}
	dataflow   = []string{"dataflow", "DataflowRunner"}
)

// environments are where a job server's workers run.
var environments = []string{"", "docker", "process", "external", "loopback"}

// answerWithin is how long a job server may take to answer. Beam itself asks for
// two minutes and tells no reason.
const answerWithin = 10 * time.Second

// checkRunner refuses what a runner would refuse only when the pipeline is built
// and the program is sent, or on every worker.
func checkRunner(fl *flag.FlagSet, s *settings, args []string) error {
	value := func(name string) string {
		if f := fl.Lookup(name); f != nil {
			return f.Value.String()
		}
		return ""
	}
	switch runner := value("runner"); {
	case slices.Contains(here, runner):
		return nil
	case slices.Contains(dataflow, runner):
		if e := value("environment_type"); e != "" && !strings.EqualFold(e, "docker") { // Beam panics
			return fmt.Errorf("--environment_type: dataflow runs its workers in containers (DOCKER), got %q", e)
		}
		return s.allRemote(runner, args)
	case slices.Contains(jobServers, runner):
		return checkEndpoint(runner, value("endpoint"), value("environment_type"))
	default:
		return fmt.Errorf("--runner: %q is none of prism, flink, spark, universal, dataflow", runner)
	}
}

func checkEndpoint(runner, endpoint, environment string) error {
	if endpoint == "" {
		return fmt.Errorf("--runner %s: name its job server with --endpoint HOST:PORT (docs/beam.md)", runner)
	}
	if _, _, err := net.SplitHostPort(endpoint); err != nil {
		return fmt.Errorf("--endpoint: want HOST:PORT of a job server: %w", err)
	}
	if !slices.Contains(environments, strings.ToLower(environment)) {
		return fmt.Errorf("--environment_type: %q is none of DOCKER, PROCESS, EXTERNAL, LOOPBACK", environment)
	}
	c, err := net.DialTimeout("tcp", endpoint, answerWithin)
	if err != nil {
		return fmt.Errorf("--runner %s: no job server answers at --endpoint %s: %w", runner, endpoint, err)
	}
	return c.Close()
}

// allRemote refuses paths of this machine for workers that are others.
func (s *settings) allRemote(runner string, args []string) error {
	var errs []error
	look := func(what, path string) {
		if path != "" && !remote(path) {
			errs = append(errs, fmt.Errorf("--runner %s: its workers cannot reach %s %q; want gs://…", runner, what, path))
		}
	}
	look("--out", s.Out)
	look("--append", s.Append)
	look("--corrections", s.Corrections)
	for _, a := range args {
		look("the input", a)
	}
	return errors.Join(errs...)
}
