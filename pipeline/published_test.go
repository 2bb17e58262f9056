package pipeline

import (
	"testing"
	"time"
)

func TestDates(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2020-09-30", "2020-09-30"},
		{"2020-09-30T23:59:00+03:00", "2020-09-30"},
		{"2020/09/30", "2020-09-30"},
		{"2020-09", "2020-09"},
		{"2020", "2020"},
		{"30.9.2020", ""},
		{"2020-02-30", ""},
	} {
		if got, _ := isoDay(c.in, nil); got != c.want {
			t.Errorf("isoDay(%q) = %q, want %q", c.in, got, c.want)
		}
	}
	for _, c := range []struct{ in, want string }{
		{"news/2020-09-30-title.txt", "2020-09-30"},
		{"rudaw_20200930.txt", "2020-09-30"},
		{"2020-13-30.txt", ""},
		{"article-1234567890.txt", ""},
		{"2020-09-30.jsonl#7", ""},
		{"2020-0930.txt", ""},
		{"fkn-real-00157.txt", ""},
	} {
		if got, _ := fileDay(c.in); got != c.want {
			t.Errorf("fileDay(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// A moment is the day that it is in the zone asked for; what has no offset is
// not moved.
func TestIsoDayInZone(t *testing.T) {
	baghdad := time.FixedZone("Asia/Baghdad", 3*60*60)
	for _, c := range []struct{ in, want string }{
		{"2020-09-30T22:30:00Z", "2020-10-01"},
		{"2020-09-30T22:30:00+03:00", "2020-09-30"},
		{"Wed, 30 Sep 2020 22:30:00 GMT", "2020-10-01"},
		{"2020-09-30T22:30:00", "2020-09-30"},
		{"2020-09-30 22:30", "2020-09-30"},
		{"2020-09-30", "2020-09-30"},
	} {
		if got, ok := isoDay(c.in, baghdad); !ok || got != c.want {
			t.Errorf("%s: got %q, want %q", c.in, got, c.want)
		}
	}
}
