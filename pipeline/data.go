package pipeline

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/tomar-nlp/tomar/extractors/clauses"
	"github.com/tomar-nlp/tomar/extractors/dates"
	"github.com/tomar-nlp/tomar/extractors/events"
	"github.com/tomar-nlp/tomar/extractors/language"
	"github.com/tomar-nlp/tomar/extractors/match"
	"github.com/tomar-nlp/tomar/extractors/morph"
	"github.com/tomar-nlp/tomar/extractors/morph/verb"
	"github.com/tomar-nlp/tomar/extractors/names"
	"github.com/tomar-nlp/tomar/extractors/norm"
	"github.com/tomar-nlp/tomar/extractors/token"
	"github.com/tomar-nlp/tomar/extractors/token/latin"
	"github.com/tomar-nlp/tomar/gazetteers"
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

	seedFS    fs.FS
	gazFS     fs.FS
	common    []seeds.CommonWord
	names     *names.Lexicon
	verbTable *seeds.Verbs
	cues      *seeds.Cues
	tokenizer *token.Tokenizer
	language  *language.Model
	prose     *latin.Prose // loads its model when a Latin run is first met
	verbs     *verb.Grammar
	clauses   *clauses.Parser
	dates     *dates.Grammar
	triggers  []seeds.Trigger
	typeWords map[string]string // event type → Sorani word
	events    *events.Lexicon
	files     []sinks.DataFile
}

// LoadData loads the embedded data, with the files of dir laid over them where
// dir is not empty: dir/seeds and dir/gazetteers hold files by the names of the
// built-in ones. All faults of all files are reported at once, with places.
func LoadData(dir string) (*Data, error) {
	seedFS, gazFS, err := overlaid(dir)
	if err != nil {
		return nil, err
	}
	d := &Data{seedFS: seedFS, gazFS: gazFS, prose: latin.NewProse()}
	var f faults
	named := beginNames(d)
	f = append(f, nil, nil) // theirs come first
	d.Titles = load(&f, func() ([]seeds.Title, error) { return seeds.LoadTitles(seedFS) })
	d.OrgHeads = load(&f, func() ([]seeds.Head, error) { return seeds.LoadHeads(seedFS, "org_heads.tsv") })
	d.PlaceHeads = load(&f, func() ([]seeds.Head, error) { return seeds.LoadHeads(seedFS, "place_heads.tsv") })
	d.Demonyms = load(&f, func() ([]seeds.Demonym, error) { return seeds.LoadDemonyms(seedFS) })
	d.common = load(&f, func() ([]seeds.CommonWord, error) { return seeds.LoadCommon(seedFS) })
	nameHeads := load(&f, func() ([]seeds.Head, error) { return seeds.LoadHeads(seedFS, "names/heads.tsv") })
	d.OrgHeads = append(d.OrgHeads, nameHeads...)
	nameRules := load(&f, func() (*seeds.NameRules, error) { return seeds.LoadNames(seedFS) })
	d.cues = load(&f, func() (*seeds.Cues, error) { return seeds.LoadCues(seedFS) })
	weights := load(&f, func() (*seeds.Voice, error) { return seeds.LoadVoice(seedFS) })
	d.verbTable = load(&f, func() (*seeds.Verbs, error) { return seeds.LoadVerbs(seedFS) })
	clitics := load(&f, func() (*seeds.Clitics, error) { return seeds.LoadClitics(seedFS) })
	times := load(&f, func() (*seeds.Time, error) { return seeds.LoadTime(seedFS) })
	sounds := load(&f, func() ([]seeds.Sound, error) { return seeds.LoadSounds(seedFS) })
	spoken := load(&f, func() ([]seeds.LanguageWord, error) { return seeds.LoadLanguages(seedFS) })
	d.typeWords = load(&f, func() (map[string]string, error) { return seeds.LoadEventTypes(seedFS) })
	frames := load(&f, func() ([]seeds.FrameRule, error) { return seeds.LoadFrames(seedFS) })
	markers := load(&f, func() ([]seeds.Marker, error) { return seeds.LoadMarkers(seedFS) })
	furniture := load(&f, func() ([]seeds.Furniture, error) { return seeds.LoadFurniture(seedFS) })
	laughter := load(&f, func() ([]seeds.Laugh, error) { return seeds.LoadLaughter(seedFS) })
	d.triggers = load(&f, func() ([]seeds.Trigger, error) { return seeds.LoadTriggers(seedFS, events.FrameNames(frames)) })
	d.Norm = load(&f, func() (*norm.Normalizer, error) { return norm.New(seedFS) })
	d.tokenizer = load(&f, func() (*token.Tokenizer, error) { return token.New(seedFS, nil) })
	f[0], f[1] = named.faults()
	if err := f.join(); err != nil {
		return nil, err
	}
	d.language = load(&f, func() (*language.Model, error) { return language.New(spoken, d.Norm) })
	// what cannot be derived the data linter tells; the trigger never fires
	d.verbTable, _ = d.verbTable.With(events.Infinitives(d.triggers)...)
	affixes := load(&f, func() (*seeds.VerbAffixes, error) { return seeds.LoadVerbAffixes(seedFS, d.verbTable) })
	if err := f.join(); err != nil {
		return nil, err
	}
	d.Morph = load(&f, func() (*morph.Analyzer, error) { return morph.New(clitics) })
	d.verbs = load(&f, func() (*verb.Grammar, error) { return verb.Compile(d.verbTable, affixes, d.cues) })
	d.clauses = load(&f, func() (*clauses.Parser, error) { return clauses.New(d.verbTable, d.cues, weights) })
	if err := f.join(); err != nil {
		return nil, err
	}
	d.dates = load(&f, func() (*dates.Grammar, error) { return dates.Compile(times, d.Morph) })
	if err := f.join(); err != nil {
		return nil, err
	}
	d.events = load(&f, func() (*events.Lexicon, error) {
		return events.Compile(events.Data{
			Triggers: d.triggers, Frames: frames, Markers: markers, Laughter: laughter, Furniture: furniture, Verbs: d.verbTable, Titles: d.Titles, OrgHeads: d.OrgHeads, PlaceHeads: d.PlaceHeads, Quantity: d.quantity,
			Defined: d.defined, Copular: d.copular, DefiniteWord: d.definiteWord, PluralWord: d.pluralWord, AgentClitic: d.agentClitic, PredicateName: d.predicateName,
			Takes: d.takes, Within: d.within, Capital: d.capital,
		})
	})
	if err := f.join(); err != nil {
		return nil, err
	}
	d.events.Nominals(d.verbs.AddNominal)
	made := named.spellings()
	d.Matcher = load(&f, func() (*match.Matcher, error) {
		about := 0
		if len(d.Gazetteer.Entities) <= mostEntities { // beside a million names, tables that grow as they must take least
			about = d.Gazetteer.NameCount() + len(made) + otherPhrases
		}
		return match.Compile(match.Options{Morph: d.Morph, Sounds: sounds, About: about}, d.phrases(made))
	})
	if err := f.join(); err != nil {
		return nil, err
	}
	d.names = load(&f, func() (*names.Lexicon, error) {
		return names.Compile(names.Lists{
			Gazetteer: d.Gazetteer, Titles: d.Titles, OrgHeads: d.OrgHeads, PlaceHeads: d.PlaceHeads,
			Rules: nameRules, Morph: d.Morph, Matcher: d.Matcher,
		})
	})
	nameRules.Common = nil // many, and compiled
	return d, f.join()
}

