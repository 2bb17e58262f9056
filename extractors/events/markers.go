package events

import (
	"unicode/utf8"

	"github.com/tomar-nlp/tomar/extractors/forms"
	"github.com/tomar-nlp/tomar/extractors/norm"
)

// marker is a set of ways in which a participant is marked, or of what a word
// says of its clause.
type marker uint64

const (
	mSubject marker = 1 << iota
	mObject
	mOf
	mGoal
	mIn
	mTo
	mOn
	mAgainst
	mWith
	mBy
	mBe
	mNear
	mToward
	mPlanned
	mHypothetical
	mSender
	mReported
	mSource
	mWeapon
	mNamed
	mSport
	mForces
	mInstitution
	mOffice
	mVehicle
	mMemorial
	mBetween
	mOwn
	mKin
	mBehalf
	mBack
	mInformant
	mAttend
	mDoer
	mSome
	mPart
	mThat
	mDuring
	mAdverb
	mVisitor
	mAside
	mOthers
	mAs
	mLead
	mLasting
	mTally
	mRegime
	mOrdered
	mState
	mBeside
	mEvery
	mEarlier
	mNone
	mLater
	mThose
	mSpan
	mMoreover
	mFollowers
	mBelongs
	mBygone
	mNaming
	mMustNot
	mStaging
	mAsks
)

var markerNames = map[string]marker{
	"subject": mSubject, "object": mObject, "of": mOf, "goal": mGoal, "in": mIn, "to": mTo, "on": mOn, "against": mAgainst,
	"with": mWith, "by": mBy, "be": mBe, "near": mNear, "bygone": mBygone, "naming": mNaming, "mustnot": mMustNot, "staging": mStaging, "asks": mAsks, "toward": mToward, "planned": mPlanned, "hypothetical": mHypothetical,
	"sender": mSender, "reported": mReported, "source": mSource, "weapon": mWeapon, "named": mNamed,
	"sport": mSport, "forces": mForces, "institution": mInstitution, "office": mOffice, "vehicle": mVehicle, "memorial": mMemorial,
	"between": mBetween, "own": mOwn, "kin": mKin, "behalf": mBehalf, "back": mBack, "informant": mInformant,
	"attend": mAttend, "doer": mDoer, "some": mSome, "part": mPart, "that": mThat, "during": mDuring, "adverb": mAdverb, "visitor": mVisitor,
	"aside": mAside, "others": mOthers, "as": mAs, "lead": mLead, "lasting": mLasting, "tally": mTally, "regime": mRegime, "ordered": mOrdered, "state": mState, "beside": mBeside, "every": mEvery, "earlier": mEarlier, "none": mNone, "later": mLater, "those": mThose, "span": mSpan, "moreover": mMoreover, "followers": mFollowers, "belongs": mBelongs,
}

// prepositions are the markers that stand before a participant.
const prepositions = mIn | mTo | mOn | mAgainst | mWith | mBy | mBe | mNear | mToward | mSource | mBetween | mAside

func markerList(names []string) []marker {
	var out []marker
	for _, n := range names {
		out = append(out, markerNames[n])
	}
	return out
}

func (m marker) String() string {
	for _, n := range []string{"subject", "object", "of", "goal", "by", "on", "against", "with", "to", "toward", "near", "source", "between", "own", "attend", "doer", "visitor", "sender", "in", "be"} {
		if m&markerNames[n] != 0 {
			return n
		}
	}
	return "none"
}

// wordIs reports whether a token of the sentence is one of a set of words, without suffixes.
func (x *Extractor) wordIs(t int32, set map[string]bool) bool {
	return t >= x.doc.Sentences[x.sent].First && set[string(x.forms.CoreKey(t, x.key))]
}

// markAt is the longest marker that ends with token t, and its first token.
func (x *Extractor) markAt(t, from int32) (marker, int32) {
	if t < from {
		return 0, t
	}
	longest, bare := int32(x.lex.longest), false
	var w wordForm
	if k := &x.doc.Tokens[t]; k.Pre == 0 && k.Post == 0 {
		w, bare = x.word(t), true
		longest = int32(w.marks)
	}
	for n := min(longest, t-from+1); n >= 1; n-- {
		first := t - n + 1
		if n == 1 && bare {
			return w.mark(), t
		}
		x.key = x.key[:0]
		for i := first; i <= t; i++ {
			if i > first {
				x.key = append(x.key, ' ')
			}
			k := &x.doc.Tokens[i]
			if id := x.ids[i]; id != forms.None && k.Pre == 0 && k.Post == 0 {
				x.key = append(x.key, x.forms.Key(id)...)
			} else {
				x.key = norm.AppendKey(x.key, x.doc.Slice(k.Span))
			}
		}
		if m, ok := x.lex.markers[string(x.key)]; ok {
			return m, first
		}
	}
	return 0, t
}

// glued is the marker of a preposition written onto a token.
func (x *Extractor) glued(t int32) marker {
	k := &x.doc.Tokens[t]
	if k.Pre == 0 {
		return 0
	}
	x.key = norm.AppendKey(x.key[:0], x.doc.Text[k.Start:k.Start+int32(k.Pre)])
	return x.lex.markers[string(x.key)] & prepositions
}

// ezafe reports whether a token ends as words do that are joined to the next:
// in the letter of the ezafe, which the matcher's suffixes do not tell of words
// that no list has.
func (x *Extractor) ezafe(t int32) bool {
	s := x.doc.Slice(x.doc.Tokens[t].Span)
	r, _ := utf8.DecodeLastRuneInString(s)
	return r == ezafeLetter
}

// ezafeLetter is U+06CC, the letter that joins a word to the next.
const ezafeLetter = '\u06CC'
