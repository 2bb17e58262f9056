package tagger

import "math"

// lattice holds the scores of one sentence's readings; it keeps its memory.
type lattice struct {
	emit  [][Tags]int32
	fore  [][Tags]int32 // best score of a reading up to a token, its own emission included
	back  [][Tags]int32 // best score of what stands behind it
	from  [][Tags]Tag
	path  []Tag
	total int32 // of the best reading
}

// never is the score of what is not allowed.
const never = math.MinInt32 / 4

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// begin makes room for n tokens.
func (l *lattice) begin(n int) {
	l.emit, l.fore, l.from, l.path = grow(l.emit, n), grow(l.fore, n), grow(l.from, n), grow(l.path, n)
}

// decode finds the best reading; may says what every token may be (nil: any
// tag). Of equal readings the one of lower tags wins.
func (l *lattice) decode(trans *[width][width]int32, may []set) []Tag {
	n := len(l.path)
	if n == 0 {
		return nil
	}
	for b := range Tag(Tags) {
		l.fore[0][b], l.from[0][b] = never, Outside
		if (may == nil || may[0]&only(b) != 0) && !b.inside() {
			l.fore[0][b] = trans[width-1][b] + l.emit[0][b]
		}
	}
	for i := 1; i < n; i++ {
		before, emit, fore, from := &l.fore[i-1], &l.emit[i], &l.fore[i], &l.from[i]
		var open [Tags]Tag // tags of the token before that some reading has
		opens := 0
		for a := range Tag(Tags) {
			if before[a] > never {
				open[opens] = a
				opens++
			}
		}
		for b := range Tag(Tags) {
			fore[b], from[b] = never, Outside
			if may != nil && may[i]&only(b) == 0 {
				continue
			}
			best := int32(never)
			for _, a := range open[:opens] {
				if b.inside() && !follows(a, b) {
					continue
				}
				if s := before[a] + trans[a][b]; s > best {
					best, from[b] = s, a
				}
			}
			if best > never {
				fore[b] = best + emit[b]
			}
		}
	}
	end := Outside
	for t := range Tag(Tags) {
		if l.fore[n-1][t] > l.fore[n-1][end] {
			end = t
		}
	}
	l.total = l.fore[n-1][end]
	for i := n - 1; i >= 0; i-- {
		l.path[i] = end
		end = l.from[i][end]
	}
	return l.path
}

// behind fills the scores of what stands behind each token, for margins.
func (l *lattice) behind(trans *[width][width]int32, may []set) {
	n := len(l.path)
	l.back = grow(l.back, n)
	l.back[n-1] = [Tags]int32{}
	for i := n - 2; i >= 0; i-- {
		for a := range Tag(Tags) {
			best := int32(never)
			for b := range Tag(Tags) {
				if !follows(a, b) || l.back[i+1][b] <= never || may != nil && may[i+1]&only(b) == 0 {
					continue
				}
				best = max(best, trans[a][b]+l.emit[i+1][b]+l.back[i+1][b])
			}
			l.back[i][a] = best
		}
	}
}

// lead is by how much the best reading of the sentence leads every reading in
// which the tokens [i, j) are not exactly this name.
func (l *lattice) lead(i, j int) int32 {
	rival := int32(never)
	other := func(k int, t Tag) {
		if l.fore[k][t] > never && l.back[k][t] > never {
			rival = max(rival, l.fore[k][t]+l.back[k][t])
		}
	}
	for k := i; k < j; k++ {
		for t := range Tag(Tags) {
			if t != l.path[k] {
				other(k, t)
			}
		}
	}
	if j < len(l.path) {
		other(j, Inside(l.path[i].Type()))
	}
	return l.total - rival
}
