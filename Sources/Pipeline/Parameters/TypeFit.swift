extension ValueType {
    /// Whether every value of a type can be given where this type is wanted.
    ///
    /// Asked only while the value is not known; once it is, ``Value/converted(to:)`` decides.
    func admits(_ other: ValueType) -> Bool {
        switch (self, other) {
        case (.optional, .null): true
        case (.optional(let wanted), .optional(let given)): wanted.admits(given)
        case (.optional(let wanted), _): wanted.admits(other)
        case (.list(let wanted), .list(let given)): wanted.admits(given)
        case (.mapping(let wanted), .mapping(let given)): wanted.admits(given)
        case (.number, .integer): true
        case (.text, .boolean), (.text, .integer), (.text, .number), (.text, .duration),
            (.text, .byteCount), (.text, .enumeration), (.enumeration, .text):
            true
        case (.enumeration(_, let wanted), .enumeration(_, let given)):
            !Set(wanted).isDisjoint(with: given)
        default: self == other
        }
    }
}
