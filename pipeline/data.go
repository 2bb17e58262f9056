package pipeline

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"strings"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/extractors/match"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/extractors/morph/verb"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/extractors/token"
	"github.com/tomar-nlp/tomar/gazetteers"
	"github.com/tomar-nlp/tomar/internal/overlay"
	"github.com/tomar-nlp/tomar/output/sinks"
	"github.com/tomar-nlp/tomar/seeds"
)

// Data is everything that the stages know, loaded and compiled. It does not
// change and is shared by the workers.
type Data struct {
	Gazetteer  *gazetteers.Gazetteer
	Titles     []seeds.Title
	OrgHeads   []seeds.Head
	PlaceHeads []seeds.Head
	Demonyms   []seeds.Demonym
	Norm       *norm.Normalizer
	Morph      *morph.Analyzer
	Matcher    *match.Matcher

	tokenizer   *token.Tokenizer
	verbGrammar *verb.Grammar
	files       []sinks.DataFile
}

// LoadData loads the embedded data, with the files of dir laid over them where
// dir is not empty. All faults of all files are reported at once, with places.
func LoadData(dir string) (*Data, error) {
	seedFS, gazFS := fs.FS(seeds.FS), gazetteers.Embedded()
	if dir != "" {
		info, err := os.Stat(dir)
		if err != nil {
			return nil, fmt.Errorf("data directory: %w", err)
		}
		if !info.IsDir() {
			return nil, fmt.Errorf("data directory: %s is a file", dir)
		}
		seedFS = overlay.New(seedFS, os.DirFS(dir+"/seeds"))
		gazFS = overlay.New(gazFS, os.DirFS(dir+"/gazetteers"))
	}
	d := &Data{files: dataFiles(seedFS, gazFS)}
	var errs []error
	note := func(err error) {
		if err != nil {
			errs = append(errs, err)
		}
	}
	var err error
	d.Gazetteer, err = gazetteers.Load(gazFS, foldName)
	note(err)
	d.Titles, err = seeds.LoadTitles(seedFS)
	note(err)
	d.OrgHeads, err = seeds.LoadHeads(seedFS, "org_heads.tsv")
	note(err)
	d.PlaceHeads, err = seeds.LoadHeads(seedFS, "place_heads.tsv")
	note(err)
	d.Demonyms, err = seeds.LoadDemonyms(seedFS)
	note(err)
	d.Norm, err = norm.New(seedFS)
	note(err)
	clitics, err := seeds.LoadClitics(seedFS)
	note(err)
	d.tokenizer, err = token.New(seedFS, nil)
	note(err)
	verbs, err := seeds.LoadVerbs(seedFS)
	note(err)
	if err == nil {
		affixes, err := seeds.LoadVerbAffixes(seedFS, verbs)
		note(err)
		cues, err2 := seeds.LoadCues(seedFS)
		note(err2)
		if err == nil && err2 == nil {
			d.verbGrammar, err = verb.Compile(verbs, affixes, cues)
			note(err)
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	if d.Morph, err = morph.New(clitics); err != nil {
		return nil, err
	}
	d.Matcher, err = match.Compile(match.Options{Morph: d.Morph}, d.phrases())
	return d, err
}

func foldName(s string) string { return string(norm.AppendKey(nil, s)) }

// phrases are the entries of every list for the one automaton.
func (d *Data) phrases() iter.Seq[match.Phrase] {
	return func(yield func(match.Phrase) bool) {
		ok := true
		add := func(text string, class tomar.Class, id int, flags match.Flags) {
			ok = ok && yield(match.Phrase{Text: text, Class: class, ID: int32(id), Flags: flags})
		}
		words := func(class tomar.Class, id int, word string, variants []string) {
			add(word, class, id, 0)
			for _, v := range variants {
				add(v, class, id, 0)
			}
		}
		for _, n := range d.Gazetteer.Names {
			class := tomar.ClassEntity
			if n.Kind == gazetteers.Short {
				class = tomar.ClassShort
			}
			add(n.Text, class, int(n.Entity), 0)
		}
		for i, n := range d.Gazetteer.Given {
			words(tomar.ClassGiven, i, n.Name, n.Variants)
		}
		for i, n := range d.Gazetteer.Family {
			words(tomar.ClassFamily, i, n.Name, n.Variants)
		}
		for i, t := range d.Titles {
			words(tomar.ClassTitle, i, t.Word, t.Variants)
		}
		for i, h := range d.OrgHeads {
			words(tomar.ClassOrgHead, i, h.Word, h.Variants)
		}
		for i, h := range d.PlaceHeads {
			words(tomar.ClassPlaceHead, i, h.Word, h.Variants)
		}
		for i, t := range d.Demonyms {
			words(tomar.ClassDemonym, i, t.Word, t.Variants)
		}
	}
}

// dataFiles sums up the data in use: one hash over all files of each room, in
// the order of their names.
func dataFiles(seedFS, gazFS fs.FS) []sinks.DataFile {
	var out []sinks.DataFile
	for _, room := range []struct {
		name string
		fsys fs.FS
	}{{"seeds", seedFS}, {"gazetteers", gazFS}} {
		h, rows := sha256.New(), 0
		_ = fs.WalkDir(room.fsys, ".", func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || strings.HasPrefix(path, "corpus/") {
				return nil
			}
			b, err := fs.ReadFile(room.fsys, path)
			if err != nil {
				return nil // the loader reports it with its place
			}
			fmt.Fprintf(h, "%s %d\n", path, len(b))
			h.Write(b)
			rows += bytes.Count(b, []byte{'\n'})
			return nil
		})
		out = append(out, sinks.DataFile{Name: room.name, SHA256: hex.EncodeToString(h.Sum(nil)), Rows: rows})
	}
	return out
}
