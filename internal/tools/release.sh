#!/bin/sh
# Builds the release into dist/: binaries without cgo for every system, packed
# with licences, manual and completions, and their checksums. The same commit
# gives the same bytes: no paths, no clock, no build ids.
set -eu
GO=${GO:-go}
VERSION=${VERSION:-unknown}
DIST=${DIST:-dist}
TARGETS=${TARGETS:-"linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64"}
rm -rf "$DIST"
mkdir -p "$DIST"
DIST=$(cd "$DIST" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
CGO_ENABLED=0 $GO build -trimpath -buildvcs=false -ldflags "-s -w -buildid= -X main.version=$VERSION" -o "$work/host" ./cmd/tomar
"$work/host" man --out "$work/share"
for target in $TARGETS; do
	os=${target%/*} arch=${target#*/}
	name="tomar_${VERSION}_${os}_${arch}"
	mkdir "$work/$name"
	exe=tomar
	[ "$os" = windows ] && exe=tomar.exe
	CGO_ENABLED=0 GOOS=$os GOARCH=$arch $GO build -trimpath -buildvcs=false \
		-ldflags "-s -w -buildid= -X main.version=$VERSION" -o "$work/$name/$exe" ./cmd/tomar
	cp -R LICENSE NOTICE README.md "$work/share" "$work/$name/"
	cp -R gazetteers/LICENSES "$work/$name/LICENSES"
	find "$work/$name" -exec touch -h -d @0 {} +
	tar --sort=name --owner=0 --group=0 --numeric-owner --mode=go=rX,u+rw --format=ustar -C "$work" -cf - "$name" | gzip -9n >"$DIST/$name.tar.gz"
	echo "$name.tar.gz"
done
(cd "$DIST" && sha256sum -- *.tar.gz >SHA256SUMS)
