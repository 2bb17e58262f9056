package export

import (
	"bufio"
	"encoding/csv"
	"encoding/xml"
	"strconv"

	"github.com/tomar-nlp/tomar/output/tables"
)

// node and edge are rows of the network tables.
type node struct {
	id, name, nameEN, typ string
	degree                int64
	pagerank              float64
	community             string
}

type edge struct {
	source, target, kind string
	weight               float64
	documents            int64
	association, pValue  string
	first, last          string // ISO days
}

// label is the name that a drawing shows: Sorani, else Latin, else the id.
func (n *node) label() string {
	switch {
	case n.name != "":
		return n.name
	case n.nameEN != "":
		return n.nameEN
	}
	return n.id
}

// kinds of networks and whether their edges have a direction. Readers such as
// NetworkX take no mixture, so each kind is a file of its own.
var networks = []struct {
	kind     string
	directed bool
}{{"cooccurrence", false}, {"acts_on", true}}

func direction(directed bool) string {
	if directed {
		return "directed"
	}
	return "undirected"
}

func (j *job) network() (nodes []node, edges []edge, err error) {
	for r, err := range j.in.Rows(tables.NetworkNodes) {
		if err != nil {
			return nil, nil, err
		}
		n := node{id: str(r, "entity_id"), name: str(r, "name"), nameEN: str(r, "name_en"), typ: str(r, "type"),
			degree: r.Get("degree").Int(), pagerank: r.Get("pagerank").Float()}
		if c := r.Get("community"); c.Kind == tables.Int {
			n.community = strconv.FormatInt(c.Int(), 10)
		}
		nodes = append(nodes, n)
	}
	for r, err := range j.in.Rows(tables.NetworkEdges) {
		if err != nil {
			return nil, nil, err
		}
		edges = append(edges, edge{str(r, "source_id"), str(r, "target_id"), str(r, "kind"), r.Get("weight").Float(), r.Get("documents").Int(),
			decimal(r.Get("association")), decimal(r.Get("p_value")), str(r, "first_date"), str(r, "last_date")})
	}
	return nodes, edges, nil
}

func decimal(c tables.Cell) string {
	if c.Kind != tables.Float {
		return ""
	}
	return strconv.FormatFloat(c.Float(), 'g', -1, 64)
}

// gephi writes the two sheets of Gephi's import: both kinds of edges together,
// which Gephi takes.
func (j *job) gephi() error {
	nodes, edges, err := j.network()
	if err != nil {
		return err
	}
	sheet := func(name string, rows func(w *csv.Writer) error) error {
		return j.file(name, func(b *bufio.Writer) error {
			w := csv.NewWriter(b)
			if err := rows(w); err != nil {
				return err
			}
			w.Flush()
			return w.Error()
		})
	}
	err = sheet("gephi_nodes.csv", func(w *csv.Writer) error {
		if err := w.Write([]string{"Id", "Label", "Label_en", "EntityType", "Degree_tomar", "PageRank_tomar", "Community"}); err != nil {
			return err
		}
		for i := range nodes {
			n := &nodes[i]
			if err := w.Write([]string{n.id, n.label(), n.nameEN, n.typ, strconv.FormatInt(n.degree, 10), strconv.FormatFloat(n.pagerank, 'g', -1, 64), n.community}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return sheet("gephi_edges.csv", func(w *csv.Writer) error {
		if err := w.Write([]string{"Id", "Label", "Source", "Target", "Type", "Weight", "Kind", "Documents", "Association", "P_value", "First_date", "Last_date"}); err != nil {
			return err
		}
		for i, e := range edges {
			typ := "Undirected"
			if e.kind == "acts_on" {
				typ = "Directed"
			}
			if err := w.Write([]string{"e" + strconv.Itoa(i), e.kind, e.source, e.target, typ, strconv.FormatFloat(e.weight, 'g', -1, 64), e.kind,
				strconv.FormatInt(e.documents, 10), e.association, e.pValue, e.first, e.last}); err != nil {
				return err
			}
		}
		return nil
	})
}

// escape is a text for XML; characters that XML 1.0 cannot hold become U+FFFD.
func escape(w *bufio.Writer, s string) {
	_ = xml.EscapeText(w, []byte(s)) // a bufio.Writer keeps its error for Flush
}

// attr writes one attribute.
func attr(w *bufio.Writer, name, value string) {
	w.WriteString(" " + name + `="`)
	escape(w, value)
	w.WriteByte('"')
}

// used are the nodes that edges of a kind touch.
func used(nodes []node, edges []edge, kind string) ([]node, []edge) {
	touched := map[string]bool{}
	var es []edge
	for _, e := range edges {
		if e.kind == kind {
			touched[e.source], touched[e.target] = true, true
			es = append(es, e)
		}
	}
	var ns []node
	for _, n := range nodes {
		if touched[n.id] {
			ns = append(ns, n)
		}
	}
	return ns, es
}
