/// A process, told apart from every other that ever had its number.
package struct RunOwner: Sendable, Hashable, Codable {
    /// Names a machine and, on it, the space in which process numbers mean something.
    package var machine: String
    /// Names one start of one machine.
    package var boot: String
    package var process: Int
    /// When the process started, in the kernel's ticks since the machine did.
    package var startTicks: Int

    package init(machine: String, boot: String, process: Int, startTicks: Int) {
        self.machine = machine
        self.boot = boot
        self.process = process
        self.startTicks = startTicks
    }
}

extension RunOwner {
    /// Reads a label; `nil` when it is none.
    package init?(label: String) {
        let parts = label.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 4, let process = Int(parts[2]), let start = Int(parts[3]) else {
            return nil
        }
        self.init(
            machine: String(parts[0]),
            boot: String(parts[1]),
            process: process,
            startTicks: start
        )
    }

    /// The owner as the label of a resource: letters, digits and hyphens that every cloud takes.
    package var label: String {
        let short = boot.filter { $0 != "-" }.prefix(12)
        return "\(machine)-\(short)-\(process)-\(startTicks)"
    }
}
