// The requests that are under way, in the order in which their turns came: the first is the first
// whose time runs out.
extension ConnectionPool {
    /// Takes note that the turn of a connection's request has come.
    mutating func fly(_ index: Int, launched: Int) {
        places[index].launched = launched
        places[index].isFlying = true
        // Nearly always behind all others; one that had to wait for its connection goes before.
        var before = latest
        while before != Connection.none, places[before].launched > launched {
            before = places[before].earlier
        }
        let after = before == Connection.none ? oldest : places[before].later
        places[index].earlier = before
        places[index].later = after
        if before == Connection.none { oldest = index } else { places[before].later = index }
        if after == Connection.none { latest = index } else { places[after].earlier = index }
    }

    /// Takes note that a connection's request is over.
    mutating func land(_ index: Int) {
        guard places[index].isFlying else { return }
        let (before, after) = (places[index].earlier, places[index].later)
        if before == Connection.none { oldest = after } else { places[before].later = after }
        if after == Connection.none { latest = before } else { places[after].earlier = before }
        places[index].isFlying = false
    }
}
