# tomar: Sorani news in, tables out. `make run` and `make test` are all a new
# user needs; `make check` is what CI runs.
GO      ?= go
BIN     := bin
OUT     ?= out
SHORT   ?= 5s
LONG    ?= 5m
PKGS    := ./...
SHARED  := $(if $(TOMAR_SHARED),$(TOMAR_SHARED),../shared)
TOOL    := $(GO) tool -modfile=internal/tools/go.mod
VERSION := $(shell git describe --always --dirty 2>/dev/null || echo unknown)
# modules of their own: peers for the benchmarks, the Apache Beam pipeline
MODULES := $(patsubst %/go.mod,%,$(wildcard internal/bench/*/go.mod cmd/tomar-beam/go.mod))

export CGO_ENABLED ?= 0

.PHONY: build beam run test readers race fuzz-short fuzz-long lint lint-data golden bench bench-once bench-corpus compare cover generate check nightly vuln tidy release clean

build: ## build bin/tomar
	$(GO) build -trimpath -ldflags "-X main.version=$(VERSION)" -o $(BIN)/tomar ./cmd/tomar

beam: ## build bin/tomar-beam, the pipeline for Apache Beam (docs/beam.md), and test it
	cd cmd/tomar-beam && $(GO) build -trimpath -ldflags "-X main.version=$(VERSION)" -o ../../$(BIN)/tomar-beam . && $(GO) vet ./... && $(GO) test ./...

run: build ## read the sample articles, write all tables, exports and the report into out/, say where to look
	$(BIN)/tomar extract seeds/corpus --out $(OUT) --format csv,jsonl,parquet,sqlite --with-text
	@$(BIN)/tomar export $(OUT) --to all >/dev/null
	@echo
	@echo "The report, to open in a browser:"
	@$(BIN)/tomar report $(OUT)

test: ## every test
	$(GO) test $(PKGS)

readers: ## the JavaScript readers that tests hold the exports against (needs npm); without them these tests skip
	npm ci --prefix internal/readers/npm --ignore-scripts --no-audit --no-fund

race: ## every test under the race detector (needs a C compiler)
	CGO_ENABLED=1 $(GO) test -race -short $(PKGS)

fuzz-short: ## every fuzz target for a few seconds
	@GO="$(GO)" FUZZTIME=$(SHORT) sh internal/tools/fuzz.sh

fuzz-long:
	@GO="$(GO)" FUZZTIME=$(LONG) sh internal/tools/fuzz.sh

lint: ## gofmt, vet, golangci-lint, tidy
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); echo "run gofmt -w on these"; exit 1; }
	$(GO) vet $(PKGS)
	$(TOOL) golangci-lint run $(PKGS)
	$(GO) mod tidy -diff
	@for m in $(MODULES); do (cd $$m && $(GO) mod tidy -diff) || exit 1; done

vuln: ## known vulnerabilities; without the database it says so and passes
	@GO="$(GO)" sh internal/tools/vuln.sh "$(TOOL) govulncheck"

lint-data: build ## every data file: located faults, all at once
	$(BIN)/tomar gazetteer lint

golden: ## write the golden files anew
	$(GO) test ./cmd/tomar ./output/... -update

bench: ## benchmarks, readable by benchstat
	$(GO) test -run '^$$' -bench . -benchmem $(PKGS)
	@for m in $(MODULES); do echo "# $$m"; (cd $$m && $(GO) test -run '^$$' -bench . -benchmem ./...) || exit 1; done

bench-corpus: build ## a large corpus from the sample articles and lexicons, seeded
	$(BIN)/tomar bench-corpus --out .cache/corpus.jsonl

compare: build ## score against the annotated articles at hand
	$(BIN)/tomar eval seeds/corpus
	@if [ -d "$(SHARED)/gold/dev" ]; then $(BIN)/tomar eval "$(SHARED)/gold/dev"; else echo "no $(SHARED)/gold/dev here: only the project's own articles were scored"; fi

cover: ## test coverage by function
	$(GO) test -coverprofile=coverage.out $(PKGS)
	$(GO) tool cover -func=coverage.out | tail -1

generate: ## everything that is made from something else
	$(GO) generate $(PKGS)

bench-once: ## every benchmark once: they check what they time, and must not rot
	$(GO) test -run '^$$' -bench . -benchtime 1x $(PKGS)

check: lint vuln build lint-data test race fuzz-short bench-once ## what CI runs
	@for m in $(MODULES); do echo "# $$m"; (cd $$m && $(GO) vet ./... && $(GO) test -short ./...) || exit 1; done

nightly: check fuzz-long ## long fuzzing and failure tests
	TOMAR_NIGHTLY=1 $(GO) test -timeout 60m $(PKGS)

release: ## reproducible binaries for Linux, macOS and Windows with checksums, in dist/
	@GO="$(GO)" VERSION="$(VERSION)" sh internal/tools/release.sh

clean:
	rm -rf $(BIN) $(OUT) dist coverage.out .cache
