package export

import (
	"encoding/csv"
	"encoding/xml"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	gotime "time"

	"github.com/tomar-nlp/tomar/output/sinks"
)

// unsafe is what must not reach a page as markup.
var unsafe = regexp.MustCompile(`(?i)<script|<b>|javascript:`)

type timelineFile struct {
	Events []struct {
		UniqueID string            `json:"unique_id"`
		Start    map[string]string `json:"start_date"`
		End      map[string]string `json:"end_date"`
		Text     struct{ Headline, Text string }
		Group    string
	}
}

func TestTimelineJS(t *testing.T) {
	out := output(t, sinks.Options{})
	got := decode[timelineFile](t, export(t, out, "timelinejs", Options{})["timeline.json"])
	want := rows(t, out, "timeline")
	if len(got.Events) != len(want) {
		t.Fatalf("%d events, want %d", len(got.Events), len(want))
	}
	digits := regexp.MustCompile(`^[0-9]+$`)
	for i, e := range got.Events {
		w := want[i]
		if e.UniqueID != text(w, "story_id") || !regexp.MustCompile(`^[!-~]+$`).MatchString(e.UniqueID) || e.Group != text(w, "type_en") {
			t.Errorf("event %+v, want %v", e, w)
		}
		for _, d := range []map[string]string{e.Start, e.End} {
			for k, v := range d {
				if !digits.MatchString(v) {
					t.Errorf("%s is %q", k, v)
				}
			}
		}
		if e.Start["year"] == "" {
			t.Error("no year")
		}
		if unsafe.MatchString(e.Text.Headline) || unsafe.MatchString(e.Text.Text) {
			t.Errorf("markup came through: %+v", e.Text)
		}
		if !strings.Contains(e.Text.Headline, `dir="auto" lang="ckb"`) || !strings.Contains(e.Text.Text, `<a href="https://example.org/a?b=1&amp;c=2"`) {
			t.Errorf("direction or source link is missing: %+v", e.Text)
		}
	}
	if s := got.Events[1].Start; s["day"] != "" || s["month"] != "9" || s["year"] != "2020" {
		t.Errorf("a month became %v", s)
	}
	if s := got.Events[0]; s.Start["day"] != "26" || s.End != nil {
		t.Errorf("a day became %v to %v", s.Start, s.End)
	}
}

func TestTimelineOptions(t *testing.T) {
	out := output(t, sinks.Options{})
	for _, c := range []struct {
		name   string
		opts   Options
		ids    int
		groups []string
	}{
		{"types", Options{Types: []string{"MEET"}}, 1, []string{"Meeting"}},
		{"top keeps what most documents report", Options{Top: 1}, 1, []string{"Attack"}},
		{"by country", Options{GroupBy: "country"}, 2, []string{"", "IQ"}},
		{"no groups", Options{GroupBy: "none"}, 2, []string{"", ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := decode[timelineFile](t, export(t, out, "timelinejs", c.opts)["timeline.json"])
			var groups []string
			for _, e := range got.Events {
				groups = append(groups, e.Group)
			}
			if len(got.Events) != c.ids || !slices.Equal(groups, c.groups) {
				t.Errorf("groups %q", groups)
			}
		})
	}
}

func TestPartDate(t *testing.T) {
	for _, c := range []struct {
		day, precision string
		want           tlDate
		ok             bool
	}{
		{"2020-09-26", "day", tlDate{"2020", "9", "26"}, true},
		{"2020-09-21", "week", tlDate{"2020", "9", "21"}, true},
		{"2020-09-01", "month", tlDate{"2020", "9", ""}, true},
		{"2020-01-01", "year", tlDate{"2020", "", ""}, true},
		{"1990-01-01", "decade", tlDate{"1990", "", ""}, true},
		{"", "day", tlDate{}, false},
	} {
		if got, ok := partDate(c.day, c.precision); got != c.want || ok != c.ok {
			t.Errorf("%s as %s: %v", c.day, c.precision, got)
		}
	}
}

func TestVis(t *testing.T) {
	out := output(t, sinks.Options{})
	got := decode[struct {
		Items  []struct{ ID, Content, Title, Start, End, Type, Group string }
		Groups []struct{ ID, Content string }
	}](t, export(t, out, "vis", Options{})["vis.json"])
	want := rows(t, out, "timeline")
	known := map[string]bool{}
	for _, g := range got.Groups {
		known[g.ID] = true
	}
	if len(got.Items) != len(want) {
		t.Fatalf("%d items", len(got.Items))
	}
	for i, it := range got.Items {
		w := want[i]
		if it.ID != text(w, "story_id") || it.Start != text(w, "date_start") || !known[it.Group] || unsafe.MatchString(it.Content+it.Title) {
			t.Errorf("item %+v", it)
		}
		switch last, err := gotime.Parse(gotime.DateOnly, it.End); {
		case text(w, "date_start") == text(w, "date_end"):
			if it.End != "" || it.Type == "range" {
				t.Errorf("a day became a range: %+v", it)
			}
		case err != nil || last.AddDate(0, 0, -1).Format(gotime.DateOnly) != text(w, "date_end") || it.Type != "range":
			t.Errorf("the range ends %s, want the day behind %s", it.End, text(w, "date_end"))
		}
	}
}

