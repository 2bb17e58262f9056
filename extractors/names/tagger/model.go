package tagger

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"

	"github.com/tomar-nlp/tomar"
)

// Model is what was learned; it does not change and is shared.
type Model struct {
	// Corpus is the SHA-256 of the training sentences; Sentences their number.
	Corpus    [32]byte
	Sentences int
	// Margins are the leads, by type, from which a name is taken; a negative one
	// leaves the type out. That of a person's name of one word stands at OneWord.
	// In the unit of the weights.
	Margins [4]int32

	trans   [width][width]int32
	shift   uint32 // 32 less the binary logarithm of the number of rows
	weights []byte // width a row, each an int8
}

// The format: magic, then in little-endian order format, templates, Unit, the
// logarithm of the rows, sentences, corpus hash, margins, transitions, weights,
// and the CRC-32 (IEEE) of all before it.
const (
	magic      = "tomartag"
	format     = 1
	headerSize = len(magic) + 5*4 + 32 + 4*4 + width*width*4
	minRows    = 4
	maxRows    = 18 // 2 MiB of weights
)

// OneWord is the index of the margin of a person's name of one word.
const OneWord = int(tomar.NoEntity)

// Unit is the weight of 1 in the integers of a model, so of its margins too.
const Unit = 8

// MaxSize is the greatest size of a model file, in bytes.
const MaxSize = 4 << 20

// Parse reads a model from bytes, which it keeps and which must not be changed.
func Parse(b []byte) (*Model, error) {
	switch {
	case len(b) > MaxSize:
		return nil, fmt.Errorf("tagger model: more than %d bytes", MaxSize)
	case len(b) < headerSize+4 || string(b[:len(magic)]) != magic:
		return nil, errors.New("tagger model: no model file")
	}
	body := b[:len(b)-4]
	if crc32.ChecksumIEEE(body) != binary.LittleEndian.Uint32(b[len(body):]) {
		return nil, errors.New("tagger model: checksum differs; the file is damaged")
	}
	le := binary.LittleEndian
	p := body[len(magic):]
	next := func() uint32 { v := le.Uint32(p); p = p[4:]; return v }
	for _, want := range []struct {
		name  string
		value uint32
	}{{"format", format}, {"templates", templates}, {"unit", Unit}} {
		if got := next(); got != want.value {
			return nil, fmt.Errorf("tagger model: %s %d; this program reads %d", want.name, got, want.value)
		}
	}
	rows := next()
	if rows < minRows || rows > maxRows || len(body) != headerSize+width<<rows {
		return nil, fmt.Errorf("tagger model: %d bytes do not fit 2^%d rows", len(b), rows)
	}
	m := &Model{shift: 32 - rows, Sentences: int(next())}
	p = p[copy(m.Corpus[:], p):]
	for i := range m.Margins {
		m.Margins[i] = int32(next())
	}
	for a := range m.trans {
		for t := range m.trans[a] {
			m.trans[a][t] = int32(next())
			if m.trans[a][t] > maxTrans || m.trans[a][t] < -maxTrans {
				return nil, fmt.Errorf("tagger model: transition weight %d is out of range", m.trans[a][t])
			}
		}
	}
	m.weights = p
	return m, nil
}

// maxTrans bounds a transition's weight, so that no sum overflows.
const maxTrans = 1 << 14

// WriteTo writes the model in the form that Parse reads.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	le := binary.LittleEndian
	b := append(make([]byte, 0, headerSize+len(m.weights)+4), magic...)
	for _, v := range []uint32{format, templates, Unit, 32 - m.shift, uint32(m.Sentences)} {
		b = le.AppendUint32(b, v)
	}
	b = append(b, m.Corpus[:]...)
	for _, v := range m.Margins {
		b = le.AppendUint32(b, uint32(v))
	}
	for a := range m.trans {
		for _, v := range m.trans[a] {
			b = le.AppendUint32(b, uint32(v))
		}
	}
	b = append(b, m.weights...)
	b = le.AppendUint32(b, crc32.ChecksumIEEE(b))
	n, err := io.Copy(w, bytes.NewReader(b))
	if err != nil {
		return n, fmt.Errorf("tagger model: %w", err)
	}
	return n, nil
}

// tally adds up rows of weights: a row's eight in two words of four lanes of 16
// bits, each weight raised by bias, so that no lane is negative; perToken rows
// fit a lane.
type tally struct {
	even, odd uint64
	rows      int32
}

const (
	bias  = 128
	lanes = 0x00ff00ff00ff00ff
)

// add adds the rows of some features.
func (m *Model) add(l tally, feats []uint32) tally {
	for _, f := range feats {
		row := binary.LittleEndian.Uint64(m.weights[int(f>>m.shift)*width:]) ^ 0x8080808080808080
		l.even += row & lanes
		l.odd += row >> 8 & lanes
	}
	l.rows += int32(len(feats))
	return l
}

// sum is what every tag comes to.
func (l tally) sum() (sum [Tags]int32) {
	for t := range sum {
		lane := l.even
		if t%2 == 1 {
			lane = l.odd
		}
		sum[t] = int32(uint16(lane>>(t/2*16))) - bias*l.rows
	}
	return sum
}

// score is what every tag of a token comes to.
func (m *Model) score(feats []uint32) [Tags]int32 { return m.add(tally{}, feats).sum() }
