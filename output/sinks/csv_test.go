package sinks

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/tomar-nlp/tomar/output/tables"
)

// odd are texts that have broken a CSV or JSON writer before.
var odd = []string{
	"", "a", "a,b", `say "x"`, `"`, `""`, "two\nlines", "cr\rhere", "crlf\r\nhere", " leading", "\ttab", "\u00a0nbsp", `\.`, `\.x`, "trailing ",
	"ئاسۆ", "«ئاسۆ»،", "😀", "a\u2028b\u2029c", "\x00\x01\x1f\x7f", "<script>&amp;</script>", `back\slash`, "=1+1", "-5", "@x", "+1", "é€",
	"\ufeffbom", strings.Repeat("x", 100), strings.Repeat("y", 100) + `"`, strings.Repeat("ک", 60) + ",",
}

// The two ways to write CSV.
var plainCSV, excelCSV = csvForm{}, csvForm{excel: true}

func textRow(s string) *tables.Row { return new(tables.Row).Begin(tables.Texts).Str("d1").Str(s) }

func TestFieldIsWhatEncodingCSVWrites(t *testing.T) {
	for _, s := range odd {
		var want bytes.Buffer
		w := csv.NewWriter(&want)
		if err := w.Write([]string{"d1", s}); err != nil {
			t.Fatal(err)
		}
		w.Flush()
		if got := plainCSV.row(nil, textRow(s)); string(got) != want.String() {
			t.Errorf("%q: got %q, encoding/csv writes %q", s, got, want.String())
		}
	}
}

func TestExcelGuard(t *testing.T) {
	for s, want := range map[string]string{"=1+1": "d1,'=1+1\n", "@x": "d1,'@x\n", "+1": "d1,'+1\n", "-5": "d1,'-5\n", "\ta": "d1,'\ta\n", "\r\n=1": "d1,\"'\r\n=1\"\n", "a=1": "d1,a=1\n"} {
		if got := string(excelCSV.row(nil, textRow(s))); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
		if got := string(plainCSV.row(nil, textRow(s))); strings.Contains(got, "'") {
			t.Errorf("%q is guarded without being asked: %q", s, got)
		}
	}
	place := new(tables.Row).Begin(tables.Entities).Float(-33.5)
	if got := string(excelCSV.row(nil, place)); got != "-33.5\n" {
		t.Errorf("a number became %q", got)
	}
	if h := string(excelCSV.header(nil, tables.Texts.Table())); h != "\ufeffdoc_id,text\n" {
		t.Errorf("header %q", h)
	}
}

func TestListCellIsJSON(t *testing.T) {
	items := slices.Clone(odd)
	line := csvForm{}.row(nil, new(tables.Row).Begin(tables.Texts).Str("d1").List(items))
	rec, err := csv.NewReader(bytes.NewReader(line)).Read()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	if err := json.Unmarshal([]byte(rec[1]), &got); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got, items) {
		t.Errorf("got %q, want %q", got, items)
	}
	if got := string(plainCSV.row(nil, new(tables.Row).Begin(tables.Texts).Str("d1").List(nil))); got != "d1,[]\n" {
		t.Errorf("empty list: %q", got)
	}
}

func TestTextIsWhatEncodingJSONWrites(t *testing.T) {
	for _, s := range odd {
		var want bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(s); err != nil {
			t.Fatal(err)
		}
		got := `"` + string(appendJSONText(nil, s)) + "\"\n"
		if got != want.String() {
			t.Errorf("%q: got %s, encoding/json writes %s", s, got, want.String())
		}
	}
}

func TestFloatIsWhatEncodingJSONWrites(t *testing.T) {
	for _, f := range []float64{0, 1, 0.5, 0.85, 0.1, 0.0001, 0.9999, 0.99995, 1e-5, 1e-7, 2.2e-10, 33.3152, 44.3661, -33.5, 123456.7891, 999999.9999, 1e6, 1e21, 1e22, 1.0 / 3, 100, 0.3, 12.03} {
		want, _ := json.Marshal(f)
		got := string(appendFloat(nil, f))
		// encoding/json shortens e-07 to e-7
		if strings.Replace(got, "e-0", "e-", 1) != string(want) {
			t.Errorf("%v: got %s, want %s", f, got, want)
		}
	}
}