func TestGeoJSON(t *testing.T) {
	out := output(t, sinks.Options{})
	got := decode[struct {
		Type     string
		Features []map[string]any
	}](t, export(t, out, "geojson", Options{})["stories.geojson"])
	want := rows(t, out, "stories")
	if got.Type != "FeatureCollection" || len(got.Features) != len(want) {
		t.Fatalf("%s of %d", got.Type, len(got.Features))
	}
	points := 0
	for i, f := range got.Features {
		w := want[i]
		g, has := f["geometry"]
		if f["type"] != "Feature" || !has || f["id"] != w["story_id"] {
			t.Errorf("feature %v", f)
		}
		if w["lat"] == nil {
			if g != nil {
				t.Errorf("a geometry without a place: %v", g)
			}
			continue
		}
		points++
		c := g.(map[string]any)["coordinates"].([]any)
		if c[0] != w["lon"] || c[1] != w["lat"] || len(c) != 2 {
			t.Errorf("coordinates %v, want longitude %v, latitude %v", c, w["lon"], w["lat"])
		}
		if p := f["properties"].(map[string]any); p["place"] != w["place"] || p["killed"] != "3–5" || p["injured"] != nil {
			t.Errorf("properties %v", p)
		}
	}
	if points != 1 {
		t.Errorf("%d points", points)
	}
}

// graph is a network as some file has it.
type graph struct {
	directed bool
	nodes    map[string]string // id to label
	edges    []string          // source>target weight
}

func TestNetworks(t *testing.T) {
	out := output(t, sinks.Options{})
	names := map[string]string{}
	for _, n := range rows(t, out, "network_nodes") {
		names[text(n, "entity_id")] = text(n, "name")
	}
	want := map[string]graph{}
	for _, e := range rows(t, out, "network_edges") {
		g, ok := want[text(e, "kind")]
		if !ok {
			g = graph{directed: text(e, "kind") == "acts_on", nodes: map[string]string{}}
		}
		for _, end := range []string{text(e, "source_id"), text(e, "target_id")} {
			g.nodes[end] = names[end]
		}
		g.edges = append(g.edges, text(e, "source_id")+">"+text(e, "target_id")+" "+strconv.FormatFloat(e["weight"].(float64), 'g', -1, 64))
		want[text(e, "kind")] = g
	}
	gexf, graphml := export(t, out, "gexf", Options{}), export(t, out, "graphml", Options{})
	for kind, w := range want {
		sameGraph(t, "gexf "+kind, readGEXF(t, gexf["network_"+kind+".gexf"]), w)
		sameGraph(t, "graphml "+kind, readGraphML(t, graphml["network_"+kind+".graphml"]), w)
	}
	if len(want) != 2 {
		t.Errorf("%d kinds", len(want))
	}
}

func sameGraph(t *testing.T, what string, got, want graph) {
	t.Helper()
	if got.directed != want.directed || len(got.nodes) != len(want.nodes) || !slices.Equal(got.edges, want.edges) {
		t.Errorf("%s: %+v, want %+v", what, got, want)
	}
	for id, label := range want.nodes {
		if got.nodes[id] != label {
			t.Errorf("%s: node %s is %q, want %q", what, id, got.nodes[id], label)
		}
	}
}

