package clauses

import "fmt"

// A unit's features are its own signs, those of its neighbours, those that a frame has, and
// where it stands between frames, marks, words of the first person and words of speech.
const (
	ofUnit   = 0
	ofBefore = ofUnit + int(signs)
	ofBehind = ofBefore + int(signs)
	ofFrame  = ofBehind + int(signs)

	backAt   = ofFrame + int(signs)         // units back to a frame
	aheadAt  = backAt + len(backTo) + 2     // units to the next one
	sameAt   = aheadAt + len(aheadTo) + 2   // … that names nobody
	closeAt  = sameAt + len(aheadTo) + 2    // units to a mark that closes what nothing opened
	openAt   = closeAt + len(marksTo) + 2   // units back to one that opens what nothing closes
	ownAt    = openAt + len(marksTo) + 2    // neighbours in the first person
	placeAt  = ownAt + len(ownTo) + 1       // place in the text
	lastAt   = placeAt + len(placeTo) + 1   // the last unit
	tenseAt  = lastAt + 1                   // tense of the verb
	lengthAt = tenseAt + tenses             // number of words
	wordsAt  = lengthAt + len(lengthTo) + 1 // weight of its words
	nearAt   = wordsAt + wordSteps          // … of those around it
	textAt   = nearAt + nearSteps           // … of all
	features = textAt + nearSteps
)

// Upper ends of classes of numbers.
var (
	backTo   = [...]int{1, 2, 3, 5, 8, 14}
	aheadTo  = [...]int{1, 2, 3, 5, 8}
	marksTo  = [...]int{0, 2, 5, 8}
	ownTo    = [...]int{0, 1, 2, 4}
	placeTo  = [...]int{0, 1, 3, 8}
	lengthTo = [...]int{3, 6, 12, 25}
)

const (
	wordsMost = 5000 // the greatest weight of a unit's words, in thousandths
	wordStep  = 1000
	wordSteps = 2*wordsMost/wordStep + 1
	nearStep  = 500
	nearMost  = 7
	nearSteps = 2*nearMost + 1
	around    = 3  // units on either side that are neighbours
	marksFar  = 12 // units over which a mark that stands alone is looked for
)

// classOf is the class of a number.
func classOf(n int, to []int) int {
	for i, most := range to {
		if n <= most {
			return i
		}
	}
	return len(to)
}

// step is the class of a weight.
func step(sum, width, most int) int {
	if sum < 0 {
		sum -= width - 1
	}
	return min(max(sum/width, -most), most) + most
}

// featuresOf gives the features of unit i to add.
func featuresOf(us []unit, i int, text int, add func(int)) {
	u := &us[i]
	signsOf(u.signs, ofUnit, add)
	if i > 0 {
		signsOf(us[i-1].signs, ofBefore, add)
	}
	if i+1 < len(us) {
		signsOf(us[i+1].signs, ofBehind, add)
	}
	if u.has(frameSign) {
		signsOf(u.signs, ofFrame, add)
	}
	back := len(backTo) + 1
	for k := i - 1; k >= 0; k-- {
		if us[k].has(frameSign) {
			back = classOf(i-k, backTo[:])
			break
		}
	}
	add(backAt + back)
	ahead, same := len(aheadTo)+1, len(aheadTo)+1
	for k := i + 1; k < len(us); k++ {
		if us[k].has(frameSign) {
			if ahead = classOf(k-i, aheadTo[:]); us[k].has(dropped) {
				same = ahead
			}
			break
		}
	}
	add(aheadAt + ahead)
	add(sameAt + same)
	add(closeAt + untilCloser(us, i))
	add(openAt + sinceOpener(us, i))
	own, sum, n := 0, 0, 0
	for k := max(0, i-around); k <= min(len(us)-1, i+around); k++ {
		if us[k].own() {
			own++
		}
		sum += int(us[k].sum)
		n++
	}
	add(ownAt + classOf(own, ownTo[:]))
	add(placeAt + classOf(i, placeTo[:]))
	if i == len(us)-1 {
		add(lastAt)
	}
	add(tenseAt + int(u.tense))
	add(lengthAt + classOf(int(u.words), lengthTo[:]))
	add(wordsAt + step(int(u.sum), wordStep, wordsMost/wordStep))
	add(nearAt + step(sum/n, nearStep, nearMost))
	add(textAt + step(text, nearStep, nearMost))
}

func signsOf(set uint32, at int, add func(int)) {
	for s := range int(signs) {
		if set>>s&1 != 0 {
			add(at + s)
		}
	}
}

// untilCloser is the class of the way to a mark that closes a quotation which nothing opened.
func untilCloser(us []unit, i int) int {
	for k := i; k < len(us) && k < i+marksFar; k++ {
		if us[k].has(pairOpen) || us[k].has(opener) && k > i {
			break
		}
		if us[k].has(closer) {
			return classOf(k-i, marksTo[:])
		}
	}
	return len(marksTo) + 1
}

// sinceOpener is the class of the way back to a mark that opens one which nothing closes.
func sinceOpener(us []unit, i int) int {
	for k := i; k >= 0 && k > i-marksFar; k-- {
		if us[k].has(closer) && k < i || us[k].has(pairClose) {
			break
		}
		if us[k].has(opener) {
			return classOf(i-k, marksTo[:])
		}
	}
	return len(marksTo) + 1
}

// textWords is the weight of all words of a text, by unit.
func textWords(us []unit) int {
	sum := 0
	for i := range us {
		sum += int(us[i].sum)
	}
	return sum / max(1, len(us))
}

// featureNames are the rows of the table of weights.
var featureNames = nameFeatures()

func nameFeatures() (out [features]string) {
	for s, name := range signNames {
		out[ofUnit+s], out[ofBefore+s], out[ofBehind+s], out[ofFrame+s] = name, "before."+name, "behind."+name, "frame+"+name
	}
	for _, f := range []struct {
		at, n int
		name  string
	}{
		{backAt, len(backTo) + 2, "back"}, {aheadAt, len(aheadTo) + 2, "ahead"}, {sameAt, len(aheadTo) + 2, "ahead_dropped"}, {closeAt, len(marksTo) + 2, "closer"}, {openAt, len(marksTo) + 2, "opener"},
		{ownAt, len(ownTo) + 1, "own"}, {placeAt, len(placeTo) + 1, "place"}, {lastAt, 1, "last"}, {tenseAt, tenses, "tense"}, {lengthAt, len(lengthTo) + 1, "length"},
		{wordsAt, wordSteps, "words"}, {nearAt, nearSteps, "words_near"}, {textAt, nearSteps, "words_text"},
	} {
		for i := range f.n {
			out[f.at+i] = fmt.Sprintf("%s.%d", f.name, i)
		}
	}
	return out
}
