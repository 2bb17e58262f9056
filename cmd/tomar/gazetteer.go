package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/tomar-nlp/tomar"
	"github.com/tomar-nlp/tomar/gazetteers"
	"github.com/tomar-nlp/tomar/pipeline"
)

func gazetteerCommand(s streams) *cobra.Command {
	c := &cobra.Command{Use: "gazetteer", Short: "Look up, check, count and import names"}
	var data string
	c.PersistentFlags().StringVar(&data, "data", "", "directory with data files that lie over the built-in ones")
	lint := &cobra.Command{
		Use:   "lint",
		Short: "Check every data file: faults with their places, all at once",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			faults, err := pipeline.LintData(data)
			if err != nil {
				return &exit{exitUsage, err}
			}
			for _, f := range faults {
				fmt.Fprintln(s.out, f)
			}
			if len(faults) > 0 {
				return &exit{exitUsage, fmt.Errorf("%d faults in the data", len(faults))}
			}
			fmt.Fprintln(s.out, "no faults")
			return nil
		},
	}
	lookup := &cobra.Command{
		Use:     "lookup NAME…",
		Short:   "Show every row that a name may mean, with offices and places above it",
		Example: "  tomar gazetteer lookup NAME",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			d, err := loadData(data)
			if err != nil {
				return &exit{exitUsage, err}
			}
			found := d.Lookup(strings.Join(args, " "))
			for _, e := range found {
				printEntity(s, d.Gazetteer, e)
			}
			if len(found) == 0 {
				return &exit{exitFailed, fmt.Errorf("no row has the name %q", strings.Join(args, " "))}
			}
			return nil
		},
	}
	stats := &cobra.Command{
		Use:   "stats",
		Short: "Count rows by type, subtype and country",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			d, err := loadData(data)
			if err != nil {
				return &exit{exitUsage, err}
			}
			printStats(s, d)
			return nil
		},
	}
	c.AddCommand(lint, lookup, stats, importCommand(s, &data))
	return c
}

func printEntity(s streams, g *gazetteers.Gazetteer, i int32) {
	e := &g.Entities[i]
	fmt.Fprintf(s.out, "%s  %s/%s  %s  %s\n", e.ID(), e.Type, e.Subtype(), isolated(s, e.Name()), e.NameEN())
	var names []string
	for _, n := range g.NamesOf(i)[1:] {
		names = append(names, isolated(s, n.Text)+" ("+n.Kind.String()+")")
	}
	if len(names) > 0 {
		fmt.Fprintf(s.out, "    also     %s\n", strings.Join(names, ", "))
	}
	if e.Wikidata() != "" {
		fmt.Fprintf(s.out, "    wikidata %s\n", e.Wikidata())
	}
	if e.HasGeo {
		fmt.Fprintf(s.out, "    at       %.4f, %.4f\n", e.Lat, e.Lon)
	}
	var chain []string
	for _, a := range g.AdminChain(nil, i) {
		chain = append(chain, g.Entities[a].NameEN())
	}
	if len(chain) > 0 {
		fmt.Fprintf(s.out, "    in       %s\n", strings.Join(chain, ", "))
	}
	for _, t := range g.TermsOf(i) {
		term := &g.Terms[t]
		of := ""
		if term.Of != tomar.None {
			of = " of " + g.Entities[term.Of].NameEN()
		}
		fmt.Fprintf(s.out, "    office   %s%s  %s..%s\n", term.Role, of, term.Start, term.End)
	}
	fmt.Fprintf(s.out, "    row      %s:%d\n", g.Files[e.File], e.Line)
}

// isolated keeps a right-to-left name together on a terminal.
func isolated(s streams, name string) string {
	if isTerminal(s.out) {
		return firstStrongIsolate + name + popIsolate
	}
	return name
}

func printStats(s streams, d *pipeline.Data) {
	g := d.Gazetteer
	for _, c := range d.Stats() {
		fmt.Fprintf(s.out, "%-4s %-14s %6d\n", c.Type, c.Subtype, c.Count)
	}
	fmt.Fprintf(s.out, "%d entities with %d names, %d terms of office, %d given and %d family names\n",
		len(g.Entities), g.NameCount(), len(g.Terms), len(g.Given), len(g.Family))
	for _, f := range d.Files() {
		fmt.Fprintf(s.out, "%s %s\n", f.Name, f.SHA256[:16])
	}
}
