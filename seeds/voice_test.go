package seeds

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestLoadVoice(t *testing.T) {
	v, err := LoadVoice(FS)
	if err != nil {
		t.Fatal(err)
	}
	if v.Lead <= 0 || len(v.Rows) == 0 || len(v.Words) < 1000 {
		t.Errorf("lead %d, %d rows, %d words", v.Lead, len(v.Rows), len(v.Words))
	}
}

func TestLoadVoiceTellsFaultsWithTheirPlaces(t *testing.T) {
	const rows, words = "feature\tauthor\tspeech\tframe\nlead\t0\t1500\t0\n", "word\tweight\nکەس\t120\n"
	for _, test := range []struct{ name, rows, words, want string }{
		{"weight", rows + "always\t1\tx\t0\n", words, `voice.tsv:3:3: "x" is no weight`},
		{"word", rows, words + "\t5\n", "voice_words.tsv:3:2: a word and a weight are needed"},
		{"great weight", rows, words + "کەس\t70000\n", "voice_words.tsv:3:2: a word and a weight are needed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := LoadVoice(fstest.MapFS{"voice.tsv": {Data: []byte(test.rows)}, "voice_words.tsv": {Data: []byte(test.words)}})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v; want %s", err, test.want)
			}
		})
	}
}
