/// What is wrong with a handler's answer.
struct MalformedAnswer: Error {
    /// One sentence for a person.
    let message: String

    init(message: String) { self.message = message }

    init(_ error: any Error) {
        if case DecodingError.dataCorrupted(let context) = error, context.codingPath.isEmpty {
            message = "the function's answer is not JSON"
        } else if let path = (error as? DecodingError)?.path {
            message = "the function's answer has a '\(path)' of the wrong type"
        } else {
            message = "the function's answer cannot be read: \(error)"
        }
    }
}

extension DecodingError {
    /// The keys that lead to the value that could not be read.
    fileprivate var path: String? {
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context): context.text
        case .keyNotFound(_, let context), .dataCorrupted(let context): context.text
        @unknown default: nil
        }
    }
}

extension DecodingError.Context {
    fileprivate var text: String { codingPath.map(\.stringValue).joined(separator: ".") }
}
