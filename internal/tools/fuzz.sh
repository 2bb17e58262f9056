#!/bin/sh
# Runs every fuzz target of the module for FUZZTIME each, one after another.
set -eu
GO=${GO:-go}
for pkg in $($GO list ./...); do
	dir=$($GO list -f '{{.Dir}}' "$pkg")
	for target in $(cat "$dir"/*_test.go 2>/dev/null | sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\)(.*/\1/p'); do
		echo "fuzz $pkg $target ${FUZZTIME:-5s}"
		$GO test -run '^$' -fuzz "^$target\$" -fuzztime "${FUZZTIME:-5s}" -fuzzminimizetime 1s "$pkg"
	done
done
