import NIOHTTP1

/// What must hold of what is stored under a key before a request is carried out.
struct ObjectCondition: Sendable, Hashable {
    private var wanted: [String]?
    private var unwanted: [String]?

    /// Reads the headers; those that go by the time of day are not known here.
    init(_ headers: HTTPHeaders) {
        wanted = Self.tags(headers[canonicalForm: "if-match"])
        unwanted = Self.tags(headers[canonicalForm: "if-none-match"])
    }

    private static func tags(_ values: [Substring]) -> [String]? {
        values.isEmpty ? nil : values.map(String.init)
    }

    /// Checks an object before it is read.
    ///
    /// - Throws: An ``ObjectFailure`` when it is another one than the reader wants, or the one that
    ///   the reader has already.
    func checkReading(_ object: StoredObject) throws(ObjectFailure) {
        guard holds(wanted, object) != false else { throw .preconditionFailed }
        guard holds(unwanted, object) != true else { throw .notModified }
    }

    /// Checks what an object is going to replace, if there is anything.
    ///
    /// - Throws: An ``ObjectFailure`` when the writer does not want to replace that.
    func checkWriting(over object: StoredObject?) throws(ObjectFailure) {
        if wanted != nil, object == nil { throw .noSuchKey }
        guard let object else { return }
        guard holds(wanted, object) != false, holds(unwanted, object) != true else {
            throw .preconditionFailed
        }
    }

    /// Whether an object is one of those meant; `nil` when nothing was said.
    private func holds(_ tags: [String]?, _ object: StoredObject) -> Bool? {
        tags?.contains { $0 == "*" || $0 == object.tag || $0 == object.digest }
    }
}
