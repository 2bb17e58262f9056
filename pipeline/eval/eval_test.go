package eval

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// unpack lays a txtar's files into a directory.
func unpack(t *testing.T, file string) string {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range a.Files {
		p := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		// a txtar file always ends with a line break, the texts here do not
		data := f.Data
		if filepath.Ext(p) == ".txt" {
			data = []byte(strings.TrimSuffix(string(data), "\n"))
		}
		if err := os.WriteFile(p, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func score(t *testing.T, dir string) *Result {
	t.Helper()
	golds, err := LoadGold(filepath.Join(dir, "gold"))
	if err != nil {
		t.Fatal(err)
	}
	run, err := LoadRun(filepath.Join(dir, "out"))
	if err != nil {
		t.Fatal(err)
	}
	return Score(run, golds)
}

func TestScore(t *testing.T) {
	r := score(t, unpack(t, "testdata/small.txtar"))
	for name, want := range map[string]Count{
		"NER strict":                      {2, 1, 1}, // hit, hit, role left out, spurious; one missed
		"NER strict PER":                  {1, 0, 0},
		"NER strict LOC":                  {1, 1, 0},
		"NER strict ORG":                  {0, 0, 1},
		"LINK accuracy on linked hits":    {1, 0, 1},
		"TIME relaxed span":               {1, 0, 1},
		"TIME strict span":                {0, 1, 2},
		"TIME relaxed span+value":         {1, 0, 1},
		"EVENT trigger":                   {2, 1, 0},
		"EVENT trigger+type":              {1, 2, 1},
		"EVENT dated (trigger+type+date)": {1, 0, 0},
		"EVENT arguments":                 {1, 0, 1},
		"EVENT modality accuracy":         {1, 0, 1},
		"EVENT attributed (on reported)":  {1, 0, 0},
	} {
		got := r.Total[name]
		if got == nil || *got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
	if t.Failed() {
		var b strings.Builder
		_ = r.WriteDisagreements(&b)
		t.Log(b.String())
	}
}

func TestGoldFaultsAreReportedTogether(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("a.txt", "بەغدا")
	write("a.gold.json", `{"doc":"a","mentions":[{"text":"x","start":0,"end":5,"t":"LOC"},{"start":3,"end":99}]}`)
	write("b.gold.json", `{"doc":"b"}`)
	_, err := LoadGold(dir)
	if err == nil {
		t.Fatal("faulty gold was read")
	}
	for _, want := range []string{"[3,99) is out of range", "annotated \"x\"", "b.txt"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error lacks %q:\n%v", want, err)
		}
	}
}

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Mike Pompeo", "mike pompeo", true},
		{"Qasem Soleimani", "Soleimani", true},
		{"Government of Iraq", "Government of Iran", true}, // «iraq» tells no name apart in this measure
		{"Government of Turkey", "Government of Iran", false},
		{"Erbil", "Duhok", false},
	} {
		if got := sameName(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}

// TestAgreesWithIndependentScorer runs the scorer that lies beside the shared
// gold on the same small run and compares every line both print.
func TestAgreesWithIndependentScorer(t *testing.T) {
	shared := os.Getenv("TOMAR_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	script, err := filepath.Abs(filepath.Join(shared, "gold", "score.py"))
	if _, statErr := os.Stat(script); err != nil || statErr != nil {
		t.Skip("no shared/gold/score.py here")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 here")
	}
	dir := unpack(t, "testdata/small.txtar")
	golds, _ := filepath.Glob(filepath.Join(dir, "gold", "*.gold.json"))
	out, err := exec.Command(python, append([]string{script, filepath.Join(dir, "out")}, golds...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	compare(t, score(t, dir), string(out))
}

var scoreLine = regexp.MustCompile(`(?m)^(\S.*?)\s+P \S+\s+R \S+\s+F1 \S+\s+tp (\d+) fp (\d+) fn (\d+)$`)

func compare(t *testing.T, r *Result, out string) {
	t.Helper()
	lines := scoreLine.FindAllStringSubmatch(out, -1)
	if len(lines) < 5 {
		t.Fatalf("only %d measures printed:\n%s", len(lines), out)
	}
	for _, l := range lines {
		if l[1] == "NER partial (outermost)" {
			continue // there by overlap and type, here nervaluate's partial without type
		}
		n := func(s string) int { v, _ := strconv.Atoi(s); return v }
		want := Count{n(l[2]), n(l[3]), n(l[4])}
		if got := r.Total[l[1]]; got == nil || *got != want {
			t.Errorf("%s: %+v, the independent scorer says %+v", l[1], got, want)
		}
	}
}
