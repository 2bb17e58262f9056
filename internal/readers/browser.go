package readers

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// Page is what a browser is given.
type Page struct {
	// HTML is the page itself. Its script calls tell(value) once, when it has
	// read what it was given; a fault of the page is told without it.
	HTML string
	// Files are further contents by path, such as "/timeline.json".
	Files map[string]string
}

// teller sends a page's findings, or its first fault, back to the test.
const teller = `<script>
"use strict";
const tell = v => fetch("/tell", {method: "POST", body: JSON.stringify(v)});
addEventListener("error", e => fetch("/fault", {method: "POST", body: String(e.message || e.target.src || e.target.href)}), true);
addEventListener("unhandledrejection", e => fetch("/fault", {method: "POST", body: String(e.reason && e.reason.stack || e.reason)}));
</script>
`

// patience is how long a page may take. A machine that runs eight other things
// is slow; a page that fails tells so at once.
const patience = 2 * time.Minute

// Browse opens a page in headless Chromium and gives what it tells, as JSON.
// Below /npm/ stand the packages of [Modules]. The browser sees no other host.
func Browse(t *testing.T, p Page) []byte {
	t.Helper()
	modules, chromium := Modules(t), program(t, "chromium", "chromium-browser", "google-chrome")
	told, fault := make(chan []byte, 1), make(chan string, 1)
	mux := http.NewServeMux()
	mux.Handle("/npm/", http.StripPrefix("/npm/", http.FileServer(http.Dir(modules))))
	mux.HandleFunc("/tell", func(_ http.ResponseWriter, r *http.Request) { first(told, read(r)) })
	mux.HandleFunc("/fault", func(_ http.ResponseWriter, r *http.Request) { first(fault, string(read(r))) })
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		body, ok := p.Files[r.URL.Path]
		switch {
		case r.URL.Path == "/":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = io.WriteString(w, "<!doctype html><meta charset=utf-8><link rel=icon href=data:,>\n"+teller+p.HTML)
		case ok:
			_, _ = io.WriteString(w, body)
		default:
			http.NotFound(w, r)
		}
	})
	server := httptest.NewServer(mux)
	defer server.Close()

	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	profile, err := os.MkdirTemp("", "tomar-browser-") // t.TempDir would fail on files that the dying browser adds
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(profile)
	cmd := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage",
		"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1200,800",
		"--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "--user-data-dir="+profile, "--remote-debugging-port=0", server.URL)
	var noise strings.Builder
	cmd.Stdout, cmd.Stderr, cmd.WaitDelay = &noise, &noise, 5*time.Second
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait() // it is stopped, which is an error
		close(ended)
	}()
	defer func() {
		cancel()
		<-ended
	}()
	select {
	case b := <-told:
		return b
	case msg := <-fault:
		t.Fatalf("the page failed: %s", msg)
	case <-ended:
		t.Fatalf("the browser ended before the page told anything: %s", noise.String())
	case <-ctx.Done():
		t.Fatalf("the page told nothing in %v", patience)
	}
	return nil
}

// first keeps what came first; what comes later follows from it.
func first[T any](c chan T, v T) {
	select {
	case c <- v:
	default:
	}
}

func read(r *http.Request) []byte {
	b, _ := io.ReadAll(r.Body) // a cut body is no JSON, which the test finds
	return b
}
