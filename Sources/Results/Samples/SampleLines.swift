import Foundation

/// Cuts what comes of a `samples.csv`, in pieces of any size, into rows.
struct SampleLines {
    private let path: String
    /// How many whole lines came.
    private var count = 0
    /// The beginning of a line whose end has not come.
    private var torn: [UInt8] = []

    private static let heading = SampleRow.heading.split(separator: "\n")

    init(path: String) { self.path = path }

    /// Takes a piece and hands over the rows that end in it.
    mutating func feed(_ piece: Data, _ take: (Sample) -> Void) throws(ResultsFailure) {
        var rest = piece[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            torn.append(contentsOf: rest[..<end])
            rest = rest[(end + 1)...]
            count += 1
            if let sample = try sample() { take(sample) }
            torn.removeAll(keepingCapacity: true)
        }
        torn.append(contentsOf: rest)
    }

    /// Says what was left out, when nothing comes any more.
    func finish() throws(ResultsFailure) -> String? {
        guard count >= Self.heading.count else { throw foreign }
        return torn.isEmpty ? nil : "the last row of '\(path)' was cut short and is left out"
    }

    /// The row that the line is; `nil` above the rows.
    private func sample() throws(ResultsFailure) -> Sample? {
        let line = String(decoding: torn, as: UTF8.self)
        guard count > Self.heading.count else {
            guard line == Self.heading[count - 1] else { throw foreign }
            return nil
        }
        do throws(ResultsFailure) {
            return try SampleRow.decode(Substring(line))
        } catch {
            throw ResultsFailure(.malformed, "'\(path)', line \(count): \(error.message)")
        }
    }

    private var foreign: ResultsFailure {
        ResultsFailure(.malformed, "'\(path)' does not start like a file of samples")
    }
}
