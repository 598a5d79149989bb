import FoundationEssentials
package import Pipeline

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
            boot: currentBoot,
            process: process,
            startTicks: startTicks(of: process) ?? 0
        )
    }

    /// Whether the process still runs, on this start of this machine.
    package var isAlive: Bool {
        boot == Self.currentBoot && Self.startTicks(of: process) == startTicks
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
        return fields.count > 19 ? Int(fields[19]) : nil
    }

    private static func text(of path: String) -> String? {
        // No such file is the answer for a process that is gone.
        try? String(contentsOfFile: path, encoding: .utf8)
    }
}
