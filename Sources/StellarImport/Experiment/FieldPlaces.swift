import Pipeline

/// Where the fields of an object stand, so that what is said about a value later has a place.
struct FieldPlaces: Sendable, Hashable {
    private let object: SourceSpan
    private var values: [String: [SourceSpan]] = [:]
    private var wrong: Set<String> = []
    private var isMisshapen = false

    init(of object: SourceSpan) { self.object = object }

    /// Where the value of a field stands that holds; that of the object when it is left out.
    subscript(field: String) -> SourceSpan { values[field]?.last ?? object }

    /// Whether the field is written at all.
    func has(_ field: String) -> Bool { values[field] != nil }

    /// The texts of the values that a later one of the same name replaced.
    func replaced(_ field: String) -> [String] {
        (values[field] ?? []).dropLast().map { String($0.source.slice($0.scalars)) }
    }

    /// Whether the field holds what cannot be read, which was said already.
    func isWrong(_ field: String) -> Bool { isMisshapen || wrong.contains(field) }

    mutating func add(_ span: SourceSpan, for field: String) {
        values[field, default: []].append(span)
    }

    mutating func noteWrong(_ field: String) { wrong.insert(field) }

    /// Notes that there are no fields at all, so that none is missing.
    mutating func noteMisshapen() { isMisshapen = true }
}
