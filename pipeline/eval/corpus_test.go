package eval

import (
	"path/filepath"
	"strings"
	"testing"
)

// The sample articles' annotation must fit their texts.
func TestSampleArticlesAreSound(t *testing.T) {
	golds, err := LoadGold(filepath.Join("..", "..", "seeds", "corpus"))
	if err != nil {
		t.Fatal(err)
	}
	if len(golds) < 12 {
		t.Errorf("%d annotated sample articles, want a dozen", len(golds))
	}
	for _, g := range golds {
		if len(g.Mentions) == 0 || len(g.Events) == 0 {
			t.Errorf("%s: %d mentions, %d events", g.Doc, len(g.Mentions), len(g.Events))
		}
		for _, m := range g.Mentions {
			if strings.TrimSpace(m.Text) != m.Text || isEdge(g.Text[m.Start]) {
				t.Errorf("%s: mention %q begins with a mark or has space at an end", g.Doc, m.Text)
			}
		}
	}
}
