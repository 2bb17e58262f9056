package export

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/tomar-nlp/tomar/output/internal/sample"
	"github.com/tomar-nlp/tomar/output/sinks"
)

// mark is a span with its label as some format has it, back in code points.
type mark struct {
	start, end  int
	label, text string
}

func sortMarks(ms []mark) []mark {
	slices.SortFunc(ms, func(a, b mark) int {
		return strings.Compare(fmt.Sprintf("%09d%09d%s", a.start, a.end, a.label), fmt.Sprintf("%09d%09d%s", b.start, b.end, b.label))
	})
	return ms
}

// tableMarks are the rows of tables for one document.
func tableMarks(t *testing.T, out, doc string, names ...string) (ms []mark) {
	t.Helper()
	for _, n := range names {
		for _, r := range rows(t, out, n) {
			if text(r, "doc_id") == doc {
				ms = append(ms, mark{number64(r, "start"), number64(r, "end"), text(r, "type"), text(r, "text")})
			}
		}
	}
	return sortMarks(ms)
}

func same(t *testing.T, what string, got, want []mark) {
	t.Helper()
	if !slices.Equal(sortMarks(got), want) {
		t.Errorf("%s read back:\n%v\ntables:\n%v", what, got, want)
	}
}

// fromUTF16 leads UTF-16 offsets back to code points and the words there.
func fromUTF16(text string, start, end int) (int, int, string) {
	units := utf16.Encode([]rune(text))
	return len(utf16.Decode(units[:start])), len(utf16.Decode(units[:end])), string(utf16.Decode(units[start:end]))
}

func TestBrat(t *testing.T) {
	out := output(t, sinks.Options{WithTexts: true})
	files := export(t, out, "brat", Options{})
	txt, ann := []rune(files["brat/d1.txt"]), files["brat/d1.ann"]
	if string(txt) != sample.Text() {
		t.Fatal("the text changed")
	}
	bound := map[string]mark{}
	var named, triggers []mark
	var events, relations, attributes, norms []string
	for line := range strings.Lines(ann) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		switch f[0][0] {
		case 'T':
			typ, places, _ := strings.Cut(f[1], " ")
			m := mark{start: -1, label: typ, text: f[2]}
			var words []string
			for _, piece := range strings.Split(places, ";") {
				a, b, _ := strings.Cut(piece, " ")
				s, err1 := strconv.Atoi(a)
				e, err2 := strconv.Atoi(b)
				if err1 != nil || err2 != nil || s >= e || strings.ContainsAny(string(txt[s:e]), "\r\n") {
					t.Fatalf("piece %q of %s", piece, line)
				}
				if m.start < 0 {
					m.start = s
				}
				m.end = e
				words = append(words, string(txt[s:e]))
			}
			if strings.Join(words, " ") != f[2] {
				t.Errorf("%s holds %q, its place %q", f[0], f[2], words)
			}
			bound[f[0]] = m
			switch typ {
			case "PER", "LOC", "ORG", "DATE":
				named = append(named, m)
			case "Participant":
			default:
				triggers = append(triggers, m)
			}
		case 'E':
			parts := strings.Split(f[1], " ")
			desc := ""
			for _, p := range parts {
				role, id, ok := strings.Cut(p, ":")
				if _, known := bound[id]; !ok || !known {
					t.Errorf("event %s refers to %q", f[0], p)
				}
				desc += role + "=" + bound[id].text + " "
			}
			events = append(events, desc)
		case 'R':
			relations = append(relations, f[1])
		case 'A':
			attributes = append(attributes, f[1])
		case 'N':
			norms = append(norms, f[1])
		case '#':
		default:
			t.Errorf("unknown line %q", line)
		}
	}
	same(t, "brat names and times", named, tableMarks(t, out, "d1", "mentions", "times"))
	same(t, "brat triggers", triggers, tableMarks(t, out, "d1", "events"))
	if len(events) != 3 || !strings.Contains(events[1], "Target="+sample.Word("people")+" Target2="+sample.Word("journalists")) {
		t.Errorf("events %q", events)
	}
	if len(relations) != 1 || !regexp.MustCompile(`^holds_position Arg1:T\d+ Arg2:T\d+$`).MatchString(relations[0]) {
		t.Errorf("relations %q", relations)
	}
	if !slices.Equal(attributes, []string{"Attributed E3"}) || len(norms) != 2 {
		t.Errorf("attributes %q, norms %q", attributes, norms)
	}
	if conf := files["brat/annotation.conf"]; !strings.Contains(conf, "\nholds_position\t") || !strings.Contains(conf, "\nATTACK\t") {
		t.Errorf("annotation.conf: %s", conf)
	}
}

