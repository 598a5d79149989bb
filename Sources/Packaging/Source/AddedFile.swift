/// A file of a package that is not read from a folder.
package struct AddedFile: Sendable, Hashable {
    /// Where it goes, without a leading slash.
    package var path: String
    /// What is in it.
    package var bytes: [UInt8]

    /// Describes a file that everybody may read.
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}
