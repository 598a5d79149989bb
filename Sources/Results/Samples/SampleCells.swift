/// The cells of one row, taken from left to right and typed on the way.
struct SampleCells {
    private var rest: ArraySlice<String>

    init(_ cells: [String]) { rest = cells[...] }

    /// Reads the row; the order is that of the columns.
    mutating func sample() throws(ResultsFailure) -> Sample {
        var sample = try Sample(
            id: required(),
            attempt: required(),
            set: rest.removeFirst(),
            endpoint: required(),
            burst: required(),
            size: required(),
            phase: word(),
            times: times()
        )
        rest.removeFirst(2)  // the two latencies
        sample.status = try number()
        sample.error = text()
        sample.bytes = try number()
        sample.reused = try flag()
        sample.verdict = try word()
        sample.function = try function()
        sample.payload = try number()
        sample.hops = try HopCells.hops(transfers: text(), details: text())
        return sample
    }

    private mutating func times() throws(ResultsFailure) -> Sample.Times {
        try Sample.Times(
            intended: required(),
            sent: number(),
            resolve: number(),
            connect: number(),
            secure: number(),
            firstByte: number(),
            lastByte: number()
        )
    }

    private mutating func function() throws(ResultsFailure) -> Sample.Function {
        try Sample.Function(
            instance: text(),
            ordinal: number(),
            initDuration: number(),
            received: number(),
            answered: number()
        )
    }

    private mutating func text() -> String? {
        let cell = rest.removeFirst()
        return cell.isEmpty ? nil : cell
    }

    private mutating func number() throws(ResultsFailure) -> Int? {
        guard let cell = text() else { return nil }
        guard let number = Int(cell) else { throw odd(cell, "a number") }
        return number
    }

    private mutating func required() throws(ResultsFailure) -> Int {
        guard let number = try number() else { throw odd("", "a number") }
        return number
    }

    private mutating func flag() throws(ResultsFailure) -> Bool? {
        guard let cell = text() else { return nil }
        guard let flag = Bool(cell) else { throw odd(cell, "true or false") }
        return flag
    }

    private mutating func word<Word: RawRepresentable<String>>() throws(ResultsFailure) -> Word {
        let cell = rest.removeFirst()
        guard let word = Word(rawValue: cell) else { throw odd(cell, "a known word") }
        return word
    }

    private func odd(_ cell: String, _ wanted: String) -> ResultsFailure {
        ResultsFailure(.malformed, "'\(cell)' is not \(wanted)")
    }
}
