import Glibc

/// The right to use a data folder, held until the process ends or the lock is closed.
struct DataFolderLock: ~Copyable {
    private let descriptor: Int32

    /// Takes it and writes who holds it; fails at once when another server does.
    init(folder: String) throws(OperatingSystemError) {
        guard unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw .last(doing: folder)
        }
        descriptor = try Self.lock(Self.path(in: folder))
        writeHolder()
    }

    deinit { close(descriptor) }

    /// Where the lock of a folder is.
    static func path(in folder: String) -> String { "\(folder)/server.lock" }

    /// The process that took the lock of a folder last; it may be gone.
    static func holder(of folder: String) -> ProcessIdentity? {
        PseudoFile.read(path(in: folder)).flatMap { ProcessIdentity(text: $0) }
    }

    private static func lock(_ path: String) throws(OperatingSystemError) -> Int32 {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .last(doing: path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let failure = OperatingSystemError.last(doing: "\(path) is held by another server")
            close(descriptor)
            throw failure
        }
        return descriptor
    }

    private func writeHolder() {
        guard let holder = ProcessIdentity.current?.text else { return }
        // Who holds it only helps to find a server that never became ready.
        ftruncate(descriptor, 0)
        _ = unsafe holder.withCString { unsafe write(descriptor, $0, holder.utf8.count) }
    }
}
