#!/bin/sh
# Looks for known vulnerabilities. Where the database cannot be reached it says
# so and passes; a finding fails.
set -u
out=$($1 ./... 2>&1)
code=$?
if [ $code -eq 0 ]; then
	echo "$out" | tail -1
	exit 0
fi
case "$out" in
*"fetching vulnerabilities"* | *"dial tcp"* | *"no such host"* | *"Forbidden"* | *"connection refused"* | *"vuln.go.dev"*)
	echo "govulncheck: the vulnerability database is out of reach here; nothing was checked"
	exit 0
	;;
esac
echo "$out"
exit $code
