import Foundation

/// A file of a layout that is being written, and is known by its digest once it is complete.
struct BlobWriter {
    private var file: OutputFile
    private(set) var digest = ContentDigest()

    /// Where the bytes go until then.
    var path: String { file.path }
    var bytes: Int { file.position }

    init(creating path: String) throws(PackagingFailure) {
        file = try OutputFile(creating: path)
    }

    mutating func write(_ data: Data) throws(PackagingFailure) {
        digest.update(data)
        try file.write(data)
    }

    func close() throws(PackagingFailure) { try file.close() }
}