func FuzzLines(f *testing.F) {
	for _, s := range odd {
		f.Add(s, s)
	}
	jf := newJSONForm()
	f.Fuzz(func(t *testing.T, a, b string) {
		row := new(tables.Row).Begin(tables.Documents).Str(a).List([]string{b, a}).Str(b)
		line := csvForm{}.row(nil, row)
		rec, err := csv.NewReader(bytes.NewReader(append([]byte("1,2,3\n"), line...))).ReadAll()
		if err != nil || len(rec) != 2 {
			t.Fatalf("%q: %v", line, err)
		}
		cr := strings.NewReplacer("\r\n", "\n") // encoding/csv reads CRLF as LF
		if rec[1][0] != cr.Replace(a) || rec[1][2] != cr.Replace(b) {
			t.Errorf("%q, %q came back as %q", a, b, rec[1])
		}
		obj := jf.row(nil, row)
		if bytes.Count(obj, []byte("\n")) != 1 || !json.Valid(append(bytes.TrimSuffix(obj, []byte("}\n")), '}')) {
			t.Errorf("%q is not one line of JSON", obj)
		}
	})
}

// FuzzRoundTrip writes a row and reads it back through the tables' reader.
func FuzzRoundTrip(f *testing.F) {
	for _, s := range odd {
		f.Add(s, s+"x", 0.25)
	}
	jf := newJSONForm()
	f.Fuzz(func(t *testing.T, a, b string, num float64) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			t.Skip("rows are UTF-8")
		}
		row := new(tables.Row).Begin(tables.Entities).Str("g1").Str("LOC").Null().Str(a).Str(b).List([]string{a, b}).Str(b).Null().
			Float(num).Null().Int(len(a)).Int(-1).Day("2020-02-29").Null()
		for name, data := range map[string][]byte{
			"entities.csv":   csvForm{}.row(csvForm{}.header(nil, tables.Entities.Table()), row),
			"entities.jsonl": jf.row(nil, row),
		} {
			dir := t.TempDir()
			for n, d := range map[string][]byte{name: data, runFile: []byte("{}")} {
				if err := os.WriteFile(filepath.Join(dir, n), d, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			r, err := tables.Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			for got, err := range r.Rows(tables.Entities) {
				if err != nil {
					t.Fatalf("%s: %v in %q", name, err, data)
				}
				n++
				for i := range row.Cells {
					if g, w := got.Cells[i], row.Cells[i]; g.Kind != w.Kind || g.Text() != w.Text() ||
						w.Kind != tables.List && g.Int() != w.Int() || w.Kind == tables.List && !slices.Equal(got.Items(g), row.Items(w)) {
						t.Errorf("%s, cell %d: %+v came back as %+v", name, i, w, g)
					}
				}
			}
			if n != 1 {
				t.Errorf("%s: %d rows of %q", name, n, data)
			}
		}
	})
}

// eventRow is a row as wide as the widest table.
func eventRow() *tables.Row {
	r := new(tables.Row).Begin(tables.Events)
	for i, c := range tables.Events.Table().Columns {
		switch c.Kind {
		case tables.Int:
			r.Int(i * 17)
		case tables.Float:
			r.Float(0.85)
		case tables.Bool:
			r.Bool(true)
		case tables.Day:
			r.Day("2020-09-26")
		case tables.List:
			r.List([]string{"g1f0ac39d2b75"})
		default:
			r.Str("دەقێکی نموونە بۆ تاقیکردنەوە")
		}
	}
	return r
}

func cells(r *tables.Row) []string {
	rec, _ := csv.NewReader(bytes.NewReader(csvForm{}.row(nil, r))).Read()
	return rec
}

func BenchmarkCSVRow(b *testing.B) {
	r := eventRow()
	want := strings.Join(cells(r), "|")
	b.Run("tomar", func(b *testing.B) {
		var buf []byte
		b.ReportAllocs()
		for b.Loop() {
			buf = csvForm{}.row(buf[:0], r)
		}
		b.SetBytes(int64(len(buf)))
		rec, _ := csv.NewReader(bytes.NewReader(buf)).Read()
		if strings.Join(rec, "|") != want {
			b.Fatalf("wrote %q", buf)
		}
	})
	b.Run("encoding-csv", func(b *testing.B) { // of cells that are texts already
		rec := cells(r)
		var out bytes.Buffer
		b.ReportAllocs()
		for b.Loop() {
			out.Reset()
			w := csv.NewWriter(&out)
			if err := w.Write(rec); err != nil {
				b.Fatal(err)
			}
			w.Flush()
		}
		b.SetBytes(int64(out.Len()))
	})
	b.Run("encoding-csv-reused", func(b *testing.B) {
		rec := cells(r)
		w := csv.NewWriter(io.Discard)
		b.ReportAllocs()
		for b.Loop() {
			if err := w.Write(rec); err != nil {
				b.Fatal(err)
			}
		}
		b.SetBytes(int64(len(csvForm{}.row(nil, r))))
	})
}

func BenchmarkJSONRow(b *testing.B) {
	r, f := eventRow(), newJSONForm()
	var buf []byte
	b.ReportAllocs()
	for b.Loop() {
		buf = f.row(buf[:0], r)
	}
	b.SetBytes(int64(len(buf)))
	if !json.Valid(buf) {
		b.Fatalf("wrote %q", buf)
	}
}
