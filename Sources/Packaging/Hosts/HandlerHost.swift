/// What hosts handlers that are not programs themselves, on this machine as well as in an image.
package enum HandlerHost: String, Sendable, CaseIterable {
    case python
    case node
    case ruby
    case java

    /// The programs that may do it, best first.
    package var programs: [String] {
        switch self {
        case .python: ["python3", "python"]
        case .node: ["node", "nodejs"]
        case .ruby: ["ruby"]
        case .java: ["java"]
        }
    }

    /// The program of ours that asks for requests, where the handler does not bring one.
    package var script: (name: String, bytes: [UInt8])? {
        switch self {
        case .python: ("bootstrap.py", PackageResources.bootstrap_py)
        case .node: ("bootstrap.js", PackageResources.bootstrap_js)
        case .ruby: ("bootstrap.rb", PackageResources.bootstrap_rb)
        case .java: nil
        }
    }

    /// What the program loads from its folder where it serves a port, and only there.
    var serverScripts: [(name: String, bytes: [UInt8])] {
        switch self {
        case .python:
            [
                ("bootstrap_http.py", PackageResources.bootstrap_http_py),
                ("function_url.py", PackageResources.function_url_py),
            ]
        case .node:
            [
                ("bootstrap_http.js", PackageResources.bootstrap_http_js),
                ("function_url.js", PackageResources.function_url_js),
            ]
        case .ruby:
            [
                ("bootstrap_http.rb", PackageResources.bootstrap_http_rb),
                ("function_url.rb", PackageResources.function_url_rb),
            ]
        case .java: []
        }
    }

    /// The arguments with which a program hosts what is in the folder where it is run.
    ///
    /// - Parameter script: Where ``script`` is.
    /// - Returns: All of them, in their order.
    package func arguments(script: String?) -> [String] {
        options + (script.map { [$0] } ?? [])
    }

    private var options: [String] {
        switch self {
        // Without the machine's site-packages: a function brings what it needs, as on Lambda, and
        // the interpreter starts twice as fast.
        case .python: ["-S", "-s", "-B", "-u"]
        case .node: []
        // Without gems, as python without its site-packages.
        case .ruby: ["--disable-gems"]
        // As Lambda starts it: no thread but one collects, and the quick compiler does it all. Half
        // of the memory for objects: classes, compiled code and threads need the rest.
        case .java:
            [
                "-XX:MaxRAMPercentage=50", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Xshare:auto", "-XX:-UsePerfData", "-cp", ".", "Adapter",
            ]
        }
    }
}
