/// A process, told apart from every other that ever had its number.
package struct RunOwner: Sendable, Hashable, Codable {
    /// Names one start of one machine.
    package var boot: String
    package var process: Int
    /// When the process started, in the kernel's ticks since the machine did.
    package var startTicks: Int

    package init(boot: String, process: Int, startTicks: Int) {
        self.boot = boot
        self.process = process
        self.startTicks = startTicks
    }
}
