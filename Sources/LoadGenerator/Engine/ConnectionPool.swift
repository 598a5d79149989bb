/// Who has which connection; decides, but touches no socket.
///
/// All places exist from the start. Free ones and, per endpoint, spare ones (open or opening, for
/// no request yet) are linked through the places themselves, so nothing is ever allocated.
struct ConnectionPool {
    var places: [Connection]
    /// The ends of the list of requests that are under way.
    var oldest = Connection.none
    var latest = Connection.none
    private var free = Connection.none
    private var spares: [SpareList]
    private(set) var open = 0
    private(set) var mostOpen = 0

    private struct SpareList {
        var first = Connection.none
        var last = Connection.none
        var count = 0
    }

    init(capacity: Int, endpoints: Int) {
        places = Array(repeating: Connection(), count: capacity)
        spares = Array(repeating: SpareList(), count: endpoints)
        for index in places.indices.reversed() { giveBack(index) }
    }

    subscript(index: Int) -> Connection {
        _read { yield places[index] }
        _modify { yield &places[index] }
    }

    /// How many open or opening connections of an endpoint have no request yet.
    func spareCount(_ endpoint: Int) -> Int { spares[endpoint].count }

    /// A free place, or `nil` when all are taken.
    mutating func take(for endpoint: Int) -> Int? {
        guard free != Connection.none else { return nil }
        let index = free
        free = places[index].next
        let generation = places[index].generation &+ 1
        places[index] = Connection()
        places[index].generation = generation
        places[index].endpoint = endpoint
        open += 1
        mostOpen = max(mostOpen, open)
        return index
    }

    /// Makes a place free again.
    mutating func release(_ index: Int) {
        precondition(places[index].state != .free, "connection \(index) is released twice")
        if places[index].isSpare { unspare(index) }
        land(index)
        open -= 1
        giveBack(index)
    }

    private mutating func giveBack(_ index: Int) {
        places[index].state = .free
        places[index].next = free
        free = index
    }
}

extension ConnectionPool {
    /// Makes a connection available to any request to its endpoint: an open one before all others,
    /// one that is still opening behind them.
    mutating func spare(_ index: Int) {
        let endpoint = places[index].endpoint
        if places[index].isSpare { unspare(index) }
        places[index].isSpare = true
        places[index].request = Connection.none
        let isFirst = places[index].state == .ready
        places[index].isEncoded = false
        places[index].next = isFirst ? spares[endpoint].first : Connection.none
        places[index].previous = isFirst ? Connection.none : spares[endpoint].last
        link(index, in: endpoint)
        spares[endpoint].count += 1
    }

    private mutating func link(_ index: Int, in endpoint: Int) {
        let (next, previous) = (places[index].next, places[index].previous)
        if next == Connection.none {
            spares[endpoint].last = index
        } else {
            places[next].previous = index
        }
        if previous == Connection.none {
            spares[endpoint].first = index
        } else {
            places[previous].next = index
        }
    }

    /// Takes the best spare connection of an endpoint, the one that was used last.
    mutating func takeSpare(_ endpoint: Int) -> Int? {
        let index = spares[endpoint].first
        guard index != Connection.none else { return nil }
        unspare(index)
        return index
    }

    /// A spare connection of any endpoint, to be closed when room is needed.
    func anySpare() -> Int? { spares.first { $0.last != Connection.none }?.last }

    private mutating func unspare(_ index: Int) {
        let endpoint = places[index].endpoint
        let (next, previous) = (places[index].next, places[index].previous)
        if next == Connection.none {
            spares[endpoint].last = previous
        } else {
            places[next].previous = previous
        }
        if previous == Connection.none {
            spares[endpoint].first = next
        } else {
            places[previous].next = next
        }
        places[index].isSpare = false
        spares[endpoint].count -= 1
    }
}
