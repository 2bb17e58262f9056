package export

import (
	"encoding/json"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/tomar-nlp/tomar/internal/readers"
	"github.com/tomar-nlp/tomar/output/internal/sample"
	"github.com/tomar-nlp/tomar/output/sinks"
)

// outermost are the names that stand in no other, as "TYPE words", over all
// documents.
func outermost(t *testing.T, out string) []string {
	t.Helper()
	var names []string
	for _, r := range rows(t, out, "mentions") {
		if text(r, "parent_id") == "" {
			names = append(names, text(r, "type")+" "+strings.Join(strings.Fields(text(r, "text")), " "))
		}
	}
	slices.Sort(names)
	return names
}

// exported is the path of a file that an export wrote.
func exported(t *testing.T, out, format, name string) string {
	t.Helper()
	if _, ok := export(t, out, format, Options{})[name]; !ok {
		t.Fatalf("%s writes no %s", format, name)
	}
	return filepath.Join(out, Dir, filepath.FromSlash(name))
}

// TestCoNLLByNLTK lets NLTK read CoNLL-2003: its chunk reader puts the IOB2 tags
// of the fourth column together.
func TestCoNLLByNLTK(t *testing.T) {
	out := output(t, sinks.Options{WithTexts: true})
	path := exported(t, out, "conll", "corpus.conll")
	var got struct {
		Names []string
		Words string
		Sents int
	}
	if err := json.Unmarshal(readers.Python(t, []string{"nltk"}, `
import json, os, sys
from nltk.corpus.reader import ConllCorpusReader
r = ConllCorpusReader(os.path.dirname(sys.argv[1]), [os.path.basename(sys.argv[1])], columntypes=("words", "pos", "ignore", "chunk"))
sents = [s for s in r.chunked_sents() if len(s)]
json.dump({"Names": sorted(c.label() + " " + " ".join(w for w, _ in c) for s in sents for c in s if hasattr(c, "label")),
  "Words": "".join(w for s in sents for w, _ in s.leaves()), "Sents": len(sents)}, sys.stdout)
`, path), &got); err != nil {
		t.Fatal(err)
	}
	all := strings.Join(strings.Fields(sample.Text()), "")
	if want := outermost(t, out); !slices.Equal(got.Names, want) || got.Words != all+all || got.Sents != len(rows(t, out, "sentences")) {
		t.Errorf("NLTK reads %d sentences, names\n%q\nwant\n%q", got.Sents, got.Names, want)
	}
}

// TestCoNLLUByNode lets the package conllu-stream read CoNLL-U.
func TestCoNLLUByNode(t *testing.T) {
	out := output(t, sinks.Options{WithTexts: true})
	path := exported(t, out, "conllu", "corpus.conllu")
	var got []struct {
		Features map[string]string
		Tokens   map[string]struct {
			Type, ID, Form string
			Misc           map[string]any
		}
		Comments []string
	}
	if err := json.Unmarshal(readers.Node(t, `
import conllu from "conllu-stream";
import fs from "node:fs";
const all = [];
fs.createReadStream(process.argv[2]).pipe(conllu()).on("data", s => all.push(s)).on("end", () =>
	console.log(JSON.stringify(all.map(s => ({Features: s.features, Comments: s.comments,
		Tokens: Object.fromEntries(Object.entries(s.tokens).map(([k, t]) => [k, {Type: t.type, ID: t.id, Form: t.form, Misc: t.misc}]))})))));
`, path), &got); err != nil {
		t.Fatal(err)
	}
	var names, docs, entities []string
	for _, s := range got {
		if id := s.Features["newdoc id"]; id != "" {
			docs = append(docs, id)
		}
		if s.Features["sent_id"] == "" || len(s.Comments) > 0 {
			t.Errorf("comments %q, features %v", s.Comments, s.Features)
		}
		line := ""
		for n := 1; n <= len(s.Tokens); n++ {
			tok, ok := s.Tokens[strconv.Itoa(n)]
			if !ok || tok.Type != "word" || tok.Form == "" {
				t.Fatalf("token %d of %s: %+v", n, s.Features["sent_id"], tok)
			}
			line += tok.Form
			if tok.Misc["SpaceAfter"] != false && n < len(s.Tokens) { // the reader makes No false
				line += " "
			}
			tag, _ := tok.Misc["NER"].(string)
			switch kind, typ, _ := strings.Cut(tag, "-"); kind {
			case "B":
				names = append(names, typ+" "+tok.Form)
				id, _ := tok.Misc["Entity"].(string)
				entities = append(entities, id)
			case "I":
				names[len(names)-1] += " " + tok.Form
			}
		}
		if line != s.Features["text"] {
			t.Errorf("the words are %q, the text %q", line, s.Features["text"])
		}
	}
	slices.Sort(names)
	if want := outermost(t, out); !slices.Equal(names, want) || !slices.Equal(docs, []string{"d0", "d1"}) || len(got) != len(rows(t, out, "sentences")) {
		t.Errorf("documents %q, %d sentences, names\n%q\nwant\n%q", docs, len(got), names, want)
	}
	known := map[string]bool{}
	for _, e := range rows(t, out, "entities") {
		known[text(e, "entity_id")] = true
	}
	if slices.ContainsFunc(entities, func(id string) bool { return !known[id] }) {
		t.Errorf("entities %q", entities)
	}
}

