package main

import (
	"fmt"
	"io"
	"log/slog"

	"github.com/tomar-nlp/tomar/output/sinks"
)

// logger tells what happens on standard error, for people or for machines.
type logger struct {
	w    io.Writer
	json *slog.Logger // nil for text
}

func newLogger(w io.Writer, format string) *logger {
	l := &logger{w: w}
	if format == "json" {
		l.json = slog.New(slog.NewJSONHandler(w, nil))
	}
	return l
}

// note tells something that is no fault.
func (l *logger) note(message string) {
	if l.json != nil {
		l.json.Info(message)
		return
	}
	fmt.Fprintf(l.w, "tomar: %s\n", message)
}

// warn tells something that somebody should look at.
func (l *logger) warn(message string) {
	if l.json != nil {
		l.json.Warn(message)
		return
	}
	fmt.Fprintf(l.w, "tomar: %s\n", message)
}

func (l *logger) failure(x sinks.Failure) {
	if l.json != nil {
		l.json.Error(x.Message, "path", x.Path, "code", x.Code)
		return
	}
	fmt.Fprintf(l.w, "tomar: %s: %s [%s]\n", x.Path, x.Message, x.Code)
}

// end tells the error with which the command ends, as JSON where that was asked
// for; the status stays.
func (l *logger) end(err error) error {
	if l.json == nil || err == nil || err.Error() == "" {
		return err
	}
	e := asExit(err)
	l.json.Error(e.Error(), "status", e.code)
	return &exit{e.code, nil}
}
