package input

import (
	"encoding/json"
	"testing"
)

// What flat reads, encoding/json reads as the same.
func FuzzFlat(f *testing.F) {
	for _, line := range []string{
		`{"id": "a", "text": "ب\n\"ج\"\\ \/\t"}`, `{"text":"x","title":null,"date":"2020-01-02","other":"y"} `,
		`{"text":"x","text":null}`, `{"text":"x","Text":"y"}`, `{"id":"","text":""}`, `{"text":"\u0628"}`, `{"text":"x"}}`,
		`{"id":12,"text":"x"}`, "{\"text\":\"\xff\"}", "{\"text\":\"\n\"}", `{"text":"x",}`, `{"text":"x" "id":"y"}`, `{}`, `{"text":"x\"}`,
		`{"url":"u","outlet":"o","author":"a","lang":"ckb","text":"x"}`,
	} {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		var fl flat
		if !fl.scan(line) {
			return
		}
		it, text := fl.item("p")
		var rec record
		if err := json.Unmarshal(line, &rec); err != nil || rec.Text == nil {
			t.Fatalf("%q is no record: %v", line, err)
		}
		id, _ := scalar(rec.ID)
		date, _ := moment(rec.Date)
		path := "p"
		if id != "" {
			path += "#" + id
		}
		got := [...]string{string(text), it.Path, it.ID, it.Title, it.Date, it.URL, it.Outlet, it.Author, it.Lang}
		want := [...]string{*rec.Text, path, id, loose(rec.Title), date, loose(rec.URL), loose(rec.Outlet), loose(rec.Author), loose(rec.Lang)}
		if got != want {
			t.Fatalf("%q\n got %q\nwant %q", line, got, want)
		}
	})
}
