/// Tells how long ago it was made, by any clock.
struct Stopwatch: Sendable {
    private let elapsedTime: @Sendable () -> Duration

    init(_ clock: some Clock<Duration>) {
        let start = clock.now
        elapsedTime = { start.duration(to: clock.now) }
    }

    var elapsed: Duration { elapsedTime() }
}
