package report

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/tomar-nlp/tomar/output/sinks"
)

// visitor is a browser that has a page open, with all that it complained of and
// every request that it made.
type visitor struct {
	t    *testing.T
	ctx  context.Context
	page string

	mu       sync.Mutex
	requests []string
	faults   []string
}

// visit opens a page in Debian's Chromium; it skips where there is none.
func visit(t *testing.T, page string, width, height int) *visitor {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes its time")
	}
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium here: the page was not looked at (apt-get install chromium)")
	}
	opts := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoDefaultBrowserCheck, chromedp.NoFirstRun,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.WindowSize(width, height), chromedp.WSURLReadTimeout(2 * time.Minute),
	}
	alloc, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	ctx, leave := chromedp.NewContext(alloc)
	ctx, late := context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(func() {
		late()
		leave()
		stop()
	})
	v := &visitor{t: t, ctx: ctx, page: "file://" + filepath.ToSlash(page)}
	err := chromedp.Listen(ctx, func(ev any) {
		v.mu.Lock()
		defer v.mu.Unlock()
		switch e := ev.(type) {
		case *network.EventRequestWillBeSent:
			v.requests = append(v.requests, e.Request.URL)
		case *runtime.EventExceptionThrown:
			v.faults = append(v.faults, fmt.Sprintf("%s %+v", e.ExceptionDetails.Text, e.ExceptionDetails.Exception))
		case *runtime.EventConsoleAPICalled:
			v.faults = append(v.faults, fmt.Sprintf("console.%s", e.Type))
		case *cdplog.EventEntryAdded:
			v.faults = append(v.faults, e.Entry.Text)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	v.run("open", chromedp.EmulateViewport(int64(width), int64(height)), chromedp.Navigate(v.page),
		chromedp.WaitReady(chromedp.CSS(`html[data-ready]`)))
	return v
}

func (v *visitor) run(what string, actions ...chromedp.Action[chromedp.Void]) {
	v.t.Helper()
	if err := chromedp.Do(v.ctx, actions...); err != nil {
		v.t.Fatalf("%s: %v; the page said %q", what, err, v.faults)
	}
}

// eval runs a script in the page.
func eval[T any](v *visitor, script string) T {
	v.t.Helper()
	out, err := chromedp.Run(v.ctx, chromedp.Evaluate[T](script))
	if err != nil {
		v.t.Fatalf("%s: %v; the page said %q", script, err, v.faults)
	}
	return out
}

// click clicks the first element that a selector finds, and waits for another
// one.
func (v *visitor) click(selector, then string) {
	v.t.Helper()
	v.run("click "+selector, chromedp.WaitVisible(chromedp.CSS(selector)), chromedp.Click(chromedp.CSS(selector)), chromedp.WaitReady(chromedp.CSS(then)))
}

// until waits for a script to become true.
func (v *visitor) until(script string) {
	v.t.Helper()
	v.run("wait for "+script, chromedp.Poll[chromedp.Void](script, chromedp.WithPollingTimeout(time.Minute)))
}

// shot keeps what the page looks like, in TOMAR_ARTIFACTS or where go test
// -artifacts puts it.
func (v *visitor) shot(name string) {
	v.t.Helper()
	png, err := chromedp.Run(v.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		v.t.Fatalf("screenshot: %v", err)
	}
	dir := os.Getenv("TOMAR_ARTIFACTS")
	if dir == "" {
		dir = v.t.ArtifactDir()
	} else if err := os.MkdirAll(dir, 0o755); err != nil {
		v.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "report-"+name+".png"), png, 0o644); err != nil {
		v.t.Fatal(err)
	}
}

// quiet fails where the page asked for anything or complained of anything.
func (v *visitor) quiet() {
	v.t.Helper()
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, r := range v.requests {
		// data: is Chromium's own picture in a field for dates
		if !strings.HasPrefix(r, v.page) && !strings.HasPrefix(r, "data:") && !strings.HasPrefix(r, "blob:null/") {
			v.t.Errorf("the page asked for %s", r)
		}
	}
	if len(v.requests) == 0 {
		v.t.Error("no request was seen, not even for the page")
	}
	for _, f := range v.faults {
		v.t.Errorf("the page complained: %s", f)
	}
}

// views are the addresses of the page with what shows that they are there.
var views = []struct{ name, there string }{
	{"overview", ".overview .stat b"}, {"timeline", "svg.timeline .mark"}, {"map", "svg.map circle.spot"}, {"network", "svg.network g.node"},
	{"events", ".space .tr .type"}, {"entities", ".space .tr .named"}, {"relations", ".space .tr"}, {"articles", ".space .tr a"}, {"marks", ".marks-view h1"},
}

func TestPageInABrowser(t *testing.T) {
	out := output(t, 3, sinks.Options{WithTexts: true}, nil)
	page, err := Write(out, Options{TypeWords: map[string]string{"ATTACK": "هێرش"}})
	if err != nil {
		t.Fatal(err)
	}
	v := visit(t, page, 1300, 850)
	if dir := eval[string](v, `document.documentElement.dir`); dir != "rtl" {
		t.Errorf("the page runs %s", dir)
	}
	for _, w := range views {
		link := fmt.Sprintf(`header a[href="#/%s"]:not(.brand)`, w.name)
		v.click(link, w.there)
		if left := eval[int](v, `document.querySelectorAll("main .view").length`); left != 1 {
			t.Errorf("%s: %d views at once", w.name, left)
		}
		if wide := eval[bool](v, `document.documentElement.scrollWidth > innerWidth`); wide {
			t.Errorf("%s is wider than the window", w.name)
		}
		v.shot(w.name)
	}

	// an event, its sentence, and back
	v.click(`header a[href="#/events"]`, ".space .tr")
	v.click(".space .tr .td:nth-child(2)", ".panel .quote mark.trigger")
	v.click(`.panel .links a[href^="#/article"]`, ".sentence.here .note.here")
	v.shot("article")
	if got, want := eval[string](v, `document.querySelector(".note.here").dataset.e`), eval[string](v, `new URLSearchParams(location.hash.split("?")[1]).get("e")`); got != want || got == "" {
		t.Errorf("shown is %q of %q", got, want)
	}
	v.click(".note.here", ".panel .facts code")
	v.run("point at a name", chromedp.Evaluate[chromedp.Void](`document.querySelector(".text .m-PER").dispatchEvent(new PointerEvent("pointermove", {clientX: 200, clientY: 200}))`), chromedp.WaitVisible(chromedp.CSS("#tip code")))
	v.run("escape", chromedp.KeyEvent("\x1b"))
	v.until(`document.getElementById("panel").hidden`)

	// English and dark
	v.click("button.lang", "html[lang=en][dir=ltr]")
	v.click(`header a[href="#/entities"]`, ".space .tr")
	v.until(`[...document.querySelectorAll(".space .tr")].some((r) => r.textContent.includes("Iraq"))`)
	v.click(`.controls button[title="Dark"]`, "html[data-theme=dark]")
	v.shot("dark-english")

	v.quiet()
}

// Marks become the rows that tomar extract reads.
func TestReaderMarksRows(t *testing.T) {
	out := output(t, 1, sinks.Options{WithTexts: true}, nil)
	if err := os.WriteFile(filepath.Join(out, "corrections.tsv"), []byte("# mine\nkind\tid\taction\tvalue\tnote\nentity\tgold\trename\tA B\tkept\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	page, err := Write(out, Options{Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	v := visit(t, page, 1300, 850)
	v.click(`header a[href="#/events"]`, ".space .tr")
	v.click(".space .tr .reject", ".space .tr.marked-reject")
	v.click(".space .tr .confirm", ".space .tr.marked-confirm") // a verdict replaces the other
	v.click(`header a[href="#/entities"]`, ".space .tr")
	v.click(".space .tr .named", ".panel .corrector form")
	v.run("rename", chromedp.SetValue(chromedp.CSS(".panel .corrector .value input"), "New\tName"), chromedp.Click(chromedp.CSS(".panel .corrector button[type=submit]")), chromedp.WaitReady(chromedp.CSS(".mark-line")))
	v.click(`header a[href="#/marks"]`, "#download")
	v.shot("marks")
	folder := t.TempDir()
	done := make(chan string, 1)
	err = chromedp.ListenBrowser(v.ctx, func(ev any) {
		if e, ok := ev.(*browser.EventDownloadProgress); ok && e.State == browser.DownloadProgressStateCompleted {
			done <- e.GUID
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	tell := true
	if _, err := chromedp.CallBrowser(v.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllowAndName, DownloadPath: folder, EventsEnabled: &tell,
	}); err != nil {
		t.Fatal(err)
	}
	v.run("download", chromedp.Click(chromedp.CSS("#download")))
	var got []byte
	select {
	case name := <-done:
		if got, err = os.ReadFile(filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	case <-time.After(time.Minute):
		t.Fatal("nothing was downloaded")
	}
	lines := strings.Split(strings.TrimSuffix(string(got), "\n"), "\n")
	if len(lines) != 4 || lines[0] != "kind\tid\taction\tvalue\tnote" {
		t.Fatalf("the file is %q", got)
	}
	for i, want := range []string{"entity\tgold\trename\tA B\tkept", "rename\tNew Name\t", "event\te"} {
		if !strings.Contains(string(got), want) {
			t.Errorf("row %d: no %q in %q", i, want, got)
		}
	}
	if !strings.Contains(string(got), "\tconfirm\t") || strings.Contains(string(got), "reject") {
		t.Errorf("the last verdict does not stand: %q", got)
	}
	v.quiet()
}

// A corpus that wants to break out stays text, in every view.
func TestHostileCorpusInABrowser(t *testing.T) {
	page, err := Write(output(t, 2, sinks.Options{WithTexts: true}, poison), Options{})
	if err != nil {
		t.Fatal(err)
	}
	v := visit(t, page, 1000, 800)
	for _, w := range views {
		v.run("go", chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`location.hash = "#/%s"`, w.name)), chromedp.WaitReady(chromedp.CSS(w.there)))
	}
	v.run("open an entity", chromedp.Evaluate[chromedp.Void](`location.hash = "#/entities"`), chromedp.WaitReady(chromedp.CSS(".space .tr .named")))
	v.click(".space .tr .named", ".panel .corrector form")
	v.shot("hostile")
	if n := eval[int](v, `document.querySelectorAll("img, main script, .panel script, iframe").length`); n != 0 {
		t.Errorf("%d elements came out of the corpus", n)
	}
	if eval[bool](v, `"broken" in window`) {
		t.Error("a script of the corpus ran")
	}
	if !eval[bool](v, `document.querySelector(".panel h2").textContent.includes("<img src=x")`) {
		t.Error("the name does not show as it stands")
	}
	if bad := eval[[]string](v, `[...document.querySelectorAll("a[href]")].map((a) => a.getAttribute("href")).filter((h) => !/^(#|https:\/\/)/.test(h))`); len(bad) > 0 {
		t.Errorf("links lead to %q", bad)
	}
	v.quiet()
}

// Ten thousand events: only the rows in sight are in the document, and a search
// through all of them ends.
func TestTenThousandEvents(t *testing.T) {
	const copies = 3400 // of three events each
	page, err := Write(output(t, copies, sinks.Options{WithTexts: true}, nil), Options{Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	v := visit(t, page, 1300, 850)
	v.click(`header a[href="#/events"]`, ".space .tr")
	for _, at := range []string{"0.5", "1", "0.25"} {
		v.run("scroll", chromedp.Evaluate[chromedp.Void](`(() => { const s = document.querySelector(".scroll"); s.scrollTop = s.scrollHeight * `+at+`; })()`))
		v.until(`(() => { const s = document.querySelector(".scroll").getBoundingClientRect(); return [...document.querySelectorAll(".space .tr")].some((r) => { const b = r.getBoundingClientRect(); return b.top < s.bottom && b.bottom > s.top; }); })()`)
		if n := eval[int](v, `document.querySelectorAll(".space .tr").length`); n == 0 || n > 80 {
			t.Errorf("%d rows are in the document", n)
		}
	}
	took := eval[float64](v, `(() => { const a = performance.now(); const s = document.querySelector(".sort.on") ?? document.querySelector(".sort"); s.click(); return performance.now() - a; })()`)
	t.Logf("sorting took %.0f ms", took)
	v.run("search", chromedp.SendKeys(chromedp.CSS("main input[type=search]"), "هەولێر"))
	v.until(`/of 10,200/.test(document.querySelector(".count").textContent)`)
	v.quiet()
}
