// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(
    name: "ArgumentParser",
    package: "swift-argument-parser"
)
let asyncHTTPClient = Target.Dependency.product(
    name: "AsyncHTTPClient",
    package: "async-http-client"
)
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let histogram = Target.Dependency.product(name: "Histogram", package: "hdrhistogram-swift")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let nio = ["NIOCore", "NIOPosix", "NIOHTTP1"].map {
    Target.Dependency.product(name: $0, package: "swift-nio")
}

// The walls: a target sees what it names here and nothing else, and every arrow points down.
// `make lint` and `make build` fail on an import that is not named.
let package = Package(
    name: "stellar-run",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "stellar-run", targets: ["stellar-run"]),
        .library(name: "Pipeline", targets: ["Pipeline"]),
        .library(name: "StellarRunCLI", targets: ["StellarRunCLI"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // Level 0: words, numbers and the system's libraries.
        .systemLibrary(
            name: "CExpat",
            pkgConfig: "expat",
            providers: [.apt(["libexpat1-dev"])]
        ),
        .systemLibrary(
            name: "CLibYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"])]
        ),
        .systemLibrary(
            name: "CNGHTTP2",
            pkgConfig: "libnghttp2",
            providers: [.apt(["libnghttp2-dev"])]
        ),
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CSocketTiming"),
        .target(name: "CSpawn"),
        .target(name: "Threads", swiftSettings: settings),
        .target(name: "Values", swiftSettings: settings),
        .target(name: "Statistics", swiftSettings: settings),

        // Level 1: the language and the engine, the provider contract, the load loop, packages.
        .target(name: "Pipeline", dependencies: ["CLibYAML", "Values"], swiftSettings: settings),
        .target(name: "FaaS", dependencies: ["Values"], swiftSettings: settings),
        .target(
            name: "LoadGenerator",
            dependencies: [
                "CNGHTTP2", "COpenSSL", "CSocketTiming", "Threads", "Values", histogram,
            ],
            swiftSettings: settings
        ),
        .target(
            name: "Packaging",
            dependencies: ["CZlib", "Values", crypto],
            resources: [
                .embedInCode("Hosts/bootstrap.py"), .embedInCode("Hosts/bootstrap.js"),
                .embedInCode("Hosts/bootstrap.rb"), .embedInCode("Hosts/bootstrap_http.py"),
                .embedInCode("Hosts/bootstrap_http.js"), .embedInCode("Hosts/bootstrap_http.rb"),
                .embedInCode("Hosts/function_url.py"), .embedInCode("Hosts/function_url.js"),
                .embedInCode("Hosts/function_url.rb"), .embedInCode("Hosts/worker.mjs"),
            ],
            swiftSettings: settings
        ),
        .target(name: "Results", dependencies: ["Statistics", "Values"], swiftSettings: settings),

        // Level 2: what implements a contract of level 1, and the steps.
        .target(
            name: "Journal",
            dependencies: ["Pipeline", "Values", grdb],
            swiftSettings: settings
        ),
        .target(
            name: "Report",
            dependencies: ["Results", "Statistics", "Values"],
            swiftSettings: settings
        ),
        .target(
            name: "StellarImport",
            dependencies: ["Pipeline", "Values"],
            swiftSettings: settings
        ),
        .target(
            name: "LocalFaaS",
            dependencies: ["CSpawn", "FaaS", "Packaging", "Values", crypto] + nio,
            swiftSettings: settings
        ),
        .target(
            name: "Providers",
            dependencies: ["CExpat", "CZlib", "FaaS", "LocalFaaS", "Packaging", "Values", crypto],
            path: "Sources/Steps/Providers",
            exclude: ["AWS/README.md", "AWS/Lambda/README.md"],
            swiftSettings: settings
        ),
        .target(
            name: "Steps",
            dependencies: [
                "CSpawn", "FaaS", "LoadGenerator", "Packaging", "Pipeline", "Results",
                "Statistics", "Threads", "Values", crypto,
            ],
            exclude: ["Providers"],
            resources: [
                .embedInCode("Build/Adapters/Adapter.java"),
                .embedInCode("Build/Adapters/Answer.java"),
                .embedInCode("Build/Adapters/Server.java"),
                .embedInCode("Build/Adapters/adapter.go"),
                .embedInCode("Build/Adapters/adapter.rs"),
                .embedInCode("Build/Adapters/adapter.swift"),
                .embedInCode("Build/Adapters/request.swift"),
                .embedInCode("Build/Adapters/server.go"),
                .embedInCode("Build/Adapters/server.rs"),
                .embedInCode("Build/Adapters/server.swift"),
            ],
            swiftSettings: settings
        ),

        // Level 3: the command line.
        .target(
            name: "StellarRunCLI",
            dependencies: [
                "FaaS", "Journal", "LoadGenerator", "LocalFaaS", "Pipeline", "Providers", "Report",
                "Results", "Statistics", "StellarImport", "Steps", "Values", argumentParser,
                asyncHTTPClient, system,
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "stellar-run",
            dependencies: ["StellarRunCLI"],
            swiftSettings: settings
        ),

        // A step of one's own, as the README shows it.
        .executableTarget(
            name: "greet",
            dependencies: ["Pipeline", "StellarRunCLI"],
            path: "Examples/greet",
            swiftSettings: settings
        ),

        // A step that does nothing and a reader that does nothing else, to measure by.
        .executableTarget(
            name: "noop-steps",
            dependencies: ["Pipeline", "StellarRunCLI"],
            path: "Benchmarks/language/noop",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "parse-pipeline",
            dependencies: ["Pipeline"],
            path: "Benchmarks/language/parse",
            swiftSettings: settings
        ),

        // What leases cost, and how long many of them take to settle.
        .executableTarget(
            name: "lease-costs",
            dependencies: [
                "FaaS", "Journal", "Pipeline", "ScriptedCloud", "StellarRunCLI", "Steps", "Values",
            ],
            path: "Benchmarks/leases",
            exclude: ["README.md", "run"],
            swiftSettings: settings
        ),
        // How fast packages are made and sent; `run` calls it piece by piece.
        .executableTarget(
            name: "packaging-costs",
            dependencies: ["Packaging", "StellarRunCLI", "Values"],
            path: "Benchmarks/packaging",
            exclude: ["README.md", "containers.py", "run"],
            swiftSettings: settings
        ),

        // The front end as `make fuzz` drives it: arbitrary bytes in, what is said about them out.
        .target(name: "CLibFuzzer", path: "Fuzzing/CLibFuzzer"),
        .target(
            name: "FrontEndFuzzing",
            dependencies: ["FaaS", "NoWeb", "Pipeline", "Steps", "Values"],
            path: "Fuzzing/FrontEnd",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "fuzz-front-end",
            dependencies: ["CLibFuzzer", "FrontEndFuzzing"],
            path: "Fuzzing/Program",
            swiftSettings: settings
        ),

        // The tests, and what they share.
        .testTarget(name: "ValuesTests", dependencies: ["Values"], swiftSettings: settings),
        .testTarget(name: "StatisticsTests", dependencies: ["Statistics"], swiftSettings: settings),
        .testTarget(
            name: "PipelineTests",
            dependencies: ["Pipeline", "Values"],
            exclude: ["Snapshots"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "LoadGeneratorTests",
            dependencies: ["LoadGenerator", "Values"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "PackagingTests",
            dependencies: ["Packaging", "Values"],
            swiftSettings: settings
        ),
        .target(
            name: "RegistryTestSupport",
            dependencies: ["LocalFaaSTestSupport"],
            path: "Tests/RegistryTestSupport",
            swiftSettings: settings
        ),
        .testTarget(
            name: "RegistryTests",
            dependencies: [
                "LocalFaaSTestSupport", "Packaging", "RegistryTestSupport", "StellarRunCLI",
                "Steps",
                "Values",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ResultsTests",
            dependencies: ["Results", "Statistics", "Values"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ReportTests",
            dependencies: ["Report", "Results", "Statistics", "Values"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "JournalTests",
            dependencies: ["Journal", "Pipeline", "Values", grdb],
            swiftSettings: settings
        ),
        .target(
            name: "NoWeb",
            dependencies: ["Values"],
            path: "Tests/NoWeb",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "LocalFaaSProgram",
            dependencies: ["LocalFaaS"],
            path: "Tests/LocalFaaSProgram",
            swiftSettings: settings
        ),
        .target(
            name: "LocalFaaSTestSupport",
            dependencies: [
                "FaaS", "LocalFaaS", "Packaging", "StellarRunCLI", "Values", asyncHTTPClient,
            ],
            path: "Tests/LocalFaaSTestSupport",
            swiftSettings: settings
        ),
        .testTarget(
            name: "LocalFaaSTests",
            dependencies: [
                "FaaS", "LocalFaaS", "LocalFaaSProgram", "LocalFaaSTestSupport", "Packaging",
                "Values",
            ] + nio,
            swiftSettings: settings
        ),
        .target(
            name: "ProviderConformance",
            dependencies: ["FaaS", "Pipeline", "Values"],
            path: "Tests/ProviderConformance",
            swiftSettings: settings
        ),
        .testTarget(
            name: "ProvidersTests",
            dependencies: [
                "FaaS", "LocalFaaS", "LocalFaaSProgram", "LocalFaaSTestSupport", "NoWeb",
                "Packaging", "Pipeline", "ProviderConformance", "Providers", "Steps", "Values",
            ],
            swiftSettings: settings
        ),
        // Stands in for AWS, and for the road there.
        .target(
            name: "MotoTestSupport",
            dependencies: ["LocalFaaSTestSupport", "Values", subprocess, system],
            path: "Tests/MotoTestSupport",
            exclude: ["ecr_registry.py", "fault_proxy.py"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "AWSTests",
            dependencies: [
                "FaaS", "LocalFaaS", "LocalFaaSTestSupport", "MotoTestSupport", "Packaging",
                "Pipeline", "ProviderConformance", "Providers", "Steps", "StellarRunCLI", "Values",
                crypto,
            ],
            exclude: ["Recordings", "Vectors"],
            swiftSettings: settings
        ),
        .target(
            name: "ScriptedCloud",
            dependencies: ["FaaS", "Values"] + nio,
            path: "Tests/ScriptedCloud",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "scripted-cloud",
            dependencies: ["ScriptedCloud"],
            path: "Tests/ScriptedCloudProgram",
            swiftSettings: settings
        ),
        .testTarget(
            name: "ScriptedCloudTests",
            dependencies: [
                "FaaS", "Pipeline", "ProviderConformance", "ScriptedCloud", "StellarRunCLI",
                "Steps", "Values", "scripted-cloud",
            ],
            swiftSettings: settings
        ),
        // What is killed at every point there is, and what kills it.
        .target(
            name: "CrashPoints",
            dependencies: ["FaaS", "Pipeline", "Values"],
            path: "Tests/CrashPoints",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "crash-subject",
            dependencies: ["CrashPoints", "FaaS", "ScriptedCloud", "StellarRunCLI"],
            path: "Tests/CrashSubject",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "crash-trials",
            dependencies: [
                "CrashPoints", "FaaS", "Journal", "Pipeline", "Results", "ScriptedCloud",
                "StellarRunCLI", "Values", argumentParser, subprocess, system,
            ],
            path: "Tests/CrashTrials",
            swiftSettings: settings
        ),
        .testTarget(
            name: "CrashTrialsTests",
            dependencies: ["Results", "crash-trials"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "StellarImportTests",
            dependencies: ["FaaS", "NoWeb", "Pipeline", "StellarImport", "Steps", "Values"],
            exclude: ["Experiments", "Pipelines"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "StepsTests",
            dependencies: [
                "FaaS", "LoadGenerator", "LocalFaaS", "LocalFaaSTestSupport", "NoWeb", "Packaging",
                "Pipeline", "Results", "Steps", "Values",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FuzzingTests",
            dependencies: ["FrontEndFuzzing", "Values"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CommandLineTests",
            dependencies: [
                "MotoTestSupport", "Pipeline", "RegistryTestSupport", "Results", "StellarRunCLI",
                "Values", "stellar-run", subprocess, system,
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "DocumentationTests",
            dependencies: [
                "NoWeb", "Pipeline", "Results", "Statistics", "StellarRunCLI", "Values", "greet",
                argumentParser,
            ],
            swiftSettings: settings
        ),
    ]
)
