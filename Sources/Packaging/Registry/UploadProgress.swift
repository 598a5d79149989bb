import Values

/// How far a blob has got on its way to a registry.
struct UploadProgress: Hashable {
    /// The address of the upload, which each answer may change.
    private(set) var location: String
    /// How many bytes the registry has.
    private(set) var offset = 0

    /// Begins where an answer says; `nil` if it does not.
    init?(_ answer: HTTPAnswer, origin: String) {
        guard let location = Self.location(answer, origin) else { return nil }
        self.location = location
    }

    /// Takes in that bytes were accepted.
    mutating func accepted(_ bytes: Int, _ answer: HTTPAnswer) {
        offset += bytes
        location = Self.location(answer, origin) ?? location
    }

    /// Takes in what a registry says it has, after nobody knows how much arrived.
    ///
    /// - Returns: False when the upload cannot go on. A registry that has the first byte and one
    ///   that has none say the same, so then it begins anew as well.
    mutating func resume(_ answer: HTTPAnswer, size: Int) -> Bool {
        guard answer.status == 204, let range = answer.header("Range"),
            let last = range.split(separator: "-").last.flatMap({ Int($0) }),
            last > 0, last < size
        else { return false }
        offset = last + 1
        location = Self.location(answer, origin) ?? location
        return true
    }

    /// The address that ends the upload.
    func end(_ digest: ImageDigest) -> String {
        "\(location)\(location.contains("?") ? "&" : "?")digest=\(digest)"
    }

    /// Where an answer without a host in it leads: to who gave it.
    private var origin: String {
        let parts = location.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        return parts.prefix(3).joined(separator: "/")
    }

    private static func location(_ answer: HTTPAnswer, _ origin: String) -> String? {
        guard let location = answer.header("Location"), !location.isEmpty else { return nil }
        return location.hasPrefix("/") ? origin + location : location
    }
}
