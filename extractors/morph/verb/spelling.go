package verb

// spelling says which letters that keys fold (ڕ with ر, ڵ with ل) a word holds.
// At the beginning of a word ڕ and ر are freely spelt and tell nothing.
type spelling uint8

const (
	hasRr   spelling = 1 << iota // ڕ behind the first letter
	hasLl                        // ڵ
	firstRr                      // ڕ at the beginning
)

const (
	lacksBy = 25 // the verb has the letter, the word only its plain twin
	addsBy  = 70 // the word has it, the verb does not
)

func spellingOf(w string) spelling {
	var s spelling
	for i := 0; i+1 < len(w); i++ {
		switch {
		case w[i] == 0xDA && w[i+1] == 0x95 && i > 0:
			s |= hasRr
		case w[i] == 0xDA && w[i+1] == 0x95:
			s |= firstRr
		case w[i] == 0xDA && w[i+1] == 0xB5:
			s |= hasLl
		}
	}
	return s
}

// cost of reading a word so spelt as the verb so spelt.
func (verb spelling) cost(word spelling) uint8 {
	c := uint8(0)
	if verb&hasRr != 0 && word&(hasRr|firstRr) == 0 {
		c += lacksBy
	}
	if verb&hasLl != 0 && word&hasLl == 0 {
		c += lacksBy
	}
	if word&hasRr != 0 && verb&(hasRr|firstRr) == 0 || word&hasLl != 0 && verb&hasLl == 0 {
		c += addsBy
	}
	return c
}
