package gazetteers

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

func plainFold(s string) string { return s }

// TestLoadLongFiles reads tables whose lines and texts are larger than a block.
func TestLoadLongFiles(t *testing.T) {
	line := func(id int, name, rest string) string {
		return fmt.Sprintf("loc-%06d\tcity\tTown %d\tQ%d\tIQ\t\t\t\t\t\town\tproject\t%s\t%s\t", id, id, id+1, name, rest)
	}
	var many strings.Builder
	many.WriteString("\ufeff" + placeHeader)
	const n = 9000 // a megabyte: several blocks
	for i := range n {
		many.WriteString(line(i, fmt.Sprintf("شاری %d", i), fmt.Sprintf("شارۆچکەی %d|دێی %d", i, i)) + "\n")
	}
	many.WriteString("# a comment of some length " + strings.Repeat("-", 3*blockSize) + "\n")
	many.WriteString(line(n, "کۆتایی", "")) // no line end
	g, err := Load(fstest.MapFS{"places/a.tsv": {Data: []byte(many.String())}}, plainFold)
	if err != nil {
		t.Fatal(err)
	}
	if len(g.Entities) != n+1 || g.NameCount() != 3*n+1 {
		t.Fatalf("%d entities, %d names", len(g.Entities), g.NameCount())
	}
	for _, i := range [...]int32{0, 1, n / 2, n - 1, n} {
		e := &g.Entities[i]
		if got, ok := g.ByID(fmt.Sprintf("loc-%06d", i)); !ok || got != i {
			t.Errorf("row %d is found as %d", i, got)
		}
		if got, ok := g.ByWikidata(e.Wikidata()); !ok || got != i {
			t.Errorf("%s is found as %d", e.Wikidata(), got)
		}
		if got, ok := g.ByNameEN(fmt.Sprintf("Town %d", i)); !ok || got != i || e.NameEN() != fmt.Sprintf("Town %d", i) {
			t.Errorf("Town %d is found as %d", i, got)
		}
		if e.Subtype() != "city" || e.Country() != "IQ" {
			t.Errorf("row %d reads %q %q", i, e.Subtype(), e.Country())
		}
	}
	if names := g.NamesOf(7); len(names) != 3 || names[0].Text != "شاری 7" || names[2].Text != "دێی 7" || names[2].Kind != Variant {
		t.Errorf("names %v", names)
	}
	if _, ok := g.ByWikidata(""); ok {
		t.Error("no Wikidata id is found")
	}
}

// TestLoadTooMuchText refuses a row whose texts an offset cannot reach.
func TestLoadTooMuchText(t *testing.T) {
	row := func(variants string) fstest.MapFS {
		return fstest.MapFS{"places/a.tsv": {Data: []byte(placeHeader + "loc-a\tcity\tA\t\tIQ\t\t\t\t\t\town\tproject\tئا\t" + variants + "\t\n")}}
	}
	few := strings.TrimSuffix(strings.Repeat("بە|", 12_000), "|")
	if g, err := Load(row(few), plainFold); err != nil || g.NameCount() != 12_001 || g.NamesOf(0)[12_000].Text != "بە" {
		t.Errorf("twelve thousand variants: %v", err)
	}
	_, err := Load(row(few+"|"+few), plainFold)
	if err == nil || !strings.Contains(err.Error(), "places/a.tsv:2:1: the row has") {
		t.Errorf("twice as many: %v", err)
	}
}
