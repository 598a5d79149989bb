# The words a developer types. `make run` and `make test` are all a new machine needs.

SWIFT_FLAGS := --explicit-target-dependency-import-check error
# With the Swift runtime inside: it starts in half the time, and runs where there is no Swift. What only
# debuggers read would be half of what is copied to other machines.
RELEASE := -c release --static-swift-stdlib -Xlinker --strip-debug $(SWIFT_FLAGS)
STELLAR_RUN := .build/release/stellar-run
SWIFT_FILES := Package.swift Sources Tests Examples Benchmarks Fuzzing
# Tests start servers and open thousands of sockets: all at once are too many for one process.
TEST_WIDTH := --experimental-maximum-parallelization-width 12
# Tests of how a process exits wait for any child of theirs, and for ever behind one that another test
# has killed and nobody has collected yet: so they run where there are none.
EXIT_TESTS := '^(JournalTests|PipelineTests)\.'
FUZZ_INPUTS := 1000000
FUZZ_PROCESSES := 2
CRASH_TRIALS := .build/release/crash-trials

.PHONY: run test build bases schema lint format bench fuzz crash
.PHONY: crash-compare crash-programs prerequisites bench-prerequisites clean

run: prerequisites
	swift build $(RELEASE) --product stellar-run
	$(STELLAR_RUN) pipelines/quickstart.yml

# Whole runs of the program measure; they come after the tests that keep both cores busy.
test: prerequisites
	swift build --build-tests $(SWIFT_FLAGS)
	swift test --skip-build --filter $(EXIT_TESTS)
	swift test --skip-build --skip $(EXIT_TESTS) --skip CommandLineTests $(TEST_WIDTH)
	.build/debug/crash-trials --trials 40 --width 2
	swift test --skip-build --filter CommandLineTests $(TEST_WIDTH)

build: prerequisites
	swift build $(SWIFT_FLAGS)

# The base images of containers, of this machine's own interpreters, in .stellar/bases.
bases: prerequisites
	swift build $(RELEASE) --product stellar-run
	$(STELLAR_RUN) bases

# What editors read to complete and explain the keys of a pipeline.
schema: build
	.build/debug/stellar-run schema > pipeline.schema.json

lint:
	swift format lint --strict -r $(SWIFT_FILES)

format:
	swift format -i -r $(SWIFT_FILES)

bench: bench-prerequisites
	for product in stellar-run noop-steps parse-pipeline lease-costs scripted-cloud \
	    packaging-costs; do \
	    swift build $(RELEASE) --product $$product || exit; \
	done
	Benchmarks/run
	Benchmarks/aws/run
	Benchmarks/language/run
	Benchmarks/leases/run
	Benchmarks/load/run
	Benchmarks/packaging/run

# Kills the program at every commit and every call, and at random instants; looks for what is left.
crash: crash-programs
	$(CRASH_TRIALS) --trials 2000

# The same deaths for three weaker strategies, as the table in docs/crash-safety.md.
crash-compare: crash-programs
	$(CRASH_TRIALS) --compare --trials 200

crash-programs: prerequisites
	for product in scripted-cloud crash-subject crash-trials; do \
	    swift build $(RELEASE) --product $$product || exit; \
	done

# A changed corpus stays in the build folder; what is bad is kept there as crash-*.
fuzz: prerequisites
	swift build -c release --product fuzz-front-end --scratch-path .build-fuzz \
	    -Xswiftc -sanitize=fuzzer -Xswiftc -DFUZZING -Xswiftc -use-ld=lld
	mkdir -p .build-fuzz/corpus
	SWIFT_BACKTRACE=enable=no .build-fuzz/release/fuzz-front-end -runs=$(FUZZ_INPUTS) \
	    -fork=$(FUZZ_PROCESSES) -artifact_prefix=.build-fuzz/ -max_len=1024 -timeout=30 \
	    -rss_limit_mb=400 -print_final_stats=1 \
	    .build-fuzz/corpus Fuzzing/corpus Fuzzing/found pipelines

prerequisites:
	@scripts/prerequisites

bench-prerequisites:
	@scripts/prerequisites bench

clean:
	rm -rf .build .build-fuzz .stellar
