package main

import (
	"context"
	"fmt"
	"net"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/tomar-nlp/tomar/cmd/tomar/internal/server"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/input"
)

type serveFlags struct {
	address string
	data    string
	options server.Options
	model   modelFlags
}

func serveCommand(s streams) *cobra.Command {
	var f serveFlags
	c := &cobra.Command{
		Use:   "serve",
		Short: "Answer over HTTP: texts in, rows out, and a page to try texts on",
		Long: `Answers POST /extract (a text, JSON or JSON Lines) with a JSON line a document,
GET /healthz, GET /metrics (Prometheus), GET /api, and GET / with a page to try
texts on. It listens on this machine alone unless --address says otherwise.
There is no password: put a proxy before it where others can reach it.`,
		Example: `  tomar serve
  curl --data-binary @article.txt 'http://127.0.0.1:8710/extract?date=2020-09-30'`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return serve(c.Context(), s, f) },
	}
	fl := c.Flags()
	fl.StringVar(&f.address, "address", "127.0.0.1:8710", "host and port to listen on; port 0 takes a free one")
	fl.StringVar(&f.data, "data", "", "directory with data files that lie over the built-in ones")
	fl.IntVar(&f.options.Workers, "workers", runtime.NumCPU(), "requests that extract at once")
	fl.IntVar(&f.options.Queue, "queue", 0, "requests that may wait; more are refused with 429 (default four a worker)")
	fl.Int64Var(&f.options.MaxBytes, "max-bytes", input.MaxBytes, "longest document, in bytes")
	fl.Int64Var(&f.options.MaxBody, "max-body", 32*input.MaxBytes, "longest request, in bytes")
	fl.DurationVar(&f.options.RequestTime, "request-time", 2*time.Minute, "longest time for one request")
	f.model.add(c)
	return c
}

func serve(ctx context.Context, s streams, f serveFlags) error {
	if f.options.Workers < 1 {
		return usage("--workers: want at least 1, got %d", f.options.Workers)
	}
	model, err := f.model.load()
	if err != nil {
		return &exit{exitUsage, err}
	}
	p, err := pipeline.New(pipeline.Config{DataDir: f.data, Tagger: model})
	if err != nil {
		return &exit{exitUsage, err}
	}
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	var lc net.ListenConfig
	l, err := lc.Listen(ctx, "tcp", f.address)
	if err != nil {
		return usage("--address: %w", err)
	}
	if a, ok := l.Addr().(*net.TCPAddr); ok && !a.IP.IsLoopback() {
		fmt.Fprintf(s.err, "tomar: %s can be reached from other machines, and asks for no password\n", a)
	}
	f.options.Version = version
	fmt.Fprintf(s.out, "tomar listens on http://%s\n", l.Addr())
	if err := server.New(p, f.options).Serve(ctx, l); err != nil {
		return &exit{exitFailed, err}
	}
	return nil
}