func TestBratPiecesAtLineEnds(t *testing.T) {
	d := &document{text: "ab\r\ncd\nef"}
	d.offsets = newOffsets(d.text)
	if got := d.pieces(span{1, 9}); !slices.Equal(got, []span{{1, 2}, {4, 6}, {7, 9}}) {
		t.Errorf("pieces %v", got)
	}
}

func TestCoNLL(t *testing.T) {
	out := output(t, sinks.Options{WithTexts: true})
	var want []string // names that stand in no other, by document
	for _, r := range rows(t, out, "mentions") {
		if text(r, "parent_id") == "" {
			want = append(want, text(r, "type")+" "+strings.Join(strings.Fields(text(r, "text")), " "))
		}
	}
	slices.Sort(want)
	for _, c := range []struct {
		name, file string
		cols       int
		token, tag func(f []string) string
	}{
		{"conll", "corpus.conll", 4, func(f []string) string { return f[0] }, func(f []string) string { return f[3] }},
		{"conllu", "corpus.conllu", 10, func(f []string) string { return f[1] }, func(f []string) string {
			return regexp.MustCompile(`NER=([^|]+)`).FindStringSubmatch(f[9])[1]
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			docs, sents, before, letters := 0, 0, "O", ""
			for line := range strings.Lines(export(t, out, c.name, Options{})[c.file]) {
				line = strings.TrimSuffix(line, "\n")
				switch {
				case line == "":
					before = "O"
					sents++
					continue
				case strings.HasPrefix(line, "-DOCSTART-"), strings.HasPrefix(line, "# newdoc"):
					docs++
					continue
				case strings.HasPrefix(line, "# "):
					continue
				}
				sep := " "
				if c.name == "conllu" {
					sep = "\t"
				}
				f := strings.Split(line, sep)
				if len(f) != c.cols {
					t.Fatalf("%d columns in %q", len(f), line)
				}
				tag, tok := c.tag(f), c.token(f)
				letters += tok
				switch {
				case strings.HasPrefix(tag, "B-"):
					got = append(got, tag[2:]+" "+tok)
				case strings.HasPrefix(tag, "I-"):
					if before == "O" || before[2:] != tag[2:] {
						t.Errorf("%s follows %s", tag, before)
					}
					got[len(got)-1] += " " + tok
				case tag != "O":
					t.Errorf("tag %q", tag)
				}
				before = tag
			}
			slices.Sort(got)
			if !slices.Equal(got, want) || docs != 2 || sents < 6 {
				t.Errorf("%d documents, %d sentences, names\n%q\nwant\n%q", docs, sents, got, want)
			}
			if all := strings.Join(strings.Fields(sample.Text()), ""); letters != all+all {
				t.Errorf("the tokens together are not the text")
			}
		})
	}
}