func readGEXF(t *testing.T, s string) graph {
	t.Helper()
	var x struct {
		XMLName xml.Name
		Version string `xml:"version,attr"`
		Graph   struct {
			Default string `xml:"defaultedgetype,attr"`
			Format  string `xml:"timeformat,attr"`
			Classes []struct {
				Class  string `xml:"class,attr"`
				Fields []struct {
					ID   string `xml:"id,attr"`
					Type string `xml:"type,attr"`
				} `xml:"attribute"`
			} `xml:"attributes"`
			Nodes []struct {
				ID     string `xml:"id,attr"`
				Label  string `xml:"label,attr"`
				Values []struct {
					For   string `xml:"for,attr"`
					Value string `xml:"value,attr"`
				} `xml:"attvalues>attvalue"`
			} `xml:"nodes>node"`
			Edges []struct {
				ID     string `xml:"id,attr"`
				Source string `xml:"source,attr"`
				Target string `xml:"target,attr"`
				Type   string `xml:"type,attr"`
				Weight string `xml:"weight,attr"`
				Start  string `xml:"start,attr"`
				End    string `xml:"end,attr"`
			} `xml:"edges>edge"`
		} `xml:"graph"`
	}
	if err := xml.Unmarshal([]byte(s), &x); err != nil {
		t.Fatal(err)
	}
	if x.XMLName.Space != "http://gexf.net/1.3" || x.Version != "1.3" || x.Graph.Format != "date" {
		t.Errorf("%v %s", x.XMLName, x.Version)
	}
	types := map[string]string{}
	for _, c := range x.Graph.Classes {
		for _, f := range c.Fields {
			types[f.ID] = f.Type
		}
	}
	g := graph{directed: x.Graph.Default == "directed", nodes: map[string]string{}}
	for _, n := range x.Graph.Nodes {
		g.nodes[n.ID] = n.Label
		for _, v := range n.Values {
			switch types[v.For] {
			case "long":
				if _, err := strconv.Atoi(v.Value); err != nil {
					t.Error(err)
				}
			case "double":
				if _, err := strconv.ParseFloat(v.Value, 64); err != nil {
					t.Error(err)
				}
			case "string":
			default:
				t.Errorf("value for %q, which is not declared", v.For)
			}
		}
	}
	ids := map[string]bool{}
	for _, e := range x.Graph.Edges {
		if ids[e.ID] || e.Type != x.Graph.Default || (e.Start == "") != (e.End == "") || e.Start != "" && len(e.Start) != 10 {
			t.Errorf("edge %+v", e)
		}
		ids[e.ID] = true
		g.edges = append(g.edges, e.Source+">"+e.Target+" "+e.Weight)
	}
	return g
}

func readGraphML(t *testing.T, s string) graph {
	t.Helper()
	type data struct {
		Key   string `xml:"key,attr"`
		Value string `xml:",chardata"`
	}
	var x struct {
		XMLName xml.Name
		Keys    []struct {
			ID   string `xml:"id,attr"`
			For  string `xml:"for,attr"`
			Name string `xml:"attr.name,attr"`
		} `xml:"key"`
		Graph struct {
			Default string `xml:"edgedefault,attr"`
			Nodes   []struct {
				ID   string `xml:"id,attr"`
				Data []data `xml:"data"`
			} `xml:"node"`
			Edges []struct {
				Source string `xml:"source,attr"`
				Target string `xml:"target,attr"`
				Data   []data `xml:"data"`
			} `xml:"edge"`
		} `xml:"graph"`
	}
	if err := xml.Unmarshal([]byte(s), &x); err != nil {
		t.Fatal(err)
	}
	if x.XMLName.Space != "http://graphml.graphdrawing.org/xmlns" {
		t.Errorf("%v", x.XMLName)
	}
	keys := map[string]string{}
	for _, k := range x.Keys {
		keys[k.ID] = k.For + " " + k.Name
	}
	find := func(ds []data, name string) string {
		for _, d := range ds {
			if keys[d.Key] == "" {
				t.Errorf("data for %q, which is not declared", d.Key)
			}
			if keys[d.Key] == name {
				return d.Value
			}
		}
		return ""
	}
	g := graph{directed: x.Graph.Default == "directed", nodes: map[string]string{}}
	for _, n := range x.Graph.Nodes {
		g.nodes[n.ID] = find(n.Data, "node label")
	}
	for _, e := range x.Graph.Edges {
		g.edges = append(g.edges, e.Source+">"+e.Target+" "+find(e.Data, "edge weight"))
	}
	return g
}

func TestGephi(t *testing.T) {
	out := output(t, sinks.Options{})
	files := export(t, out, "gephi", Options{})
	read := func(name string) []map[string]string {
		recs, err := csv.NewReader(strings.NewReader(files[name])).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		var list []map[string]string
		for _, r := range recs[1:] {
			m := map[string]string{}
			for i, h := range recs[0] {
				m[h] = r[i]
			}
			list = append(list, m)
		}
		return list
	}
	nodes, edges := read("gephi_nodes.csv"), read("gephi_edges.csv")
	ids := map[string]bool{}
	for i, w := range rows(t, out, "network_nodes") {
		if nodes[i]["Id"] != text(w, "entity_id") || nodes[i]["Label"] != text(w, "name") || nodes[i]["Label_en"] != text(w, "name_en") {
			t.Errorf("node %v, want %v", nodes[i], w)
		}
		ids[nodes[i]["Id"]] = true
	}
	for i, w := range rows(t, out, "network_edges") {
		e := edges[i]
		typ := map[string]string{"cooccurrence": "Undirected", "acts_on": "Directed"}[text(w, "kind")]
		if e["Type"] != typ || !ids[e["Source"]] || !ids[e["Target"]] || e["Source"] != text(w, "source_id") || e["Id"] == "" ||
			e["Weight"] != strconv.FormatFloat(w["weight"].(float64), 'g', -1, 64) || e["First_date"] != text(w, "first_date") {
			t.Errorf("edge %v, want %v", e, w)
		}
	}
}
