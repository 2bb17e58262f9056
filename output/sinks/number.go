package sinks

import (
	"math"
	"strconv"

	"github.com/tomar-nlp/tomar/output/tables"
)

// appendNumber writes a number or truth value, as CSV and JSON have it.
func appendNumber(dst []byte, c *tables.Cell) []byte {
	switch c.Kind {
	case tables.Int:
		return strconv.AppendInt(dst, c.Int(), 10)
	case tables.Float:
		return appendFloat(dst, c.Float())
	}
	return strconv.AppendBool(dst, c.Bool())
}

// appendFloat writes a finite number in its shortest form, with an exponent
// only where it is very small or large, as encoding/json does. Numbers of up to
// four digits behind the point, as confidences are, take a short way.
func appendFloat(dst []byte, f float64) []byte {
	if f >= 0 && f < 1e6 {
		n := uint64(f*1e4 + 0.5)
		if float64(n)/1e4 == f {
			dst = strconv.AppendUint(dst, n/10000, 10)
			if n %= 10000; n == 0 {
				return dst
			}
			dst = append(dst, '.', byte('0'+n/1000), byte('0'+n/100%10), byte('0'+n/10%10), byte('0'+n%10))
			for dst[len(dst)-1] == '0' {
				dst = dst[:len(dst)-1]
			}
			return dst
		}
	}
	format := byte('f')
	if a := math.Abs(f); a != 0 && (a < 1e-6 || a >= 1e21) {
		format = 'e'
	}
	return strconv.AppendFloat(dst, f, format, -1, 64)
}
