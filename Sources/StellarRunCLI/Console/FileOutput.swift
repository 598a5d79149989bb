import Foundation

/// A stream of the process.
struct FileOutput: TextOutput {
    private let handle: Int32

    static let standardOutput = FileOutput(handle: STDOUT_FILENO)
    static let standardError = FileOutput(handle: STDERR_FILENO)

    /// A terminal that asked not to be coloured, or that is only watched by a CI, is none.
    var isTerminal: Bool {
        let environment = ProcessInfo.processInfo.environment
        let isPlain = environment["TERM"] == "dumb" || environment["CI"] != nil
        return isatty(handle) == 1 && environment["NO_COLOR"]?.isEmpty != false && !isPlain
    }

    var width: Int? {
        guard isatty(handle) == 1 else { return nil }
        var size = winsize()
        guard unsafe ioctl(handle, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    func write(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Foundation.write(handle, buffer.baseAddress, buffer.count)
            }
            // The reader is gone, or the disk is full: there is nobody left to tell.
            guard written > 0 || errno == EINTR else { return }
            bytes = bytes.dropFirst(max(0, written))
        }
    }
}