// TestWebAnnotationAsLinkedData lets a JSON-LD processor turn annotations into
// triples, with the terms of the Web Annotation vocabulary that they use, and
// reads the annotations out of these.
func TestWebAnnotationAsLinkedData(t *testing.T) {
	out := output(t, sinks.Options{WithTexts: true})
	path := exported(t, out, "webannotation", "annotations.jsonld")
	var got struct {
		Total, Listed int
		Items         []struct {
			ID, Source, Tag, Identified, Exact string
			Start, End                         int
		}
	}
	if err := json.Unmarshal(readers.Node(t, `
import jsonld from "jsonld";
import fs from "node:fs";
const oa = "http://www.w3.org/ns/oa#", as = "http://www.w3.org/ns/activitystreams#", rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", number = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger";
const link = id => ({"@id": id, "@type": "@id"}), word = id => ({"@id": id, "@type": "@vocab"}), count = id => ({"@id": id, "@type": number});
const context = {id: {"@id": "@id"}, type: {"@id": "@type"},
	Annotation: oa + "Annotation", TextualBody: oa + "TextualBody", SpecificResource: oa + "SpecificResource", AnnotationCollection: as + "OrderedCollection", AnnotationPage: as + "OrderedCollectionPage",
	TextPositionSelector: oa + "TextPositionSelector", TextQuoteSelector: oa + "TextQuoteSelector",
	body: link(oa + "hasBody"), target: link(oa + "hasTarget"), source: link(oa + "hasSource"), selector: link(oa + "hasSelector"),
	motivation: word(oa + "motivatedBy"), purpose: word(oa + "hasPurpose"), tagging: oa + "tagging", identifying: oa + "identifying", describing: oa + "describing",
	value: rdf + "value", exact: oa + "exact", prefix: oa + "prefix", suffix: oa + "suffix", start: count(oa + "start"), end: count(oa + "end"),
	first: link(as + "first"), items: {"@id": as + "items", "@type": "@id", "@container": "@list"}, total: count(as + "totalItems"), startIndex: count(as + "startIndex")};
const documentLoader = async url => {
	if (url !== "http://www.w3.org/ns/anno.jsonld") throw new Error("asked for " + url);
	return {contextUrl: null, documentUrl: url, document: {"@context": context}};
};
const quads = await jsonld.toRDF(JSON.parse(fs.readFileSync(process.argv[2], "utf8")), {documentLoader, safe: true});
const of = new Map();
for (const q of quads) {
	if (!of.has(q.subject.value)) of.set(q.subject.value, []);
	of.get(q.subject.value).push(q);
}
const all = (s, p) => (of.get(s) ?? []).filter(q => q.predicate.value === p).map(q => q.object);
const one = (s, p) => { const o = all(s, p); if (o.length !== 1) throw new Error(s + " has " + o.length + " " + p); return o[0].value; };
const typed = (list, type) => list.map(o => o.value).find(s => all(s, rdf + "type").some(o => o.value === type));
const n = (s, p) => { const o = all(s, p); if (o.length !== 1 || o[0].datatype.value !== number) throw new Error(s + " " + p); return Number(o[0].value); };
const items = [...of.keys()].filter(s => all(s, rdf + "type").some(o => o.value === oa + "Annotation")).map(s => {
	if (one(s, oa + "motivatedBy") !== oa + "tagging") throw new Error("motivation");
	const bodies = all(s, oa + "hasBody").map(o => o.value), target = one(s, oa + "hasTarget"), selectors = all(target, oa + "hasSelector");
	const purpose = p => bodies.find(b => one(b, oa + "hasPurpose") === oa + p);
	const position = typed(selectors, oa + "TextPositionSelector"), quote = typed(selectors, oa + "TextQuoteSelector"), who = purpose("identifying");
	return {ID: s, Source: one(target, oa + "hasSource"), Tag: one(purpose("tagging"), rdf + "value"), Identified: who ? one(who, oa + "hasSource") : "",
		Exact: one(quote, oa + "exact"), Start: n(position, oa + "start"), End: n(position, oa + "end")};
});
let listed = 0;
for (let l = one(one("urn:tomar:annotations", as + "first"), as + "items"); l !== rdf + "nil"; l = one(l, rdf + "rest")) listed++;
console.log(JSON.stringify({Total: n("urn:tomar:annotations", as + "totalItems"), Listed: listed, Items: items}));
`, path), &got); err != nil {
		t.Fatal(err)
	}
	if got.Total != len(got.Items) || got.Listed != got.Total {
		t.Errorf("%d annotations, %d in the list, %d told", len(got.Items), got.Listed, got.Total)
	}
	for doc, source := range map[string]string{"d0": "https://example.org/d0", "d1": "https://example.org/d1"} {
		var ms []mark
		for _, a := range got.Items {
			if a.Source == source {
				ms = append(ms, mark{a.Start, a.End, a.Tag, a.Exact})
			}
		}
		same(t, "linked data", ms, tableMarks(t, out, doc, "mentions", "times", "events"))
	}
	wikidata := 0
	for _, a := range got.Items {
		if regexp.MustCompile(`^http://www\.wikidata\.org/entity/Q\d+$`).MatchString(a.Identified) {
			wikidata++
		}
	}
	if wikidata == 0 {
		t.Error("nothing is identified by Wikidata")
	}
}

