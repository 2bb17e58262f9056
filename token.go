package tomar

// Sentence is a run of tokens: Tokens[First:Last], never across a line break
// that ends a paragraph or a headline.
type Sentence struct {
	Span
	First, Last int32 // tokens, half-open
}

// TokenKind is what a token is made of.
type TokenKind uint8

// The kinds of tokens.
const (
	Word         TokenKind = iota // a word in Arabic script
	Number                        // digits of any of the three scripts, marks and separators included: 12, ٢٠٢٠, 12.5, 1,000
	NumberSuffix                  // digits with a suffix written onto them: 15ی, ٢٦ـی, 2017دا
	DateNumber                    // digits with date separators: 26-9-2020, ٢٠٢٠/٩/٢٦
	ClockNumber                   // 08:59
	Latin                         // a word in Latin script
	Acronym                       // letters with stops: پ.ی.د, U.N.
	URL
	Email
	Hashtag // of several words or in Latin letters, with its # and underscores
	Handle  // @name
	Punct
	Symbol // emoji, currency, percent, unknown glyphs
)

// Token is a piece of the normalised text. White space is no token.
type Token struct {
	Span
	Kind TokenKind
	// Pre and Post are the bytes of a glued preposition or conjunction before
	// the word («لە» in «لەهەولێر») and of a glued «و» behind it; 0 where the
	// rest is not known to be a word. The token's span includes them.
	Pre, Post uint8
	// Digits is the number of leading bytes that are digits and their marks in
	// Number, NumberSuffix, DateNumber and ClockNumber.
	Digits uint8
	// Space says that white space stands before the token, or stood there.
	Space bool
	// Joined says that the space before the token was lost: it is written onto the
	// token before it.
	Joined bool
	// Sent is the sentence's index.
	Sent int32
}

// Core is the token's span without glued preposition and conjunction.
func (t Token) Core() Span {
	return Span{t.Start + int32(t.Pre), t.End - int32(t.Post)}
}

// Tense of a verb form or clause.
type Tense uint8

// The tenses of the tables.
const (
	NoTense Tense = iota
	Past
	Present
	Future
)

// Mood of a verb form.
type Mood uint8

// The moods.
const (
	Indicative  Mood = iota
	Subjunctive      // ب-
	Imperative
	Conditional // بایە, ببووایە
)

// Person of an ending or clitic: 1–3 singular, 4–6 plural, 0 none.
type Person uint8

// VerbForm is one reading of one to three tokens as a form of a verb.
type VerbForm struct {
	Span
	First, Last  int32 // tokens, half-open
	Lemma        int32 // row of the verb table
	Tense        Tense
	Mood         Mood
	Negative     bool
	Passive      bool
	Perfect      bool
	Imperfective bool
	Infinitive   bool   // verbal noun: کوشتن, کوژران
	Participle   bool   // کوژراو
	Directional  bool   // its goal follows: گەیشتە X, کردە سەر X
	Ending       Person // verbal ending
	Clitic       Person // pronominal clitic inside or behind: the agent of a past transitive
	Score        uint8  // 0–255, best reading first among those of one token
}

// Class is the list a hit comes from.
type Class uint8

// The classes of the automaton's entries.
const (
	ClassNone       Class = iota
	ClassEntity           // a gazetteer name; ID is the entity's row
	ClassShort            // a short form of a gazetteer name; good after the full name
	ClassGiven            // a given name
	ClassFamily           // a family name, nisba or tribe
	ClassTitle            // honorific or role; ID is the title's row
	ClassOrgHead          // head word of bodies
	ClassPlaceHead        // head word of places
	ClassDemonym          // عێراقی
	ClassMonth            // calendar row
	ClassWeekday          // calendar row
	ClassCalendar         // seasons, feasts, eras: calendar row
	ClassTimeWord         // a word of the time grammar
	ClassNumberWord       // numeral in letters
	ClassTrigger          // event trigger's nominal or fixed part; ID is the trigger's row
	ClassCue              // a function or context word that rules ask for; ID is its row
	ClassCommon           // a common word that looks like a name
)

// Fold says how far a hit's spelling lies from the listed one.
type Fold uint8

// The folds, nearest first.
const (
	FoldNone   Fold = iota // letter by letter
	FoldLetter             // freely spelt pairs only: ڕ/ر, وو/و, یی/ی, ڵ/ل, final ه/ە
	FoldLoose              // ۆ/و, ێ/ی, ە dropped or doubled, space moved
	FoldFuzzy              // bounded edit distance
)

// Hit is something that the automaton found: whole tokens with their suffixes.
type Hit struct {
	Span              // whole tokens, glued preposition and suffixes included
	Base        Span  // without glued preposition and suffixes
	First, Last int32 // tokens, half-open
	ID          int32 // row in the class's list
	Suffix      int32 // suffix path of the last token; None where there is none
	Class       Class
	Fold        Fold
}
