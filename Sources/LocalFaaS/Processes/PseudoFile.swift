import Glibc

/// Reads and writes the small files of `/proc` and `/sys`, which have no size and must be read in
/// one go.
enum PseudoFile {
    private static let capacity = 4096

    /// The text of a file, or `nil` when it cannot be read, mostly because the process is gone.
    static func read(_ path: String) -> String? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var length = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            length = unsafe Glibc.read(descriptor, buffer.baseAddress, capacity)
            count = max(0, length)
        }
        guard length >= 0 else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Writes a text in one go, as the files of `/sys` want it; whether that was accepted.
    static func write(_ text: String, to path: String) -> Bool {
        let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return unsafe Glibc.write(descriptor, text, text.utf8.count) == text.utf8.count
    }

    /// The numbers among the names in a folder, such as the process ids in `/proc`.
    static func numbers(in folder: String) -> [Int] {
        guard let stream = unsafe opendir(folder) else { return [] }
        defer { unsafe closedir(stream) }
        var numbers: [Int] = []
        while let entry = unsafe readdir(stream) {
            let number = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
                unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe atol($0) }
            }
            if number > 0 { numbers.append(number) }
        }
        return numbers
    }
}
