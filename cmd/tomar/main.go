package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/tomar-nlp/tomar/extractors/names/tagger"
	"github.com/tomar-nlp/tomar/pipeline"
)

// version is set by the build.
var version = "unknown"

// Exit status of every command.
const (
	exitFine    = 0 // everything was read and written
	exitFailed  = 1 // some documents failed, the others are written
	exitUsage   = 2 // wrong usage or a broken data file; nothing was started
	exitNothing = 3 // nothing could be written
)

// exit is an error with the status that the process ends with.
type exit struct {
	code int
	err  error
}

func (e *exit) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e *exit) Unwrap() error { return e.err }

// streams are the three files of a process; tests put their own there.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

func main() {
	os.Exit(run(os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// run is the whole program but for the process's end.
func run(args []string, s streams) int {
	root := rootCommand(s)
	root.SetArgs(args)
	err := root.Execute()
	if err == nil {
		return exitFine
	}
	e := asExit(err)
	if msg := e.Error(); msg != "" {
		fmt.Fprintf(s.err, "tomar: %s\n", msg)
	}
	return e.code
}

// asExit is an error with its status; cobra's own, of flags and arguments, has
// none yet.
func asExit(err error) *exit {
	var e *exit
	if !errors.As(err, &e) {
		e = &exit{exitUsage, err}
	}
	return e
}

func rootCommand(s streams) *cobra.Command {
	root := &cobra.Command{
		Use:           "tomar",
		Short:         "Sorani news in, tables of people, places, bodies and dated events out",
		SilenceErrors: true,
		SilenceUsage:  true,
		Version:       version,
	}
	cobra.AddTemplateFunc("dataVersion", dataVersion)
	root.SetVersionTemplate("tomar {{.Version}}\n{{dataVersion}}")
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.AddCommand(extractCommand(s), mergeCommand(s), evalCommand(s), explainCommand(s), gazetteerCommand(s), discoverCommand(s), trainCommand(s), benchCorpusCommand(s), exportCommand(s), summaryCommand(s), searchCommand(s), reportCommand(s), serveCommand(s))
	root.AddCommand(manCommand(root))
	return root
}

func usage(format string, args ...any) error {
	return &exit{exitUsage, fmt.Errorf(format, args...)}
}

// dataVersion names the built-in data by the beginning of its hashes, which
// run.json has whole. It is worked out only where it is asked for.
func dataVersion() string {
	var b strings.Builder
	for _, f := range pipeline.EmbeddedFiles() {
		fmt.Fprintf(&b, "%s %.12s (%d rows)\n", f.Name, f.SHA256, f.Rows)
	}
	model := tagger.BuiltSum()
	fmt.Fprintf(&b, "model %.6x\n", model)
	return b.String()
}
