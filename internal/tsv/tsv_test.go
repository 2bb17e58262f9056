package tsv

import (
	"strings"
	"testing"
)

func TestParseReportsEveryFaultWithItsPlace(t *testing.T) {
	data := "# comment\nid\tname\na\tx\nb\nc\t y\n\xff\td\n"
	_, err := Parse("f.tsv", []byte(data), "id", "name")
	if err == nil {
		t.Fatal("broken table was read")
	}
	for _, want := range []string{"f.tsv:4:1: 1 cells, want 2", "f.tsv:5:2: white space", "f.tsv:6: not valid UTF-8"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error lacks %q:\n%v", want, err)
		}
	}
}

func TestParseColumns(t *testing.T) {
	if _, err := Parse("f.tsv", []byte("id\tword\n"), "id", "name"); err == nil || !strings.Contains(err.Error(), "f.tsv:1") {
		t.Errorf("wrong columns: %v", err)
	}
	if _, err := Parse("f.tsv", nil, "id"); err == nil {
		t.Error("empty file was read")
	}
	tab, err := Parse("f.tsv", []byte("\ufeffid\tname\r\na\tx|y\r\nb\t\r\n"), "id", "name")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for r := range tab.Rows() {
		got = append(got, r.Get("id")+"="+strings.Join(r.List("name"), ","))
	}
	if s := strings.Join(got, " "); s != "a=x,y b=" || tab.Len() != 2 {
		t.Errorf("rows %q", s)
	}
}
