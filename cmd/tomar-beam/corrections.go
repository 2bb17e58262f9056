package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"

	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/output/tables"
	"github.com/tomar-nlp/tomar/pipeline"
	"github.com/tomar-nlp/tomar/pipeline/resolve"
)

// findCorrections looks for the file of corrections, by default the one in the
// output, and reads it once: a fault in it must stop the run before it begins.
func (s *settings) findCorrections(ctx context.Context) error {
	names := []string{s.Corrections}
	if s.Corrections == "" {
		names = []string{within(s.Out, resolve.CorrectionsFile)}
		if s.Append != "" {
			names = append(names, within(s.Append, resolve.CorrectionsFile))
		}
	}
	var name string
	var data []byte
	var err error
	for _, name = range names {
		if data, err = readFile(ctx, name); !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	if s.Corrections == "" && errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("--corrections: %w", err)
	}
	s.Corrections, s.CorrectionsID = name, hash(data)
	_, err = s.load()
	return err
}

// loadCorrections reads the corrections on a worker. Those that another worker
// has must be the same.
func (s *settings) loadCorrections(p *ready) error {
	if s.Corrections == "" {
		return nil
	}
	data, err := readFile(context.Background(), s.Corrections)
	if err != nil {
		return fmt.Errorf("--corrections: %w", err)
	}
	if hash(data) != s.CorrectionsID {
		return fmt.Errorf("--corrections: %s is not what it was when the run began", s.Corrections)
	}
	c, file, err := p.Corrections(s.Corrections, data)
	p.corrections, p.file = c, append(p.file, file)
	return err
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// keepRemarks refuses to write over a timeline in which people left remarks: this
// program does not carry them on as tomar extract does.
func (s *settings) keepRemarks(ctx context.Context) error {
	for i := range s.Shards {
		name := s.shardFile(tables.Timeline.String(), i) + sinks.CSV.Extension()
		data, err := readFile(ctx, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return fmt.Errorf("--out: %w", err)
		}
		v := resolve.NewReviews()
		if err := v.AddCSV(bytes.NewReader(data)); err != nil {
			return fmt.Errorf("--out: %s:%w: the remarks in it would be lost; mend it or move it away", name, err)
		}
		if n := len(v.Lost()); n > 0 { // all of them: no story was asked for
			return fmt.Errorf("--out: %s has %d remarks, which would be lost; put them into %s (docs/corrections.md) and move the file away, or write into another folder",
				name, n, resolve.CorrectionsFile)
		}
	}
	return nil
}

// staleFn tells in diagnostics which corrections met nothing.
type staleFn struct {
	Settings settings
}

// ProcessElement takes the result of the run.
func (f *staleFn) ProcessElement(_ string, value []byte, rows emitter) error {
	p, err := f.Settings.load()
	if err != nil {
		return err
	}
	res, err := decodeResult(value)
	if err != nil {
		return err
	}
	met := p.corrections.Session()
	met.Meet(res.met)
	w := writing{shards: f.Settings.Shards, emit: rows}
	var row tables.Row
	for i, s := range met.Stale() {
		// behind the diagnostics of every document, whose places begin with the number of an argument
		order := binary.BigEndian.AppendUint32([]byte("\xff\xff\xff\xff"), uint32(i))
		w.write(pipeline.LostRow(&row, pipeline.CodeStale, s.String()), "", string(order))
	}
	return nil
}
