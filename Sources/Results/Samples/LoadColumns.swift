/// Where in a row of a load stands what a comparison needs.
struct LoadColumns {
    private let latency: Int
    private let status: Int
    private let burst: Int
    private let error: Int
    private let count: Int

    init(_ names: [String], path: String) throws(ResultsFailure) {
        let places = Dictionary(zip(names, names.indices)) { first, _ in first }
        guard let latency = places["latency_ns"], let status = places["status"],
            let burst = places["burst"], let error = places["error"]
        else { throw LoadFile.foreign(path) }
        (self.latency, self.status, self.burst, self.error) = (latency, status, burst, error)
        count = names.count
    }

    /// The number of a row's burst, and its latency when it was answered as it should be.
    func row(_ cells: [String]) throws(ResultsFailure) -> (burst: Int, latency: Int?) {
        guard cells.count == count else {
            throw ResultsFailure(.malformed, "\(cells.count) cells instead of \(count)")
        }
        let burst = try number(cells[burst])
        guard cells[error].isEmpty, (200..<300).contains(try number(cells[status])) else {
            return (burst, nil)
        }
        return (burst, try number(cells[latency]))
    }

    private func number(_ cell: String) throws(ResultsFailure) -> Int {
        guard let number = Int(cell) else {
            throw ResultsFailure(.malformed, "'\(cell)' is not a number")
        }
        return number
    }
}
