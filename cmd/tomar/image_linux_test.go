package main

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// The pages of the program's file are known by its path; what is handed back is
// read anew where it is asked for, here by the test itself.
func TestReleaseImage(t *testing.T) {
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		t.Skip("no /proc here")
	}
	self, err := os.Readlink("/proc/self/exe")
	if err != nil {
		t.Skip(err)
	}
	n := 0
	for line := range strings.Lines(string(maps)) {
		if strings.HasSuffix(strings.TrimSpace(line), self) && strings.Contains(line, "r-xp") {
			n++
		}
	}
	if n == 0 {
		t.Fatalf("%s is not among the mapped files", self)
	}
	before := resident(t)
	releaseImage()
	if after := resident(t); after >= before {
		t.Errorf("%d KB of files resident before, %d after", before, after)
	}
}

// resident is how much of files the process has in memory, in KB.
func resident(t *testing.T) int {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Skip(err)
	}
	for line := range strings.Lines(string(status)) {
		if f := strings.Fields(line); len(f) > 1 && f[0] == "RssFile:" {
			kb, err := strconv.Atoi(f[1])
			if err != nil {
				t.Fatal(err)
			}
			return kb
		}
	}
	t.Skip("the system does not tell")
	return 0
}
