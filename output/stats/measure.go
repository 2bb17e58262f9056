package stats

import (
	"math"
	"strconv"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// association is Dunning's log-likelihood ratio of two things occurring
// together: both times of n, a times the one, b times the other. It is negative
// where they meet less often than chance has it. p is the probability of so
// strong an association by chance (χ², one degree of freedom); both are NaN
// where nothing can be said.
func association(both, a, b, n float64) (g2, p float64) {
	if both < 0 || a < both || b < both || n < a+b-both || n <= 0 {
		return math.NaN(), math.NaN()
	}
	cells := [4][3]float64{ // observed, row, column
		{both, a, b}, {a - both, a, n - b}, {b - both, n - a, b}, {n - a - b + both, n - a, n - b},
	}
	for _, c := range cells {
		if c[0] > 0 {
			g2 += c[0] * math.Log(c[0]*n/(c[1]*c[2]))
		}
	}
	g2 = math.Max(0, 2*g2)
	p = distuv.ChiSquared{K: 1}.Survival(g2)
	if both < a*b/n {
		g2 = -g2
	}
	return round(g2, 4), significant(p)
}

// burst is the probability of count or more where expected is the mean of a
// Poisson distribution. It is the regularized incomplete gamma function, which
// stays exact where one less the distribution function would be nothing.
func burst(count, expected float64) float64 {
	if expected <= 0 || count <= 0 {
		return 1
	}
	return significant(mathext.GammaIncReg(count, expected))
}

// round rounds to digits behind the point.
func round(f float64, digits int) float64 {
	s := math.Pow10(digits)
	return math.Round(f*s) / s
}

// significant rounds to three digits: more mean nothing in a probability, and
// the last ones may differ between machines.
func significant(p float64) float64 { return digits(p, 3) }

// digits rounds to so many digits.
func digits(f float64, n int) float64 {
	if f == 0 || math.IsNaN(f) || math.IsInf(f, 0) {
		return f
	}
	r, err := strconv.ParseFloat(strconv.FormatFloat(f, 'e', n-1, 64), 64)
	if err != nil {
		return f
	}
	return r
}
