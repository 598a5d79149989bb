import CSpawn
import Glibc

/// Wakes the thread that waits for a program when the program is to stop.
final class StopBell: Sendable {
    /// Can be read once somebody has rung; -1 when the system gave none.
    let descriptor = cspawn_watch_bell()

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    func ring() {
        var one: UInt64 = 1
        _ = unsafe write(descriptor, &one, MemoryLayout<UInt64>.size)
    }
}
