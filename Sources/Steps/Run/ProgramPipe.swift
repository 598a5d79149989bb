import CSpawn
import Glibc

/// What a program prints on one stream, read up to a limit.
struct ProgramPipe: ~Copyable {
    /// Where the program writes to; ours only until it has started.
    private(set) var writing: Int32
    /// Where we read from; -1 after the end, which `poll` leaves out.
    private(set) var reading: Int32
    private(set) var bytes: [UInt8] = []
    /// Whether there was more than the limit; the rest is read and forgotten.
    private(set) var isTooLong = false
    private let limit: Int

    init(limit: Int) throws(ProgramFailure) {
        var ends: [Int32] = [-1, -1]
        let failure = unsafe cspawn_pipe(&ends)
        guard failure == 0 else { throw ProgramFailure(number: failure) }
        (reading, writing) = (ends[0], ends[1])
        self.limit = limit
    }

    deinit {
        for descriptor in [reading, writing] where descriptor >= 0 { close(descriptor) }
    }

    /// Lets go of the program's end: as long as we hold it too, ours never ends.
    mutating func handOver() {
        close(writing)
        writing = -1
    }

    /// Takes what is there; waits when nothing is.
    mutating func read() {
        let count = unsafe withUnsafeTemporaryAllocation(
            byteCount: 1 << 16,
            alignment: 1
        ) { buffer in
            let count = unsafe Glibc.read(reading, buffer.baseAddress, buffer.count)
            if count > 0 { unsafe keep(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
            return count
        }
        if count == 0 || (count < 0 && errno != EINTR) { end() }
    }

    private mutating func keep(_ piece: UnsafeRawBufferPointer) {
        let room = limit - bytes.count
        isTooLong = isTooLong || piece.count > room
        unsafe bytes.append(contentsOf: piece.prefix(room))
    }

    private mutating func end() {
        close(reading)
        reading = -1
    }
}
