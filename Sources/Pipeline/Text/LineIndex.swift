/// Where lines begin and which byte belongs to which scalar, gathered in one pass over a text.
struct LineIndex {
    /// How many scalars lie between two landmarks.
    static let stride = 256

    private(set) var scalars = 0
    private(set) var lineStarts = [0]
    private(set) var landmarks = [0]
    private var bytes = 0
    private var isAfterReturn = false

    /// Goes on to the next scalar.
    mutating func append(_ scalar: Unicode.Scalar) {
        if isAfterReturn, scalar != "\n" { lineStarts.append(scalars) }
        isAfterReturn = scalar == "\r"
        scalars += 1
        bytes += UTF8.width(scalar)
        if scalar == "\n" { lineStarts.append(scalars) }
        if scalars.isMultiple(of: Self.stride) { landmarks.append(bytes) }
    }
}
