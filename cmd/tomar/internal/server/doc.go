// Package server is the pipeline behind HTTP: POST /extract takes texts and
// streams their rows back, one JSON line a document.
//
// Invariants: a request holds one worker while it runs; when all are taken and
// the queue is full it is refused at once with 429, and nothing is read of it;
// a document is answered whole or as a failed row, never in half; a stop lets
// requests under way finish. It never writes a file and never calls another host.
//
//	s := server.New(p, server.Options{})
//	err := s.Serve(ctx, listener)
package server