// faults collects the errors of many loaders, so that a user sees them at once.
type faults []error

func (f *faults) join() error { return errors.Join(*f...) }

// load runs a loader and keeps its fault.
func load[T any](f *faults, do func() (T, error)) T {
	v, err := do()
	if err != nil {
		*f = append(*f, err)
	}
	return v
}

func foldName(s string) string { return string(norm.AppendKey(nil, s)) }

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
				return nil //nolint:nilerr // the loader reports it with its place
			}
			rows += sum(h, room.fsys, path)
			return nil
		})
		out = append(out, sinks.DataFile{Name: room.name, SHA256: hex.EncodeToString(h.Sum(nil)), Rows: rows})
	}
	return out
}

// sum adds a file to a hash and counts its lines; the file may be large.
func sum(h io.Writer, fsys fs.FS, path string) (rows int) {
	f, err := fsys.Open(path)
	if err != nil {
		return 0 // the loader reports it with its place
	}
	defer f.Close() //nolint:errcheck // read only
	info, err := f.Stat()
	if err != nil {
		return 0
	}
	fmt.Fprintf(h, "%s %d\n", path, info.Size())
	buf := make([]byte, 1<<15)
	for {
		n, err := f.Read(buf)
		rows += bytes.Count(buf[:n], []byte{'\n'})
		if _, e := h.Write(buf[:n]); e != nil || err != nil {
			return rows
		}
	}
}

// UnweightedClauses is a parser that knows nothing of how people speak, to learn that.
func (d *Data) UnweightedClauses() (*clauses.Parser, error) {
	return clauses.New(d.verbTable, d.cues, nil)
}
