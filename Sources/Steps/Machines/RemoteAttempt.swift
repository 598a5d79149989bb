import Glibc
import Pipeline
import Values

/// One attempt on another machine, as the thread sees it that waits for it.
///
/// The step goes on over there by itself, writing what happens to a spool; connections come and go,
/// and each begins where the one before had got to.
struct RemoteAttempt {
    /// How often the other side is told that we live: often enough for any patience.
    private static let heartbeat = Duration.seconds(2)

    let name: String
    let version: String
    let opening: RemoteOpening
    let ssh: String
    let arguments: [String]
    let environment: [String]
    let reaper: GroupReaper
    let bell: StopBell
    let receiver: RemoteReceiver

    private let clock = ContinuousClock()
    private let start = ContinuousClock.now
    private var reader = SpoolReader()
    private var patience: RemotePatience
    private var outcome: RemoteOutcome?
    /// What the connection said that ended last.
    private var lastWords: [String] = []

    init(
        name: String,
        version: String,
        opening: RemoteOpening,
        ssh: String,
        arguments: [String],
        environment: [String],
        reaper: GroupReaper,
        bell: StopBell,
        receiver: RemoteReceiver
    ) {
        self.name = name
        self.version = version
        self.opening = opening
        self.ssh = ssh
        self.arguments = arguments
        self.environment = environment
        self.reaper = reaper
        self.bell = bell
        self.receiver = receiver
        patience = RemotePatience(patience: .seconds(opening.patience), at: .zero)
    }

    private var now: Duration { start.duration(to: clock.now) }

    /// Waits for the outcome, over as many connections as it takes.
    mutating func result() -> Result<RemoteOutcome, StepFailure> {
        do throws(StepFailure) {
            while true {
                if let outcome = try connect() { return .success(outcome) }
                guard patience.isWorthWaiting(at: now) else { throw unreachable }
                receiver.note("lost the connection to \(name); trying again")
                pause()
            }
        } catch {
            return .failure(error)
        }
    }

    private func pause() {
        var set = [
            pollfd(
                fd: patience.isStopping ? -1 : bell.descriptor,
                events: Int16(POLLIN),
                revents: 0
            )
        ]
        _ = unsafe poll(&set, 1, 1000)
    }

    private var unreachable: StepFailure {
        StepFailure(
            code: patience.isStopping ? .interrupted : .connection,
            message: "there is no connection to \(name)",
            details: lastWords
        )
    }

    /// One connection, from its beginning to its end.
    ///
    /// - Returns: The outcome; `nil` when the connection ended before.
    private mutating func connect() throws(StepFailure) -> RemoteOutcome? {
        var link: SSHLink
        do throws(ProgramFailure) {
            link = try SSHLink(ssh, arguments, environment: environment, reaper: reaper)
        } catch {
            throw StepFailure(code: .environment, message: "'ssh' cannot be started: \(error)")
        }
        reader.begin()
        patience.reconnected()
        var refusal: StepFailure?
        do throws(StepFailure) { try talk(over: &link) } catch { refusal = error }
        let (isLost, words) = link.end()
        lastWords = words
        if let refusal { throw refusal }
        if let outcome { return outcome }
        guard isLost else {
            throw StepFailure(
                code: .environment,
                message: "the program could not do its work on \(name)",
                details: words
            )
        }
        return nil
    }

    private mutating func talk(over link: inout SSHLink) throws(StepFailure) {
        var lastBeat = now
        while outcome == nil {
            switch link.wait(patience.isStopping ? -1 : bell.descriptor, 500) {
            case .bytes(let bytes):
                patience.heard(at: now)
                for arrival in try reader.take(bytes) { try receive(arrival, over: &link) }
            case .closed: return
            case .bell: patience.stop(at: now)
            case .nothing: break
            }
            if let stage = patience.nextStage(at: now) { say(.stop(stage: stage), over: &link) }
            guard now - lastBeat >= Self.heartbeat else { continue }
            lastBeat = now
            guard say(.alive, over: &link), !patience.isStopping || patience.isWorthWaiting(at: now)
            else { return }
        }
        say(.done, over: &link)
    }

    private mutating func receive(
        _ arrival: SpoolReader.Arrival,
        over link: inout SSHLink
    ) throws(StepFailure) {
        switch arrival {
        case .hello(let hello): try open(hello, over: &link)
        case .line(.event(let event)): receiver.receive(event)
        case .line(.file(let piece)): try receiver.receive(piece)
        case .line(.outcome(let outcome)): self.outcome = receiver.translated(outcome)
        }
    }

    /// Tells who has answered what is to be done, if it is one of us.
    private mutating func open(
        _ hello: RemoteHello,
        over link: inout SSHLink
    ) throws(StepFailure) {
        try hello.check(version, on: name)
        guard hello.isKnown || reader.taken == 0 else {
            throw StepFailure(
                code: .connection,
                message: "\(name) ended the step because it had heard nothing for too long"
            )
        }
        var opening = opening
        opening.from = reader.taken
        if hello.isKnown {
            opening.order = nil
            opening.secrets = [:]
        }
        say(.begin(opening), over: &link)
    }

    @discardableResult
    private func say(_ word: RemoteWord, over link: inout SSHLink) -> Bool {
        // Everything that is said can be encoded; what cannot be sent is noticed as an end.
        guard let line = try? RemoteText.line(word) else { return false }
        return link.send(line)
    }
}
