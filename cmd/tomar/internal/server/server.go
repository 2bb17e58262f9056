package server

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/input"
)

// Options are the limits of the service. The zero value of each means its
// default.
type Options struct {
	Version     string
	Workers     int           // requests that extract at once; the number of processors
	Queue       int           // requests that may wait for a worker; four a worker
	MaxBytes    int64         // one document, in bytes; input.MaxBytes
	MaxBody     int64         // one request, in bytes; 32 documents of MaxBytes
	RequestTime time.Duration // a whole request, from its first byte; two minutes
	StopTime    time.Duration // how long a stop waits for requests under way; half a minute
}

func (o Options) filled() Options {
	if o.Workers < 1 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Queue < 1 {
		o.Queue = 4 * o.Workers
	}
	if o.MaxBytes < 1 {
		o.MaxBytes = input.MaxBytes
	}
	if o.MaxBody < 1 {
		o.MaxBody = 32 * o.MaxBytes
	}
	if o.RequestTime <= 0 {
		o.RequestTime = 2 * time.Minute
	}
	if o.StopTime <= 0 {
		o.StopTime = 30 * time.Second
	}
	return o
}

// Server answers requests. It may be used by many goroutines.
type Server struct {
	opts     Options
	p        *pipeline.Pipeline
	json     *sinks.JSON
	sessions sync.Pool
	slots    chan struct{} // one for each request that extracts
	waiting  atomic.Int64
	metrics  *metrics
}

// New makes a server over a pipeline.
func New(p *pipeline.Pipeline, o Options) *Server {
	s := &Server{opts: o.filled(), p: p, json: sinks.NewJSON()}
	s.slots = make(chan struct{}, s.opts.Workers)
	s.sessions.New = func() any { return p.NewSession() }
	s.metrics = newMetrics(func() float64 { return float64(len(s.slots)) }, func() float64 { return float64(s.waiting.Load()) })
	return s
}

// Handler routes the requests.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /extract", s.extract)
	mux.HandleFunc("GET /healthz", s.health)
	mux.Handle("GET /metrics", s.metrics.handler())
	pages(mux)
	return secured(mux)
}

// secured adds the headers that keep a browser from doing more with an answer
// than show it.
func secured(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Referrer-Policy", "no-referrer")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'")
		h.ServeHTTP(w, r)
	})
}

func (s *Server) health(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	fmt.Fprintf(w, "{\"status\":\"ok\",\"version\":%q,\"workers\":%d}\n", s.opts.Version, s.opts.Workers)
}

// Serve answers until ctx is done, then lets the requests under way finish, for
// StopTime at most. The error is nil after an orderly stop.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	srv := &http.Server{
		Handler:           s.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    64 << 10,
	}
	ended := make(chan error, 1)
	go func() { ended <- srv.Serve(l) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.opts.StopTime)
	defer cancel()
	if err := srv.Shutdown(stop); err != nil {
		_ = srv.Close() // what did not end in time is cut
		return fmt.Errorf("stop: %w", err)
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}
