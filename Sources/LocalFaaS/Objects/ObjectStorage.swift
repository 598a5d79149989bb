import Glibc
import Synchronization

/// The objects of one server: their bytes are on the disk, what they are called is in memory only.
///
/// Nothing can be read again once the process is gone, and the files go with its folder.
final class ObjectStorage: Sendable {
    /// How much it takes.
    let limits: ObjectLimits
    private let folder: String
    private let index: Mutex<ObjectIndex>
    private let files = Atomic(0)

    /// Stores in a folder that is there and empty.
    init(folder: String, limits: ObjectLimits = ObjectLimits()) {
        self.folder = folder
        self.limits = limits
        index = Mutex(ObjectIndex(limits: limits))
    }

    /// How many objects there are, and how many bytes they and those that are being written have.
    var census: (count: Int, bytes: Int) { index.withLock { ($0.count, $0.bytes) } }

    /// Begins an object, for which there is room then.
    func begin(size: Int) throws(ObjectFailure) -> ObjectDraft {
        try index.withLock { index throws(ObjectFailure) in try index.reserve(size) }
        let file = files.add(1, ordering: .relaxed).newValue
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
        let descriptor = unsafe Glibc.open(path(of: file), flags, 0o600)
        guard descriptor >= 0 else {
            index.withLock { $0.release(size) }
            throw .internalError
        }
        return ObjectDraft(file: file, size: size, descriptor: descriptor, storage: self)
    }

    /// Takes in a finished object; readers see the whole of it or what was there before.
    func keep(
        _ draft: ObjectDraft,
        as object: StoredObject,
        at key: String,
        if condition: ObjectCondition
    ) throws(ObjectFailure) {
        let replaced = try index.withLock { index throws(ObjectFailure) in
            try index.put(object, at: key, if: condition)
        }
        draft.keep()
        if let replaced { removeFile(replaced.file) }
    }

    /// Removes what is left of an object that was not finished.
    func abandon(file: Int, size: Int) {
        removeFile(file)
        index.withLock { $0.release(size) }
    }

    /// Finds an object.
    func find(_ key: String) throws(ObjectFailure) -> StoredObject {
        try index.withLock { index throws(ObjectFailure) in try index.object(at: key) }
    }

    /// Opens an object for reading; what becomes of its key later does not matter to the reader.
    func open(_ key: String) throws(ObjectFailure) -> (StoredObject, ObjectReader) {
        try index.withLock { index throws(ObjectFailure) in
            let object = try index.object(at: key)
            // Under the lock: nobody removes the file in between.
            let descriptor = unsafe Glibc.open(path(of: object.file), O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw .internalError }
            return (object, ObjectReader(descriptor: descriptor))
        }
    }

    /// Removes an object; one that is not there is fine.
    func remove(_ key: String) {
        if let removed = index.withLock({ $0.remove(key) }) { removeFile(removed.file) }
    }

    /// Removes all objects and takes no more.
    func close() {
        for object in index.withLock({ $0.close() }) { removeFile(object.file) }
    }

    private func path(of file: Int) -> String { "\(folder)/\(file)" }

    private func removeFile(_ file: Int) { _ = unsafe unlink(path(of: file)) }
}