// TestLabelStudioItself gives Label Studio's own editor a task with the
// configuration, has it make annotations of the predictions, and reads what it
// then holds: it finds the texts by the offsets in what it shows.
func TestLabelStudioItself(t *testing.T) {
	out := output(t, sinks.Options{WithTexts: true})
	files := export(t, out, "labelstudio", Options{})
	var got struct {
		Text    string
		Regions []struct {
			ID, Type string
			From     string `json:"from_id"`
			To       string `json:"to_id"`
			Labels   []string
			Value    struct {
				Start, End int
				Text       string
				Labels     []string
			}
		}
	}
	page := readers.Page{Files: map[string]string{"/tasks.json": files["labelstudio.json"], "/config.xml": files["labelstudio_config.xml"]}, HTML: `
<link rel=stylesheet href=/npm/@heartexlabs/label-studio/build/static/css/main.css>
<div id=label-studio></div>
<script src=/npm/@heartexlabs/label-studio/build/static/js/main.js></script>
<script type=module>
const [tasks, config] = await Promise.all([fetch("/tasks.json").then(r => r.json()), fetch("/config.xml").then(r => r.text())]);
const task = tasks[1];
new LabelStudio("label-studio", {config, interfaces: ["panel", "annotations:menu", "predictions:menu"], user: {pk: 1, firstName: "A", lastName: "B"},
	task: {id: 1, data: task.data, annotations: [], predictions: task.predictions.map((p, i) => ({id: i + 1, ...p}))},
	onLabelStudioLoad: LS => {
		const store = LS.annotationStore;
		let chosen = false;
		const wait = (n = 0) => {
			if (!chosen && store.predictions.length) {
				store.selectAnnotation(store.addAnnotationFromPrediction(store.predictions[0]).id);
				chosen = true;
			}
			const made = chosen ? store.selected.serializeAnnotation() : [];
			if (made.length && made.every(r => r.type !== "labels" || r.value.text) || n > 300)
				tell({Text: task.data.text, Regions: made.map(({id, type, labels, value, ...r}) => ({ID: id, Type: type, Labels: labels, Value: value, ...r}))});
			else setTimeout(wait, 100, n + 1);
		};
		wait();
	}});
</script>`}
	if err := json.Unmarshal(readers.Browse(t, page), &got); err != nil {
		t.Fatal(err)
	}
	var ms []mark
	var links []string
	for _, r := range got.Regions {
		if r.Type == "relation" {
			links = append(links, r.From+" "+r.To+" "+strings.Join(r.Labels, " "))
			continue
		}
		s, e := r.Value.Start, r.Value.End
		words := string([]rune(got.Text)[s:e])
		if words != r.Value.Text {
			t.Errorf("the editor shows %q where the text has %q", r.Value.Text, words)
		}
		if l := r.Value.Labels[0]; l != "Participant" {
			ms = append(ms, mark{s, e, l, words})
		}
	}
	same(t, "the editor", ms, tableMarks(t, out, "d1", "mentions", "times", "events"))
	var drawn []string
	for _, r := range decode[[]struct {
		Predictions []struct {
			Result []struct {
				Type   string
				From   string `json:"from_id"`
				To     string `json:"to_id"`
				Labels []string
			}
		}
	}](t, files["labelstudio.json"])[1].Predictions[0].Result {
		if r.Type == "relation" {
			drawn = append(drawn, r.From+" "+r.To+" "+strings.Join(r.Labels, " "))
		}
	}
	slices.Sort(drawn)
	slices.Sort(links)
	if !slices.Equal(links, drawn) || len(links) < 8 {
		t.Errorf("relations %q, want %q", links, drawn)
	}
}

