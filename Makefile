# The words a developer types. `make run` and `make test` are all a new machine needs.

SWIFT_FLAGS := --explicit-target-dependency-import-check error
STELLAR_RUN := .build/release/stellar-run
SWIFT_FILES := Package.swift Sources Tests Examples Benchmarks

.PHONY: run test build schema lint format bench prerequisites clean

run: prerequisites
	swift build -c release --product stellar-run $(SWIFT_FLAGS)
	$(STELLAR_RUN) pipelines/quickstart.yml

# Whole runs of the program measure; they come after the tests that keep both cores busy.
test: prerequisites
	swift build --build-tests $(SWIFT_FLAGS)
	swift test --skip-build --skip CommandLineTests
	swift test --skip-build --filter CommandLineTests

build: prerequisites
	swift build $(SWIFT_FLAGS)

# What editors read to complete and explain the keys of a pipeline.
schema: build
	.build/debug/stellar-run schema > pipeline.schema.json

lint:
	swift format lint --strict -r $(SWIFT_FILES)

format:
	swift format -i -r $(SWIFT_FILES)

bench: prerequisites
	for product in stellar-run noop-steps parse-pipeline; do \
	    swift build -c release --product $$product $(SWIFT_FLAGS) || exit; \
	done
	Benchmarks/run
	Benchmarks/language/run

prerequisites:
	@scripts/prerequisites

clean:
	rm -rf .build .stellar
