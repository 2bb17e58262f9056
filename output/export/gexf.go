package export

import (
	"bufio"
	"strconv"
)

// field is a typed attribute of nodes or edges.
type field struct{ id, title, typ string }

var nodeFields = []field{{"n0", "label_en", "string"}, {"n1", "type", "string"}, {"n2", "degree", "long"}, {"n3", "pagerank", "double"}, {"n4", "community", "long"}}

func (n *node) values() []string {
	return []string{n.nameEN, n.typ, strconv.FormatInt(n.degree, 10), strconv.FormatFloat(n.pagerank, 'g', -1, 64), n.community}
}

var edgeFields = []field{{"e0", "documents", "long"}, {"e1", "association", "double"}, {"e2", "p_value", "double"}, {"e3", "first_date", "string"}, {"e4", "last_date", "string"}}

func (e *edge) values() []string {
	return []string{strconv.FormatInt(e.documents, 10), e.association, e.pValue, e.first, e.last}
}

// gexf writes one GEXF 1.3 file a kind of network. Where both days are known an
// edge has a life, for Gephi's time line; an edge without stands all the time.
func (j *job) gexf() error {
	nodes, edges, err := j.network()
	if err != nil {
		return err
	}
	for _, net := range networks {
		ns, es := used(nodes, edges, net.kind)
		err := j.file("network_"+net.kind+".gexf", func(w *bufio.Writer) error {
			w.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n  <meta><creator>tomar</creator><description>" + net.kind + "</description></meta>\n")
			w.WriteString("  <graph mode=\"dynamic\" timeformat=\"date\" defaultedgetype=\"" + direction(net.directed) + "\">\n")
			gexfAttributes(w, "node", nodeFields)
			gexfAttributes(w, "edge", edgeFields)
			w.WriteString("    <nodes>\n")
			for i := range ns {
				w.WriteString("      <node")
				attr(w, "id", ns[i].id)
				attr(w, "label", ns[i].label())
				w.WriteString(">")
				gexfValues(w, nodeFields, ns[i].values())
				w.WriteString("</node>\n")
			}
			w.WriteString("    </nodes>\n    <edges>\n")
			for i := range es {
				e := &es[i]
				w.WriteString("      <edge")
				attr(w, "id", "e"+strconv.Itoa(i))
				attr(w, "source", e.source)
				attr(w, "target", e.target)
				attr(w, "type", direction(net.directed))
				attr(w, "weight", strconv.FormatFloat(e.weight, 'g', -1, 64))
				attr(w, "kind", e.kind)
				if e.first != "" && e.last != "" {
					attr(w, "start", e.first)
					attr(w, "end", e.last)
				}
				w.WriteString(">")
				gexfValues(w, edgeFields, e.values())
				w.WriteString("</edge>\n")
			}
			w.WriteString("    </edges>\n  </graph>\n</gexf>\n")
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func gexfAttributes(w *bufio.Writer, class string, fields []field) {
	w.WriteString("    <attributes class=\"" + class + "\">\n")
	for _, f := range fields {
		w.WriteString("      <attribute id=\"" + f.id + "\" title=\"" + f.title + "\" type=\"" + f.typ + "\"/>\n")
	}
	w.WriteString("    </attributes>\n")
}

func gexfValues(w *bufio.Writer, fields []field, values []string) {
	w.WriteString("<attvalues>")
	for i, v := range values {
		if v != "" {
			w.WriteString("<attvalue")
			attr(w, "for", fields[i].id)
			attr(w, "value", v)
			w.WriteString("/>")
		}
	}
	w.WriteString("</attvalues>")
}

// graphML writes one GraphML file a kind of network.
func (j *job) graphML() error {
	nodes, edges, err := j.network()
	if err != nil {
		return err
	}
	for _, net := range networks {
		ns, es := used(nodes, edges, net.kind)
		err := j.file("network_"+net.kind+".graphml", func(w *bufio.Writer) error {
			w.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
			keys := func(class string, fields []field) {
				for _, f := range fields {
					w.WriteString("  <key id=\"" + f.id + "\" for=\"" + class + "\" attr.name=\"" + f.title + "\" attr.type=\"" + f.typ + "\"/>\n")
				}
			}
			label, weight := field{"n9", "label", "string"}, field{"e9", "weight", "double"}
			keys("node", append([]field{label}, nodeFields...))
			keys("edge", append([]field{weight}, edgeFields...))
			w.WriteString("  <graph id=\"" + net.kind + "\" edgedefault=\"" + direction(net.directed) + "\">\n")
			for i := range ns {
				w.WriteString("    <node")
				attr(w, "id", ns[i].id)
				w.WriteString(">")
				graphMLData(w, label, ns[i].label())
				for k, v := range ns[i].values() {
					graphMLData(w, nodeFields[k], v)
				}
				w.WriteString("</node>\n")
			}
			for i := range es {
				w.WriteString("    <edge")
				attr(w, "id", "e"+strconv.Itoa(i))
				attr(w, "source", es[i].source)
				attr(w, "target", es[i].target)
				w.WriteString(">")
				graphMLData(w, weight, strconv.FormatFloat(es[i].weight, 'g', -1, 64))
				for k, v := range es[i].values() {
					graphMLData(w, edgeFields[k], v)
				}
				w.WriteString("</edge>\n")
			}
			w.WriteString("  </graph>\n</graphml>\n")
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func graphMLData(w *bufio.Writer, f field, value string) {
	if value != "" {
		w.WriteString("<data key=\"" + f.id + "\">")
		escape(w, value)
		w.WriteString("</data>")
	}
}
