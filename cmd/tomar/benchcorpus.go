package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/tomar-nlp/tomar/pipeline"
)

// benchCorpusCommand makes a corpus to measure on from the sample articles and
// the gazetteer, so that nobody needs texts of others.
func benchCorpusCommand(s streams) *cobra.Command {
	var out, from string
	var docs int
	var seed uint64
	c := &cobra.Command{
		Use:   "bench-corpus",
		Short: "Make a large corpus to measure on: sentences of the sample articles recombined, names swapped",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			sentences, err := sampleSentences(from)
			if err != nil {
				return &exit{exitUsage, err}
			}
			d, err := pipeline.LoadData("")
			if err != nil {
				return &exit{exitUsage, err}
			}
			var names []string
			for i := range d.Gazetteer.Entities {
				names = append(names, d.Gazetteer.Entities[i].Name())
			}
			if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
				return &exit{exitNothing, err}
			}
			f, err := os.Create(out)
			if err != nil {
				return &exit{exitNothing, err}
			}
			defer f.Close()
			if err := writeBenchCorpus(f, sentences, names, docs, seed); err != nil {
				return &exit{exitNothing, err}
			}
			fmt.Fprintf(s.out, "%d documents in %s\n", docs, out)
			return nil
		},
	}
	c.Flags().StringVar(&out, "out", "corpus.jsonl", "file to write")
	c.Flags().StringVar(&from, "from", filepath.Join("seeds", "corpus"), "directory with sample articles")
	c.Flags().IntVar(&docs, "docs", 20000, "documents to make")
	c.Flags().Uint64Var(&seed, "seed", 1, "the same seed gives the same corpus")
	return c
}

func sampleSentences(dir string) ([]string, error) {
	files, err := fs.Glob(os.DirFS(dir), "*.txt")
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no sample articles in %s", dir)
	}
	slices.Sort(files)
	var out []string
	for _, name := range files {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		for _, line := range strings.Split(string(data), "\n") {
			for _, sentence := range strings.SplitAfter(line, ". ") {
				if s := strings.TrimSpace(sentence); len(s) > minSentence {
					out = append(out, s)
				}
			}
		}
	}
	return out, nil
}

const (
	minSentence  = 40 // bytes of a sentence worth recombining
	maxSentences = 12 // sentences of a document
	swapOneIn    = 3  // sentences of which one gets another name
)

func writeBenchCorpus(f *os.File, sentences, names []string, docs int, seed uint64) error {
	rng := rand.New(rand.NewPCG(seed, seed))
	w := bufio.NewWriter(f)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for i := range docs {
		var b strings.Builder
		for range 2 + rng.IntN(maxSentences) {
			s := sentences[rng.IntN(len(sentences))]
			if rng.IntN(swapOneIn) == 0 {
				words := strings.Fields(s)
				words[rng.IntN(len(words))] = names[rng.IntN(len(names))]
				s = strings.Join(words, " ")
			}
			b.WriteString(s)
			b.WriteByte(' ')
		}
		day := fmt.Sprintf("20%02d-%02d-%02d", 10+rng.IntN(15), 1+rng.IntN(12), 1+rng.IntN(28))
		if err := e.Encode(map[string]string{"id": fmt.Sprintf("b%d", i), "date": day, "text": strings.TrimSpace(b.String())}); err != nil {
			return err
		}
	}
	return w.Flush()
}
