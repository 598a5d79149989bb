import CSocketTiming
import Glibc

extension Shard {
    /// What became of an attempt to dial.
    enum Dialled {
        case underWay
        case noRoom
        case failed(LoadFailure, Int32)
    }

    /// Begins a connection, for one request or as a spare one.
    mutating func dial(_ endpoint: Int, for index: Int, now: Int) -> Dialled {
        let address: SocketAddress
        switch addresses[endpoint] {
        case .success(let found): address = found
        case .failure(let failure): return .failed(.resolve, failure.code)
        }
        guard let place = takePlace(endpoint) else { return .noRoom }
        pool[place].state = .opening
        pool[place].dialled = now
        let descriptor = unsafe withUnsafePointer(to: address.storage) {
            unsafe st_dial($0, address.length)
        }
        guard descriptor >= 0 else {
            pool.release(place)
            return .failed(.connect, -descriptor)
        }
        pool[place].descriptor = descriptor
        let error = poller.add(descriptor, token: token(of: place), writing: true)
        guard error == 0 else {
            close(place)
            return .failed(.connect, error)
        }
        if index == Connection.none { pool.spare(place) } else { bind(index, to: place) }
        return .underWay
    }

    /// A free place, if need be that of a spare connection of any endpoint.
    private mutating func takePlace(_ endpoint: Int) -> Int? {
        if let place = pool.take(for: endpoint) { return place }
        guard let spare = pool.anySpare() else { return nil }
        close(spare)
        return pool.take(for: endpoint)
    }

    mutating func bind(_ index: Int, to connection: Int) {
        pool[connection].request = index
        flights[index].connection = connection
        guard pool[connection].uses == 0 else { return }
        flights[index].row.dialled = pool[connection].dialled
        flights[index].row.connected = pool[connection].connected
        flights[index].row.phase = .connecting
    }

    /// A spare connection that the peer has not closed; those it has closed are dropped.
    mutating func takeQuiet(_ endpoint: Int) -> Int? {
        while let connection = pool.takeSpare(endpoint) {
            if pool[connection].state == .opening { return connection }
            if st_is_quiet(pool[connection].descriptor) != 0 { return connection }
            close(connection)
        }
        return nil
    }

    /// Takes note that an attempt to connect is over.
    mutating func opened(_ connection: Int, at instant: Int) {
        let error = st_connect_error(pool[connection].descriptor)
        guard error == 0 else { return dropUnsent(connection, .connect, error) }
        pool[connection].state = .ready
        pool[connection].connected = instant
        poller.change(pool[connection].descriptor, token: token(of: connection), writing: false)
        let index = pool[connection].request
        guard index != Connection.none else { return pool.spare(connection) }
        flights[index].row.connected = instant
        if flights[index].launched > 0 { transmit(connection) }
    }

    /// Gives up a connection that has carried nothing of its request.
    ///
    /// One that was made ahead is not the request's fault: it is replaced when the request's turn
    /// comes, or now if it has come. Only one that was dialled for the request itself fails it.
    mutating func dropUnsent(_ connection: Int, _ failure: LoadFailure, _ error: Int32) {
        let index = pool[connection].request
        guard index != Connection.none else { return close(connection) }
        let launched = flights[index].launched
        guard launched == 0 || pool[connection].dialled < launched else {
            return fail(index, failure, error)
        }
        close(connection)
        flights[index].connection = Connection.none
        flights[index].row.forgetConnection()
        if launched > 0 { start(index) }
    }

    mutating func close(_ connection: Int) {
        // Closing also ends the watching. A failed close leaves nothing to be done.
        _ = st_close(pool[connection].descriptor)
        pool.release(connection)
    }

    func token(of connection: Int) -> UInt64 {
        UInt64(pool[connection].generation) << 32 | UInt64(connection)
    }
}

extension LoadRow {
    /// Returns to the state before there was a connection.
    fileprivate mutating func forgetConnection() {
        phase = .planned
        isReused = false
        dialled = 0
        connected = 0
        sent = 0
    }
}
