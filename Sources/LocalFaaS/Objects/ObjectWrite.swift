import NIOCore

/// A PUT whose body is coming in.
struct ObjectWrite {
    let key: String
    private let upload: ObjectUpload
    private let draft: ObjectDraft
    private var framing: ChunkedBody?

    /// Takes room for what is to come.
    init(_ key: String, _ upload: ObjectUpload, in storage: ObjectStorage) throws(ObjectFailure) {
        self.key = key
        self.upload = upload
        draft = try storage.begin(size: upload.size)
        framing = upload.isChunked ? ChunkedBody() : nil
    }

    /// Writes the next bytes of the body.
    mutating func take(_ bytes: ByteBuffer) throws(ObjectFailure) {
        guard framing != nil else { return try draft.write(bytes) }
        var bytes = bytes
        while let data = try framing?.next(from: &bytes) { try draft.write(data) }
    }

    /// Stores the object, once the whole body is there.
    func finish(in storage: ObjectStorage, now: Int) throws(ObjectFailure) -> StoredObject {
        guard framing?.isComplete != false else { throw .incompleteBody }
        let object = try draft.finish(upload, now: now)
        try storage.keep(draft, as: object, at: key, if: upload.condition)
        return object
    }
}
