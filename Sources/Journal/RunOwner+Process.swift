import FoundationEssentials
package import Pipeline
import Values

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension RunOwner {
    /// This process.
    package static func current() -> RunOwner {
        let process = Int(getpid())
        return RunOwner(
            machine: currentMachine,
            boot: currentBoot,
            process: process,
            startTicks: startTicks(of: process) ?? 0
        )
    }

    /// Whether the process still runs, on this start of this machine.
    package var isAlive: Bool {
        boot == Self.currentBoot && Self.startTicks(of: process) == startTicks
    }

    /// Whether the process that a label names still runs; `nil` when only another machine, or another
    /// container on this one, could tell.
    package static func isAlive(label: String) -> Bool? {
        guard let owner = RunOwner(label: label), owner.machine == currentMachine else {
            return nil
        }
        let here = RunOwner(machine: currentMachine, boot: currentBoot, process: 0, startTicks: 0)
        guard let ours = RunOwner(label: here.label), ours.boot == owner.boot else { return false }
        return startTicks(of: owner.process) == owner.startTicks
    }

    /// Names the machine and the space of its process numbers: the same number in another container
    /// is another process.
    private static var currentMachine: String {
        let machine = text(of: "/etc/machine-id") ?? text(of: "/proc/sys/kernel/hostname") ?? ""
        var space = stat()
        let isKnown = unsafe stat("/proc/self/ns/pid", &space) == 0
        let name = "\(machine.filter { !$0.isWhitespace }) \(isKnown ? Int(space.st_ino) : 0)"
        var digest = SeededGenerator(seed: 0, for: name)
        return String(digest.next(), radix: 36)
    }

    private static var currentBoot: String {
        text(of: "/proc/sys/kernel/random/boot_id")?.filter { !$0.isWhitespace } ?? ""
    }

    /// The 22nd field; the second is a name that may hold spaces and parentheses itself.
    private static func startTicks(of process: Int) -> Int? {
        guard let text = text(of: "/proc/\(process)/stat"), let end = text.lastIndex(of: ")") else {
            return nil
        }
        let fields = text[text.index(after: end)...].split(separator: " ")
        // One that has ended and whose parent has not looked yet is as dead as any.
        guard fields.count > 19, fields[0] != "Z", fields[0] != "X" else { return nil }
        return Int(fields[19])
    }

    private static func text(of path: String) -> String? {
        // No such file is the answer for a process that is gone.
        try? String(contentsOfFile: path, encoding: .utf8)
    }
}
