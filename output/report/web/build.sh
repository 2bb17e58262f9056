#!/bin/sh
# Builds the page's script, style and outlines into dist/ from the lockfile.
# Called by make generate; needs node and npm. Where they are missing it says so
# and leaves what is committed.
set -eu
cd "$(dirname "$0")"
if ! command -v npm >/dev/null; then
	echo "no npm here: output/report/web/dist stays as it is" >&2
	exit 0
fi
npm ci --silent
npm run --silent check
npm run --silent build
