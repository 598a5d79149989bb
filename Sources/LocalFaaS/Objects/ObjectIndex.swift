/// Which objects there are, and how much room is left.
///
/// Room is taken before the first byte is written, so that no number of writers can fill the disk.
struct ObjectIndex: Sendable {
    private let limits: ObjectLimits
    private var objects: [String: StoredObject] = [:]
    /// The bytes of all objects, and of those that are being written.
    private(set) var bytes = 0
    /// How many are being written.
    private var drafts = 0
    private var isClosed = false

    init(limits: ObjectLimits) { self.limits = limits }

    /// How many objects there are.
    var count: Int { objects.count }

    /// Takes room for an object that is going to be written.
    mutating func reserve(_ size: Int) throws(ObjectFailure) {
        guard !isClosed else { throw .serviceUnavailable }
        guard bytes + size <= limits.total, objects.count + drafts < limits.count else {
            throw .quotaExceeded
        }
        bytes += size
        drafts += 1
    }

    /// Gives back the room of an object that was not written after all.
    mutating func release(_ size: Int) {
        bytes -= size
        drafts -= 1
    }

    /// Takes in an object for which there was room, and gives back the one that it replaces.
    mutating func put(
        _ object: StoredObject,
        at key: String,
        if condition: ObjectCondition
    ) throws(ObjectFailure) -> StoredObject? {
        guard !isClosed else { throw .serviceUnavailable }
        try condition.checkWriting(over: objects[key])
        drafts -= 1
        let replaced = objects.updateValue(object, forKey: key)
        bytes -= replaced?.size ?? 0
        return replaced
    }

    /// Finds an object.
    func object(at key: String) throws(ObjectFailure) -> StoredObject {
        guard let object = objects[key] else { throw .noSuchKey }
        return object
    }

    /// Forgets an object and gives it back, if there is one.
    mutating func remove(_ key: String) -> StoredObject? {
        let removed = objects.removeValue(forKey: key)
        bytes -= removed?.size ?? 0
        return removed
    }

    /// Forgets all objects, gives them back, and takes no more.
    mutating func close() -> [StoredObject] {
        isClosed = true
        defer { objects = [:] }
        bytes -= objects.values.reduce(0) { $0 + $1.size }
        return Array(objects.values)
    }
}
