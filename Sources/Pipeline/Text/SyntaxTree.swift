import Synchronization

/// Everything that is written in a text, in the order of the text.
///
/// A list of pieces without references to one another: that is made, gone through and thrown away
/// several times as fast as arrays in arrays.
final class SyntaxTree: Sendable {
    /// The text.
    let source: SourceText
    private let pieces: [Piece]
    /// The expressions of scalars by their places, read once for all instances of a step.
    private let templates = Mutex<[Int: Template]>([:])

    init(_ pieces: [Piece], of source: SourceText) {
        self.source = source
        self.pieces = pieces
    }

    subscript(place: Int) -> Piece {
        _read { yield pieces[place] }
    }

    /// The places of what is directly inside a list or a mapping.
    func children(of place: Int) -> some Sequence<Int> {
        let end = pieces[place].next
        return sequence(state: place + 1) { [pieces] child in
            guard child < end else { return nil }
            defer { child = pieces[child].next }
            return child
        }
    }

    /// What a scalar holds; `nil` until it was read and found to be well-formed.
    func template(at place: Int) -> Template? { templates.withLock { $0[place] } }

    /// Remembers what a scalar holds.
    func remember(_ template: Template, at place: Int) {
        templates.withLock { $0[place] = template }
    }
}
