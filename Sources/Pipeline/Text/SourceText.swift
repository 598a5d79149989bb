import Synchronization

/// The text of one file, with the positions in it.
///
/// Positions are counted in Unicode scalars, as libyaml does; this type owns every conversion to
/// lines, columns and bytes. A byte order mark at the start is not part of the text. Where its lines
/// are is found out when somebody asks, which nobody does of a text in which nothing is wrong.
public final class SourceText: Sendable {
    /// The file as messages show it.
    public let file: String
    /// The whole text.
    public let text: String

    private let gathered = Mutex<LineIndex?>(nil)

    /// Creates a text that messages attribute to a file.
    public init(file: String, text: String) {
        self.file = file
        var text = text
        if text.unicodeScalars.first == "\u{FEFF}" {
            text = String(text.unicodeScalars.drop { $0 == "\u{FEFF}" })
        }
        text.makeContiguousUTF8()
        self.text = text
    }

    /// How many Unicode scalars the text has.
    package var scalarCount: Int { lines.scalars }

    private var lines: LineIndex {
        gathered.withLock { gathered in
            let lines = gathered ?? LineIndex(text)
            gathered = lines
            return lines
        }
    }

    /// The line and the column of a scalar, both from 1; a column is a Unicode scalar.
    public func position(of scalar: Int) -> (line: Int, column: Int) {
        let starts = lines.starts
        let line = starts.partitioningIndex { $0 > scalar }
        return (line, scalar - starts[line - 1] + 1)
    }

    /// The line of a number from 1, without its line break; empty beyond the end.
    public func line(_ number: Int) -> Substring {
        let lines = lines
        guard lines.starts.indices.contains(number - 1) else { return "" }
        let start = lines.starts[number - 1]
        let end = number < lines.starts.count ? lines.starts[number] : lines.scalars
        let line = text[index(of: start)..<index(of: end)].unicodeScalars
        let trimmed = line.reversed().prefix(2).prefix { $0 == "\n" || $0 == "\r" }.count
        return Substring(line.dropLast(trimmed))
    }

    /// The text of a range of scalars, cut off at the end.
    package func slice(_ scalars: Range<Int>) -> Substring {
        text[index(of: scalars.lowerBound)..<index(of: scalars.upperBound)]
    }

    /// The scalar that begins at, or contains, a byte.
    package func scalar(atByte byte: Int) -> Int {
        let landmarks = lines.landmarks
        let landmark = max(0, landmarks.partitioningIndex { $0 > byte } - 1)
        let start = text.utf8.index(text.startIndex, offsetBy: landmarks[landmark])
        let end = text.utf8.index(text.startIndex, offsetBy: min(byte, text.utf8.count))
        return landmark * LineIndex.stride + text.unicodeScalars[start..<end].count
    }

    private func index(of scalar: Int) -> String.Index {
        let lines = lines
        let scalar = min(max(scalar, 0), lines.scalars)
        if lines.isASCII { return text.utf8.index(text.startIndex, offsetBy: scalar) }
        let landmark = scalar / LineIndex.stride
        let start = text.utf8.index(text.startIndex, offsetBy: lines.landmarks[landmark])
        return text.unicodeScalars.index(start, offsetBy: scalar - landmark * LineIndex.stride)
    }
}

extension SourceText: Hashable {
    /// Whether both are the same text of the same file.
    public static func == (left: SourceText, right: SourceText) -> Bool {
        left === right || (left.file == right.file && left.text == right.text)
    }

    /// Hashes what is cheap: the file and the length.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(file)
        hasher.combine(text.utf8.count)
    }
}

extension Array {
    /// The first index whose element satisfies a condition that all later elements satisfy too.
    fileprivate func partitioningIndex(where isAfter: (Element) -> Bool) -> Int {
        var range = indices
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range =
                isAfter(self[middle]) ? range.lowerBound..<middle : (middle + 1)..<range.upperBound
        }
        return range.lowerBound
    }
}
