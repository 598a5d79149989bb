/// Steps that may come next, by their place in the file; the first of them goes first.
struct ReadyLine {
    // Descending, because the end of an array is where it is cheap to take something away.
    private var places: [Int]

    /// Begins with ascending places.
    init(_ places: [Int]) { self.places = places.reversed() }

    mutating func removeFirst() -> Int? { places.popLast() }

    mutating func insert(_ place: Int) {
        var range = places.indices
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range =
                places[middle] > place
                ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
        }
        places.insert(place, at: range.lowerBound)
    }
}
