import Foundation

/// Gives a complete file its name, in one step, in place of what had it.
struct FileRename {
    let from: String
    let to: String

    func run() throws(PackagingFailure) {
        guard unsafe rename(from, to) == 0 else {
            let reason = POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO).localizedDescription
            throw PackagingFailure(.unwritable, "cannot name '\(to)': \(reason)")
        }
    }
}
