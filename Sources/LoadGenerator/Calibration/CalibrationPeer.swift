/// An ``EchoPeer`` on a thread of its own.
struct CalibrationPeer {
    let port: Int
    private let control: LoadControl
    private let reports: AsyncStream<Result<EchoPeer.Residences, LoadError>>

    /// Starts to listen and to answer.
    init() throws(LoadError) {
        let control = try LoadControl()
        let (reports, report) = AsyncStream.makeStream(
            of: Result<EchoPeer.Residences, LoadError>.self
        )
        let (listener, port) = try EchoPeer.listen()
        try EngineThread.start {
            report.yield(
                Result { () throws(LoadError) in
                    var peer = try EchoPeer(listener: listener, control: control)
                    return peer.serve()
                }
            )
            report.finish()
        }
        (self.port, self.control, self.reports) = (port, control, reports)
    }

    /// Ends the peer and asks what it knows.
    func end() async throws(LoadError) -> EchoPeer.Residences {
        control.demand(.stop)
        return try await reports.first { _ in true }?.get() ?? [:]
    }
}