func TestWebAnno(t *testing.T) {
	out := output(t, sinks.Options{WithTexts: true})
	file := export(t, out, "webanno", Options{})["webanno/d0.tsv"]
	head, body, ok := strings.Cut(file, "\n\n\n")
	if !ok || !strings.HasPrefix(head, "#FORMAT=WebAnno TSV 3.3\n#T_SP=") {
		t.Fatalf("header %q", head)
	}
	names := strings.Count(head, "#T_SP=")
	cols := 3
	for line := range strings.Lines(head) {
		if strings.HasPrefix(line, "#T_SP=") {
			cols += strings.Count(line, "|")
		}
	}
	var marks [3][]mark
	index := regexp.MustCompile(`^(.*?)(?:\[(\d+)\])?$`)
	for si, block := range strings.Split(strings.TrimSuffix(body, "\n"), "\n\n") {
		lines := strings.Split(block, "\n")
		if !strings.HasPrefix(lines[0], "#Text=") {
			t.Fatalf("block %q", block)
		}
		open := map[string]int{} // numbered annotations of the sentence: their place in marks
		for ti, line := range lines[1:] {
			f := strings.Split(strings.TrimSuffix(line, "\t"), "\t")
			if len(f) != cols || f[0] != fmt.Sprintf("%d-%d", si+1, ti+1) {
				t.Fatalf("%d columns, want %d: %q", len(f), cols, line)
			}
			a, b, _ := strings.Cut(f[1], "-")
			us, _ := strconv.Atoi(a)
			ue, _ := strconv.Atoi(b)
			s, e, words := fromUTF16(sample.Text(), us, ue)
			if words != f[2] {
				t.Errorf("token %q stands at %q", f[2], words)
			}
			for layer := range names {
				label := f[3+2*layer+1] // identifier|value, kind|value, date|kind
				if layer == 1 {
					label = f[3+2*layer]
				}
				if label == "_" {
					continue
				}
				for _, v := range strings.Split(label, "|") {
					m := index.FindStringSubmatch(v)
					key := fmt.Sprint(layer, m[2])
					if at, again := open[key]; again && m[2] != "" {
						marks[layer][at].end = e
						continue
					}
					open[key] = len(marks[layer])
					marks[layer] = append(marks[layer], mark{start: s, end: e, label: m[1]})
				}
			}
		}
	}
	points := []rune(sample.Text())
	for layer, table := range []string{"mentions", "times", "events"} {
		for i := range marks[layer] {
			marks[layer][i].text = string(points[marks[layer][i].start:marks[layer][i].end])
		}
		same(t, "webanno "+table, marks[layer], tableMarks(t, out, "d0", table))
	}
}

func TestWebAnnoEscapes(t *testing.T) {
	if got := tsvValue("a[b]|c_d->e;f*g\\h\t"); got != `a\[b\]\|c\_d\->e\;f\*g\\h\t` {
		t.Errorf("got %s", got)
	}
}

func TestLabelStudio(t *testing.T) {
	out := output(t, sinks.Options{WithTexts: true})
	files := export(t, out, "labelstudio", Options{})
	type result struct {
		ID, Type  string
		From      string `json:"from_id"`
		To        string `json:"to_id"`
		Labels    []string
		Direction string
		Value     struct {
			Start, End int
			Text       string
			Labels     []string
		}
	}
	tasks := decode[[]struct {
		Data        map[string]string
		Predictions []struct{ Result []result }
	}](t, files["labelstudio.json"])
	if len(tasks) != 2 || tasks[1].Data["doc_id"] != "d1" {
		t.Fatalf("%d tasks", len(tasks))
	}
	var ms []mark
	ids, links := map[string]bool{}, 0
	for _, r := range tasks[1].Predictions[0].Result {
		if r.Type == "relation" {
			links += len(r.Labels)
			if !ids[r.From] || !ids[r.To] || r.Direction != "right" || len(r.Labels) == 0 {
				t.Errorf("relation %+v", r)
			}
			continue
		}
		s, e := r.Value.Start, r.Value.End
		words := string([]rune(tasks[1].Data["text"])[s:e])
		if words != r.Value.Text || ids[r.ID] {
			t.Errorf("%s: %q stands at %q", r.ID, r.Value.Text, words)
		}
		ids[r.ID] = true
		if l := r.Value.Labels[0]; l != "Participant" {
			ms = append(ms, mark{s, e, l, words})
		}
		if !strings.Contains(files["labelstudio_config.xml"], `value="`+r.Value.Labels[0]+`"`) {
			t.Errorf("the configuration does not know %s", r.Value.Labels[0])
		}
	}
	same(t, "label studio", ms, tableMarks(t, out, "d1", "mentions", "times", "events"))
	if links != 9 { // eight arguments and one relation
		t.Errorf("%d relations", links)
	}
}

