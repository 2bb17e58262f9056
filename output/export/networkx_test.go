package export

import (
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/tomar-nlp/tomar/internal/readers"
	"github.com/tomar-nlp/tomar/output/sinks"
)

// readNetworks prints what NetworkX makes of both kinds of files.
const readNetworks = `
import json, sys, networkx
from networkx.readwrite.gexf import GEXF
if "1.3" not in GEXF.versions:  # releases that know 1.1 and 1.2 only: 1.3 differs in its namespaces
    GEXF.versions["1.3"] = {**GEXF.versions["1.2draft"], "NS_GEXF": "http://gexf.net/1.3", "NS_VIZ": "http://gexf.net/1.3/viz", "VERSION": "1.3"}
found = {}
for path in sys.argv[1:]:
    g = networkx.read_gexf(path, version="1.3") if path.endswith(".gexf") else networkx.read_graphml(path)
    found[path.rsplit("/", 1)[1]] = {
        "directed": g.is_directed(), "several": g.is_multigraph(),
        "nodes": {n: d for n, d in g.nodes(data=True)},
        "edges": [{"source": a, "target": b, **d} for a, b, d in g.edges(data=True)],
        "degrees": dict(g.degree(weight="weight")),
    }
json.dump(found, sys.stdout)
`

// TestNetworkX lets NetworkX read GEXF and GraphML, and compares every value
// with the tables.
func TestNetworkX(t *testing.T) {
	out := output(t, sinks.Options{})
	var paths []string
	for _, format := range []string{"gexf", "graphml"} {
		for name := range export(t, out, format, Options{}) {
			paths = append(paths, filepath.ToSlash(filepath.Join(out, Dir, name)))
		}
	}
	var got map[string]struct {
		Directed, Several bool
		Nodes             map[string]map[string]any
		Edges             []map[string]any
		Degrees           map[string]float64
	}
	if err := json.Unmarshal(readers.Python(t, []string{"networkx"}, readNetworks, paths...), &got); err != nil {
		t.Fatal(err)
	}
	nodes := map[string]map[string]any{}
	for _, n := range rows(t, out, "network_nodes") {
		nodes[text(n, "entity_id")] = n
	}
	edges := rows(t, out, "network_edges")
	for _, kind := range []string{"cooccurrence", "acts_on"} {
		for _, ext := range []string{".gexf", ".graphml"} {
			g, ok := got["network_"+kind+ext]
			if !ok || g.Several || g.Directed != (kind == "acts_on") {
				t.Errorf("%s%s: %+v", kind, ext, g)
				continue
			}
			touched := map[string]float64{}
			n := 0
			for _, w := range edges {
				if text(w, "kind") != kind {
					continue
				}
				n++
				a, b := text(w, "source_id"), text(w, "target_id")
				touched[a] += w["weight"].(float64)
				touched[b] += w["weight"].(float64)
				found := false
				for _, e := range g.Edges {
					if e["source"] == a && e["target"] == b || !g.Directed && e["source"] == b && e["target"] == a {
						found = true
						for _, key := range []string{"weight", "documents", "association", "p_value", "first_date", "last_date"} {
							if w[key] != e[key] {
								t.Errorf("%s%s: %s of %s and %s is %v, the table has %v", kind, ext, key, a, b, e[key], w[key])
							}
						}
					}
				}
				if !found {
					t.Errorf("%s%s: no edge %s %s", kind, ext, a, b)
				}
			}
			if n != len(g.Edges) || len(touched) != len(g.Nodes) {
				t.Errorf("%s%s: %d edges of %d, %d nodes of %d", kind, ext, len(g.Edges), n, len(g.Nodes), len(touched))
			}
			for id, weight := range touched {
				v, w := g.Nodes[id], nodes[id]
				label := v["label"]
				if label != w["name"] || v["label_en"] != w["name_en"] || v["type"] != w["type"] || v["degree"] != w["degree"] || v["pagerank"] != w["pagerank"] || v["community"] != w["community"] {
					t.Errorf("%s%s: node %v, the table has %v", kind, ext, v, w)
				}
				if g.Degrees[id] != weight {
					t.Errorf("%s%s: NetworkX counts %v for %s, the table gives %v", kind, ext, g.Degrees[id], id, weight)
				}
			}
		}
	}
}

// TestGephiSheetsInPandas reads the sheets as a spreadsheet's import would.
func TestGephiSheetsInPandas(t *testing.T) {
	out := output(t, sinks.Options{})
	export(t, out, "gephi", Options{})
	script := `
import json, sys, pandas
n = pandas.read_csv(sys.argv[1] + "/gephi_nodes.csv")
e = pandas.read_csv(sys.argv[1] + "/gephi_edges.csv")
json.dump({"lost": sorted(set(e.Source) | set(e.Target) - set(n.Id)) if not set(e.Source) | set(e.Target) <= set(n.Id) else [],
           "weight": float(e.Weight.sum()), "types": sorted(e.Type.unique()), "labels": n.Label.tolist()}, sys.stdout)
`
	var got struct {
		Lost, Types, Labels []string
		Weight              float64
	}
	if err := json.Unmarshal(readers.Python(t, []string{"pandas"}, script, filepath.Join(out, Dir)), &got); err != nil {
		t.Fatal(err)
	}
	want := 0.0
	for _, e := range rows(t, out, "network_edges") {
		want += e["weight"].(float64)
	}
	nodes := rows(t, out, "network_nodes")
	if len(got.Lost) > 0 || got.Weight != want || len(got.Types) != 2 || len(got.Labels) != len(nodes) || got.Labels[0] != text(nodes[0], "name") {
		t.Errorf("%+v; %d nodes, weight %v", got, len(nodes), want)
	}
}
