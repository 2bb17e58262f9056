#!/bin/sh
# Runs every fuzz target of the module for FUZZTIME each, one after another.
#
# Go up to 1.26 can end a run that found nothing with a bare "context deadline
# exceeded": when the time is up, its coordinator may look before its workers
# are told (go.dev/issue/75804, mended in 1.27). A find always comes with a
# file of the failing input; without one, and with nothing else said, the
# target runs again by count, which has no deadline to race. A failure of that
# run counts, whatever it says.
set -eu
GO=${GO:-go}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
fuzz() { $GO test -run '^$' -fuzz "^$1\$" -fuzztime "$2" -fuzzminimizetime 1s "$3"; }
deadline_only() {
	grep -q '^ *context deadline exceeded$' "$log" &&
		! grep -Eq 'Failing input written|panic|fatal error|_test\.go:[0-9]+:|DATA RACE' "$log"
}
for pkg in $($GO list ./...); do
	dir=$($GO list -f '{{.Dir}}' "$pkg")
	for target in $(cat "$dir"/*_test.go 2>/dev/null | sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\)(.*/\1/p'); do
		echo "fuzz $pkg $target ${FUZZTIME:-5s}"
		if fuzz "$target" "${FUZZTIME:-5s}" "$pkg" >"$log" 2>&1; then
			cat "$log"
			continue
		fi
		if ! deadline_only; then
			cat "$log"
			exit 1
		fi
		grep '^fuzz:' "$log" || true
		echo "fuzz $pkg $target again, by count: the first run ended at its deadline and found nothing (go.dev/issue/75804)"
		fuzz "$target" 500x "$pkg"
	done
done
