package readers

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Modules is the folder of the JavaScript packages that package.json beside
// this file names. Where they are not installed the test skips.
func Modules(t *testing.T) string {
	t.Helper()
	modules := filepath.Join(root(t), "internal", "readers", "npm", "node_modules")
	if _, err := os.Stat(filepath.Join(modules, ".package-lock.json")); err != nil {
		t.Skip("no JavaScript readers here; `make readers` installs them")
	}
	return modules
}

// root is the folder of go.mod; tests run in their package's folder below it.
func root(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = up
	}
}

// program is the path of the first of some programs that is installed.
func program(t *testing.T, names ...string) string {
	t.Helper()
	for _, n := range names {
		if path, err := exec.LookPath(n); err == nil {
			return path
		}
	}
	t.Skipf("no %s here", names[0])
	return ""
}

// Node runs a script (an ES module) of the test and gives what it prints. The
// script imports packages of [Modules] by name.
func Node(t *testing.T, script string, args ...string) []byte {
	t.Helper()
	modules, node := Modules(t), program(t, "node")
	// the script must lie beside node_modules, or its imports find nothing
	f, err := os.CreateTemp(filepath.Dir(modules), ".test-*.mjs")
	if err != nil {
		t.Fatal(err)
	}
	defer os.Remove(f.Name())
	if _, err := f.WriteString(script); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return output(t, exec.CommandContext(t.Context(), node, append([]string{f.Name()}, args...)...))
}

// Python runs a script with Debian's Python and gives what it prints. Where a
// module that it needs is missing the test skips.
func Python(t *testing.T, modules []string, script string, args ...string) []byte {
	t.Helper()
	python := program(t, "/usr/bin/python3", "python3")
	for _, m := range modules {
		if err := exec.CommandContext(t.Context(), python, "-c", "import "+m).Run(); err != nil {
			t.Skipf("no module %s for %s (Debian: python3-%s)", m, python, m)
		}
	}
	cmd := exec.CommandContext(t.Context(), python, append([]string{"-"}, args...)...)
	cmd.Stdin = bytes.NewReader([]byte(script))
	cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8", "MPLBACKEND=Agg", "PYTHONDONTWRITEBYTECODE=1")
	return output(t, cmd)
}

func output(t *testing.T, cmd *exec.Cmd) []byte {
	t.Helper()
	var faults bytes.Buffer
	cmd.Stderr = &faults
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", filepath.Base(cmd.Path), err, faults.Bytes())
	}
	return out
}