func TestSpaCy(t *testing.T) {
	out := output(t, sinks.Options{WithTexts: true})
	type sp struct {
		Start, End int
		Label      string
		KB         string `json:"kb_id"`
	}
	docs := decode[[]struct {
		Text   string
		Ents   []sp
		Sents  []sp
		Tokens []struct{ ID, Start, End int }
		Spans  map[string][]sp
	}](t, export(t, out, "spacy", Options{})["spacy.json"])
	d := docs[0]
	points := []rune(d.Text)
	starts, ends := map[int]bool{}, map[int]bool{}
	at := 0
	for i, k := range d.Tokens { // spaCy: a token and at most one blank behind it
		if k.ID != i || k.Start >= k.End || k.Start != at && (k.Start != at+1 || points[at] != ' ') {
			t.Fatalf("token %+v begins behind %d", k, at)
		}
		at = k.End
		starts[k.Start], ends[k.End] = true, true
	}
	if at != len(points) && (at != len(points)-1 || points[at] != ' ') {
		t.Errorf("tokens end at %d of %d", at, len(points))
	}
	var ms []mark
	for _, g := range []string{"mentions", "times", "events"} {
		for _, s := range d.Spans[g] {
			ms = append(ms, mark{s.Start, s.End, s.Label, string(points[s.Start:s.End])})
			if !starts[s.Start] || !ends[s.End] {
				t.Errorf("%+v does not lie on tokens", s)
			}
		}
	}
	same(t, "spaCy", ms, tableMarks(t, out, "d0", "mentions", "times", "events"))
	if len(d.Ents) != 7 || len(d.Sents) != 3 {
		t.Errorf("%d ents, %d sentences", len(d.Ents), len(d.Sents))
	}
	for i, e := range d.Ents {
		if i > 0 && e.Start < d.Ents[i-1].End {
			t.Errorf("ents overlap: %+v", d.Ents[i-1:i+1])
		}
	}
	if d.Ents[0].KB != "Q796" {
		t.Errorf("kb_id %q", d.Ents[0].KB)
	}
}

func TestWebAnnotation(t *testing.T) {
	out := output(t, sinks.Options{WithTexts: true})
	c := decode[struct {
		Context string `json:"@context"`
		Type    string
		Total   int
		First   struct {
			Type  string
			Items []struct {
				ID, Type string
				Body     []struct{ Purpose, Value, Source string }
				Target   struct {
					Source   string
					Selector []struct {
						Type                  string
						Start, End            int
						Exact, Prefix, Suffix string
					}
				}
			}
		}
	}](t, export(t, out, "webannotation", Options{})["annotations.jsonld"])
	if c.Context != "http://www.w3.org/ns/anno.jsonld" || c.Type != "AnnotationCollection" || c.First.Type != "AnnotationPage" || c.Total != len(c.First.Items) {
		t.Errorf("collection %q of %d", c.Type, c.Total)
	}
	points := []rune(sample.Text())
	var ms []mark
	ids := map[string]bool{}
	for _, a := range c.First.Items {
		if ids[a.ID] || a.Type != "Annotation" {
			t.Errorf("annotation %s %s", a.Type, a.ID)
		}
		ids[a.ID] = true
		pos, quote := a.Target.Selector[0], a.Target.Selector[1]
		if got := string(points[pos.Start:pos.End]); got != quote.Exact {
			t.Errorf("%q stands at %q", quote.Exact, got)
		}
		if !strings.Contains(sample.Text(), quote.Prefix+quote.Exact+quote.Suffix) {
			t.Errorf("%q is not in the text", quote.Prefix+quote.Exact+quote.Suffix)
		}
		if a.Target.Source == "https://example.org/d0" {
			ms = append(ms, mark{pos.Start, pos.End, a.Body[0].Value, quote.Exact})
		}
	}
	same(t, "web annotation", ms, tableMarks(t, out, "d0", "mentions", "times", "events"))
}

func TestFileNames(t *testing.T) {
	seen := map[string]string{}
	for _, id := range []string{"a", "a/b", "a_b", "../x", "..", "نووسین", "a~2", "CON", strings.Repeat("x", 300)} {
		n := fileName(id)
		if strings.ContainsAny(n, `/\.:`) || n == "" || len(n) > 100 || seen[n] != "" {
			t.Errorf("%q becomes %q (as %q does)", id, n, seen[n])
		}
		seen[n] = id
	}
}
