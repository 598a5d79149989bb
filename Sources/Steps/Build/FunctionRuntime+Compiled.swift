extension FunctionRuntime {
    /// The runtimes whose sources are compiled, each together with an adapter of ours.
    static let compiled = [java, go, rust, swift]

    /// Runs as a class path; Lambda's managed runtime calls the same adapter.
    private static let java = FunctionRuntime(
        name: "java",
        handler: "Adapter::handle",
        tools: [
            .debian("javac", package: "openjdk-17-jdk-headless", version: "-version"),
            .debian("java", package: "openjdk-17-jre-headless", version: "-version"),
        ],
        preparation: .compiled(
            Compilation(
                sourceEnding: ".java",
                entryFile: "Handler.java",
                ourFiles: [
                    "Adapter.java": PackageResources.Adapter_java,
                    "Answer.java": PackageResources.Answer_java,
                    "Server.java": PackageResources.Server_java,
                ],
                environment: { _ in [:] },
                command: { job in
                    // Texts are joined by plain code: what does it at run time costs 20 ms a start.
                    [
                        "javac", "-J-XX:+UseSerialGC", "-J-XX:TieredStopAtLevel=1",
                        "-J-XX:-UsePerfData", "-J-XX:ActiveProcessorCount=\(job.cpus)",
                        "-encoding", "UTF-8", "--release", "17", "-g:source,lines", "-proc:none",
                        "-XDstringConcat=inline", "-d", job.output,
                    ] + job.sources
                }
            )
        )
    )

    private static let go = FunctionRuntime(
        name: "go",
        handler: "bootstrap",
        tools: [.debian("go", package: "golang-go", version: "version")],
        preparation: .compiled(
            Compilation(
                sourceEnding: ".go",
                entryFile: "handler.go",
                ourFiles: [
                    "adapter.go": PackageResources.adapter_go,
                    "server.go": PackageResources.server_go,
                    "go.mod": Array("module function\n\ngo 1.19\n".utf8),
                ],
                environment: { job in
                    [
                        "CGO_ENABLED": "0", "GO111MODULE": "on", "GOFLAGS": "",
                        "GOMAXPROCS": "\(job.cpus)", "GOPROXY": "off", "GOSUMDB": "off",
                        "GOTOOLCHAIN": "local", "GOWORK": "off",
                    ]
                },
                command: { job in
                    [
                        "go", "build", "-p", "\(job.cpus)", "-trimpath", "-buildvcs=false",
                        "-ldflags=-s -w -buildid=", "-o", "\(job.output)/bootstrap", ".",
                    ]
                }
            )
        )
    )

    private static let rust = FunctionRuntime(
        name: "rust",
        handler: "bootstrap",
        tools: [
            .debian("rustc", package: "rustc", version: "-vV"),
            .debian("cc", package: "gcc libc6-dev"),
        ],
        preparation: .compiled(
            Compilation(
                sourceEnding: ".rs",
                entryFile: "handler.rs",
                ourFiles: [
                    "adapter.rs": PackageResources.adapter_rs,
                    "server.rs": PackageResources.server_rs,
                ],
                environment: { _ in [:] },
                command: { job in
                    // One unit, whatever the processors: how it is split shows in the bytes.
                    [
                        "rustc", "--edition", "2021", "--crate-name", "function",
                        "-C", "opt-level=3", "-C", "codegen-units=1", "-C", "strip=symbols",
                        "-C", "target-feature=+crt-static",
                        "--remap-path-prefix", "\(job.folder)=/function",
                        "-o", "\(job.output)/bootstrap", "adapter.rs",
                    ]
                }
            )
        )
    )

    private static let swift = FunctionRuntime(
        name: "swift",
        handler: "bootstrap",
        tools: [
            BuildTool(
                name: "swiftc",
                versionArguments: ["--version"],
                remedy: "install Swift 6.3 from https://swift.org/install"
            )
        ],
        preparation: .compiled(
            Compilation(
                sourceEnding: ".swift",
                entryFile: "handler.swift",
                ourFiles: [
                    "adapter.swift": PackageResources.adapter_swift,
                    "request.swift": PackageResources.request_swift,
                    "server.swift": PackageResources.server_swift,
                ],
                environment: { _ in [:] },
                command: { job in
                    // Not incremental: the hash that it leaves behind depends on the folder.
                    [
                        "swiftc", "-O", "-wmo", "-j", "\(job.cpus)", "-parse-as-library",
                        "-static-executable", "-module-name", "function",
                        "-file-prefix-map", "\(job.folder)=/function", "-Xlinker", "-s",
                        "-Xfrontend", "-disable-incremental-llvm-codegen",
                        "-o", "\(job.output)/bootstrap",
                    ] + job.sources
                }
            )
        )
    )
}
