import Values

/// Why a text is no trace.
package struct LoadTraceProblem: Error, Sendable, Hashable {
    /// One sentence for a person, lower-case, without a full stop.
    package var message: String
}

extension LoadTrace {
    /// Reads a trace: an instant a line, in the order of time.
    ///
    /// Instants are seconds (`0.25`) or have units (`250ms`); empty lines and what follows a `#`
    /// say nothing.
    ///
    /// - Throws: A ``LoadTraceProblem`` that names the line.
    package init(text: String) throws(LoadTraceProblem) {
        var offsets: [Int] = []
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let cell = line.prefix { $0 != "#" }.filter { !$0.isWhitespace }
            guard !cell.isEmpty else { continue }
            guard let offset = Self.instant(cell) else {
                throw LoadTraceProblem(
                    message:
                        "line \(index + 1): '\(cell.prefix(40))' is no instant such as 0.25 or 250ms"
                )
            }
            if let last = offsets.last, offset < last {
                throw LoadTraceProblem(message: "line \(index + 1): instants must not go back")
            }
            offsets.append(offset)
        }
        guard !offsets.isEmpty else { throw LoadTraceProblem(message: "it holds no instant") }
        self.init(offsets: offsets)
    }

    private static func instant(_ cell: String) -> Int? {
        (Duration(text: cell) ?? Duration(text: cell + "s"))?.nanoseconds
    }
}
