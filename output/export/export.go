package export

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/tomar-nlp/tomar/output/tables"
)

// Dir is the folder inside the output folder that exports are written to.
const Dir = "exports"

// Options narrow timelines and maps to what a person can look at.
type Options struct {
	Top     int      // so many stories, those of most documents; 0 means all
	Types   []string // event types; none means all
	GroupBy string   // type (the default), place, admin1, country or none
}

// Format is one export.
type Format struct {
	Name string
	Doc  string // what for, in a few words
	run  func(j *job) error
}

// Formats are all exports, in the order in which they are described.
func Formats() []Format {
	return []Format{
		{"timelinejs", "TimelineJS3: timeline.json", (*job).timelineJS},
		{"vis", "vis-timeline: vis.json", (*job).vis},
		{"geojson", "maps (QGIS, Leaflet): stories.geojson", (*job).geoJSON},
		{"gexf", "Gephi (GEXF 1.3): network_cooccurrence.gexf, network_acts_on.gexf", (*job).gexf},
		{"graphml", "NetworkX, yEd, igraph: network_cooccurrence.graphml, network_acts_on.graphml", (*job).graphML},
		{"gephi", "Gephi's spreadsheet import: gephi_nodes.csv, gephi_edges.csv", (*job).gephi},
		{"conll", "CoNLL-2003, IOB2: corpus.conll", (*job).conll},
		{"conllu", "CoNLL-U with names in MISC: corpus.conllu", (*job).conllu},
		{"brat", "brat standoff: a folder with .txt, .ann and annotation.conf", (*job).brat},
		{"webanno", "WebAnno TSV 3.3 (INCEpTION): a folder of .tsv", (*job).webAnno},
		{"labelstudio", "Label Studio: labelstudio.json", (*job).labelStudio},
		{"spacy", "spaCy's JSON of documents: spacy.json", (*job).spaCy},
		{"webannotation", "W3C Web Annotation: annotations.jsonld", (*job).webAnnotation},
	}
}

// ErrFormat says that a name is no export.
var ErrFormat = errors.New("no such export")

// All stands for every export.
const All = "all"

// Run writes exports of the output folder out into its folder exports, and gives
// the paths of what it wrote, relative to out. The name All means every one.
func Run(out string, names []string, opts Options) ([]string, error) {
	formats := Formats()
	var todo []Format
	if slices.Contains(names, All) {
		names, todo = nil, formats
	}
	for _, n := range names {
		i := slices.IndexFunc(formats, func(f Format) bool { return f.Name == n })
		if i < 0 {
			return nil, fmt.Errorf("%q: %w", n, ErrFormat)
		}
		todo = append(todo, formats[i])
	}
	if !slices.Contains([]string{"", "type", "place", "admin1", "country", "none"}, opts.GroupBy) {
		return nil, fmt.Errorf("%q is nothing to group by; want type, place, admin1, country or none", opts.GroupBy)
	}
	r, err := tables.Open(out)
	if err != nil {
		return nil, err
	}
	var written []string
	for _, f := range todo {
		j := &job{in: r, opts: opts, dir: filepath.Join(out, Dir), stage: filepath.Join(out, Dir, "."+f.Name+".tmp")}
		if err := j.do(f); err != nil {
			return written, fmt.Errorf("export %s: %w", f.Name, err)
		}
		for _, n := range j.names {
			written = append(written, Dir+"/"+n)
		}
	}
	return written, nil
}

// job is one export under way. Its files are staged and take their places
// together at the end.
type job struct {
	in    *tables.Reader
	opts  Options
	dir   string
	stage string
	names []string // entries of the stage: files and folders
}

func (j *job) do(f Format) error {
	if err := os.RemoveAll(j.stage); err != nil { // of a dead run
		return err
	}
	if err := os.MkdirAll(j.stage, 0o755); err != nil {
		return err
	}
	defer os.RemoveAll(j.stage)
	if err := f.run(j); err != nil {
		return err
	}
	for _, n := range j.names {
		to := filepath.Join(j.dir, n)
		if info, err := os.Lstat(to); err == nil && info.IsDir() {
			if err := os.RemoveAll(to); err != nil {
				return err
			}
		} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err := os.Rename(filepath.Join(j.stage, n), to); err != nil {
			return err
		}
	}
	return nil
}

// file writes one file of the export. A name with a slash lies in a folder.
func (j *job) file(name string, write func(w *bufio.Writer) error) error {
	top, _, _ := strings.Cut(name, "/")
	if !slices.Contains(j.names, top) {
		j.names = append(j.names, top)
	}
	path := filepath.Join(j.stage, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 64<<10)
	if err := write(w); err != nil {
		f.Close()
		return err
	}
	if err := w.Flush(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
