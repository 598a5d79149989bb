import Values

/// Makes sure that what many functions share is sent once.
///
/// Whoever comes first sends; the others wait for it, and one of them sends if the first could not.
actor PackageUploads {
    private static let pause = Duration.milliseconds(50)

    private var sent: Set<String> = []
    private var underWay: Set<String> = []

    /// Sends what a key stands for, unless somebody has.
    func once(_ key: String, _ send: @Sendable () async throws -> Void) async throws {
        while !sent.contains(key) {
            guard underWay.insert(key).inserted else {
                try await Task.sleep(for: Self.pause)
                continue
            }
            defer { underWay.remove(key) }
            try await send()
            sent.insert(key)
        }
    }
}
