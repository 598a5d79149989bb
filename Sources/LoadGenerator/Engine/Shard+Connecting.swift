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
        switch routes[endpoint].address {
        case .success(let found): address = found
        case .failure(let failure): return .failed(.resolve, failure.code)
        }
        guard let place = takePlace(endpoint) else { return .noRoom }
        pool[place].state = .opening
        pool[place].dialled = now
        let isStamped: Int32 = job.stamping == .kernel ? 1 : 0
        let descriptor = unsafe withUnsafePointer(to: address.storage) {
            unsafe st_dial($0, address.length, isStamped)
        }
        guard descriptor >= 0 else {
            pool.release(place)
            return .failed(.connect, -descriptor)
        }
        pool[place].descriptor = descriptor
        let error = poller.add(descriptor, token: token(of: place))
        guard error == 0 else {
            close(place)
            return .failed(.connect, error)
        }
        if index == Connection.none { pool.spare(place) } else { bind(index, to: place) }
        return .underWay
    }

    /// A free place, if need be that of a spare connection of any endpoint.
    private mutating func takePlace(_ endpoint: Int) -> Int? {
        // Sockets that are still to be closed count, too.
        if pool.open + leaving.count >= pool.places.count { closeLeaving() }
        if let place = pool.take(for: endpoint) { return place }
        guard let spare = pool.anySpare() else { return nil }
        close(spare)
        return pool.take(for: endpoint)
    }

    mutating func bind(_ index: Int, to connection: Int) {
        let isNew = pool[connection].uses == 0
        pool[connection].request = index
        pool[connection].launched = 0
        pool[connection].isEncoded = false
        pool[connection].row = LoadRow(job.plan.requests[index], origin: origin)
        pool[connection].row.isReused = !isNew
        bindings[index] = Int32(connection)
        if isNew { describeConnection(connection) }
    }

    /// Writes into a request's row how its connection came about.
    private mutating func describeConnection(_ connection: Int) {
        let isSecuring = pool[connection].state == .securing
        pool[connection].row.phase = isSecuring ? .securing : .connecting
        pool[connection].row.resolveTime = routes[pool[connection].endpoint].resolveTime
        pool[connection].row.dialled = pool[connection].dialled
        pool[connection].row.connected = pool[connection].connected
        pool[connection].row.secured = pool[connection].secured
        pool[connection].row.roundTrip = pool[connection].roundTrip
        pool[connection].row.isResumed = sessions[connection]?.isResumed ?? false
    }

    /// Takes note that an attempt to connect is over.
    mutating func opened(_ connection: Int, at instant: Int) {
        let descriptor = pool[connection].descriptor
        let error = st_connect_error(descriptor)
        guard error == 0 else { return dropUnsent(connection, .connect, error) }
        pool[connection].connected = instant
        pool[connection].roundTrip = Int(st_path_of(descriptor).round_trip)
        if job.stamping == .kernel {
            pool[connection].knowsDepartures = st_stamp_departures(descriptor) == 0
        }
        if job.policy != .fresh {
            poller.repeatEvents(descriptor, token: token(of: connection), room: false)
        }
        guard let tls = routes[pool[connection].endpoint].tls else { return ready(connection) }
        guard let session = tls.makeSession(protocols: job.http.protocols) else {
            return dropUnsent(connection, .handshake, ENOMEM)
        }
        sessions[connection] = session
        pool[connection].state = .securing
        if pool[connection].request != Connection.none { describeConnection(connection) }
        shakeHands(connection)
    }

    /// A connection can carry a request now.
    mutating func ready(_ connection: Int) {
        guard beginStreams(connection) else { return dropUnsent(connection, .handshake, 0) }
        pool[connection].state = .ready
        guard pool[connection].request != Connection.none else { return pool.spare(connection) }
        describeConnection(connection)
        if pool[connection].launched > 0 { transmit(connection) } else { encode(connection) }
    }

    /// Gives up a connection that has carried nothing of its request.
    ///
    /// One that was made ahead is not the request's fault: it is replaced when the request's turn
    /// comes, or now if it has come. Only one that was dialled for the request itself fails it.
    mutating func dropUnsent(_ connection: Int, _ failure: LoadFailure, _ error: Int32) {
        let index = pool[connection].request
        guard index != Connection.none else { return close(connection) }
        let launched = pool[connection].launched
        guard launched == 0 || pool[connection].dialled < launched else {
            return fail(connection, failure, error)
        }
        bindings[index] = Int32(Connection.none)
        close(connection)
        if launched > 0 { start(index, launched: launched) }
    }

    mutating func close(_ connection: Int) {
        // Closing also ends the watching. A failed close leaves nothing to be done.
        _ = st_close(pool[connection].descriptor)
        forget(connection)
    }

    /// Makes the place of a connection free, whose socket is somebody else's now.
    mutating func forget(_ connection: Int) {
        sessions[connection] = nil
        streams[connection] = nil
        outbound[connection].removeAll(keepingCapacity: true)
        pool.release(connection)
    }

    func token(of connection: Int) -> UInt64 {
        UInt64(pool[connection].generation) << 32 | UInt64(connection)
    }
}