// TestSpaCySchema holds spacy.json against the rules that spaCy checks a
// document's JSON by (DocJSONSchema): spaCy itself is in no registry that the
// tests use.
func TestSpaCySchema(t *testing.T) {
	out := output(t, sinks.Options{WithTexts: true})
	docs := decode[[]map[string]any](t, export(t, out, "spacy", Options{})["spacy.json"])
	plain := func(v any, words bool) bool {
		f, ok := v.(float64)
		_, word := v.(string)
		return ok && f == float64(int(f)) || words && word
	}
	checked := 0
	objects := func(where string, v any, words bool) {
		list, ok := v.([]any)
		if !ok {
			t.Fatalf("%s is %T", where, v)
		}
		for _, o := range list {
			for key, cell := range o.(map[string]any) {
				if checked++; !plain(cell, words) {
					t.Errorf("%s.%s is %v", where, key, cell)
				}
			}
		}
	}
	for _, d := range docs {
		if _, ok := d["text"].(string); !ok {
			t.Error("no text")
		}
		objects("tokens", d["tokens"], true)
		objects("ents", d["ents"], true)
		objects("sents", d["sents"], false)
		for name, group := range d["spans"].(map[string]any) {
			objects("spans."+name, group, true)
		}
		for key := range d {
			if !slices.Contains([]string{"text", "tokens", "ents", "sents", "spans", "cats", "_", "underscore_doc", "underscore_token", "underscore_span"}, key) {
				t.Errorf("spaCy knows no %s", key)
			}
		}
	}
	if checked < 100 {
		t.Errorf("only %d cells checked", checked)
	}
}
