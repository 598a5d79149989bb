/// What is to be created.
package struct CloudOrder: Sendable, Hashable, Codable {
    /// `function`, `role` or `machine`.
    package var kind: String
    /// The only one of its kind for functions and roles; a mere tag for machines.
    package var name: String
    /// For machines: the same token never creates twice.
    package var token: String?
    /// What it is labelled with from the first instant.
    package var labels: [String: String]
    /// What a function is made of.
    package var function: CloudFunction?

    /// Describes what is to be created.
    package init(
        kind: String,
        name: String,
        token: String? = nil,
        labels: [String: String],
        function: CloudFunction? = nil
    ) {
        self.kind = kind
        self.name = name
        self.token = token
        self.labels = labels
        self.function = function
    }
}

/// What a function is made of.
package struct CloudFunction: Sendable, Hashable, Codable {
    package var runtime: String
    package var digest: String
    package var packageBytes: Int
    package var memoryBytes: Int
    package var keepAlive: Duration?

    /// Describes a function.
    package init(
        runtime: String,
        digest: String,
        packageBytes: Int,
        memoryBytes: Int,
        keepAlive: Duration? = nil
    ) {
        self.runtime = runtime
        self.digest = digest
        self.packageBytes = packageBytes
        self.memoryBytes = memoryBytes
        self.keepAlive = keepAlive
    }
}
