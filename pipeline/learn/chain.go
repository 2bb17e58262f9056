package learn

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/optimize"

	"github.com/tomar-nlp/tomar/extractors/clauses"
)

// voices is the number of voices that a unit may have.
const voices = len(clauses.VoiceNames)

// sequence is a text as the chain sees it: the features of every unit, and its voice.
type sequence struct {
	features [][]int
	voice    []int
}

// chain is a conditional random field over the units of a text: a weight for each feature and
// voice, and one for each voice behind another; the last row of turns is for the first unit.
type chain struct {
	weights []float64 // feature by feature
	turns   [voices + 1][voices]float64
}

// fitChain finds the chain under which the voices of the texts are likeliest, with a normal
// prior over the weights whose inverse variance is prior.
func fitChain(texts []sequence, prior float64) (*chain, error) {
	dim := clauses.Features*voices + (voices+1)*voices
	at := clauses.Features * voices
	c := &chain{weights: make([]float64, at)}
	take := func(x []float64) {
		copy(c.weights, x)
		for i := range c.turns {
			copy(c.turns[i][:], x[at+i*voices:])
		}
	}
	cost := func(grad, x []float64) float64 {
		take(x)
		clear(grad)
		sum := 0.0
		for i := range texts {
			sum += c.learn(&texts[i], grad[:at], grad[at:])
		}
		floats.AddScaled(grad[:at], prior, x[:at])
		floats.Add(grad[at:], x[at:])
		return sum + prior*floats.Dot(x[:at], x[:at])/2 + floats.Dot(x[at:], x[at:])/2
	}
	x, err := minimize(cost, dim)
	if err != nil {
		return nil, fmt.Errorf("fit chain: %w", err)
	}
	take(x)
	return c, nil
}

// minimize finds the least of a convex function that also gives its gradient.
func minimize(cost func(grad, x []float64) float64, dim int) ([]float64, error) {
	spare := make([]float64, dim)
	p := optimize.Problem{
		Func: func(x []float64) float64 { return cost(spare, x) },
		Grad: func(grad, x []float64) { cost(grad, x) },
	}
	r, err := optimize.Minimize(p, make([]float64, dim), &optimize.Settings{MajorIterations: 80, GradientThreshold: 1e-3, Concurrent: 0}, &optimize.LBFGS{})
	if r == nil {
		return nil, err
	}
	return r.X, nil // a search that ends before the gradient is nought is near enough
}

// emit is what each unit's features weigh for each voice.
func (c *chain) emit(t *sequence) [][voices]float64 {
	out := make([][voices]float64, len(t.features))
	for i, fs := range t.features {
		for _, f := range fs {
			for v := range voices {
				out[i][v] += c.weights[f*voices+v]
			}
		}
	}
	return out
}

// learn adds a text's part to the gradient and gives the negative logarithm of its likelihood.
func (c *chain) learn(t *sequence, grad, turns []float64) float64 {
	n := len(t.features)
	if n == 0 {
		return 0
	}
	emit := c.emit(t)
	before, behind := make([][voices]float64, n), make([][voices]float64, n)
	for i := range n {
		for v := range voices {
			before[i][v] = c.turns[voices][v]
			if i > 0 {
				before[i][v] = logSum(func(u int) float64 { return before[i-1][u] + c.turns[u][v] })
			}
			before[i][v] += emit[i][v]
		}
	}
	for i := n - 2; i >= 0; i-- {
		for v := range voices {
			behind[i][v] = logSum(func(u int) float64 { return c.turns[v][u] + emit[i+1][u] + behind[i+1][u] })
		}
	}
	all := logSum(func(v int) float64 { return before[n-1][v] })
	cost := all
	for i := range n {
		is := t.voice[i]
		cost -= emit[i][is]
		for v := range voices {
			g := math.Exp(before[i][v]+behind[i][v]-all) - truth(v == is)
			for _, f := range t.features[i] {
				grad[f*voices+v] += g
			}
			if i == 0 {
				turns[voices*voices+v] += g
				continue
			}
			for u := range voices {
				turns[u*voices+v] += math.Exp(before[i-1][u]+c.turns[u][v]+emit[i][v]+behind[i][v]-all) - truth(v == is && u == t.voice[i-1])
			}
		}
		if i == 0 {
			cost -= c.turns[voices][is]
		} else {
			cost -= c.turns[t.voice[i-1]][is]
		}
	}
	return cost
}

func logSum(of func(int) float64) float64 {
	var x [voices]float64
	for v := range voices {
		x[v] = of(v)
	}
	return floats.LogSumExp(x[:])
}

func truth(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// bag is the words of a unit, each once, and how likely it is somebody's.
type bag struct {
	words  []int
	said   float64 // 1 for somebody's, 0 for the author's
	weight float64
}

// fitWords finds the weights of words by which somebody's are told from the author's: a
// logistic regression. The last weight is the bias.
func fitWords(bags []bag, words int, prior float64) ([]float64, error) {
	x, err := minimize(func(grad, x []float64) float64 {
		clear(grad)
		sum := 0.0
		for i := range bags {
			b := &bags[i]
			s := x[words]
			for _, w := range b.words {
				s += x[w]
			}
			sum += b.weight * (math.Log1p(math.Exp(-math.Abs(s))) + math.Max(s, 0) - b.said*s)
			g := b.weight * (1/(1+math.Exp(-s)) - b.said)
			grad[words] += g
			for _, w := range b.words {
				grad[w] += g
			}
		}
		floats.AddScaled(grad[:words], prior, x[:words])
		return sum + prior*floats.Dot(x[:words], x[:words])/2
	}, words+1)
	if err != nil {
		return nil, fmt.Errorf("fit words: %w", err)
	}
	return x, nil
}
