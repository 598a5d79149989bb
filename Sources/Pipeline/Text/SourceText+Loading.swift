package import Foundation

extension SourceText {
    /// The largest file that is read, in bytes.
    package static let sizeLimit = 1 << 20

    /// Reads a file of UTF-8 text.
    ///
    /// - Throws: An ``UnreadableSource`` when there is no such file, or when what is in it cannot
    ///   be a pipeline: too much, nothing, or not UTF-8.
    package static func load(
        file path: String,
        shownAs name: String
    ) throws(UnreadableSource) -> SourceText {
        try decode(read(path, shownAs: name), shownAs: name)
    }

    /// Takes the bytes of a file as UTF-8 text.
    ///
    /// - Throws: An ``UnreadableSource`` when they are too many, none, or not UTF-8.
    package static func decode(
        _ bytes: Data,
        shownAs name: String
    ) throws(UnreadableSource) -> SourceText {
        guard bytes.count <= sizeLimit else {
            throw UnreadableSource(.fileTooLarge, "this file is larger than 1 MiB", in: name)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw invalid(bytes, shownAs: name)
        }
        let source = SourceText(file: name, text: text)
        guard !source.text.isEmpty else {
            throw UnreadableSource(.emptyFile, "this file is empty", in: name)
        }
        return source
    }

    /// Reads no more than is needed to see that a file is too large.
    private static func read(
        _ path: String,
        shownAs name: String
    ) throws(UnreadableSource) -> Data {
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { handle.closeFile() }
            return try handle.read(upToCount: sizeLimit + 1) ?? Data()
        } catch {
            let reason = (error as NSError).posixReason
            throw UnreadableSource(.unreadableFile, "cannot read '\(name)': \(reason)", in: name)
        }
    }

    private static func invalid(_ bytes: Data, shownAs name: String) -> UnreadableSource {
        let valid = UTF8Prefix(of: bytes)
        let source = SourceText(file: name, text: String(decoding: bytes, as: UTF8.self))
        let start = min(source.scalar(atByte: valid.byteCount), source.scalarCount)
        return UnreadableSource(
            Diagnostic(
                .notUTF8,
                "this file is not UTF-8 text: byte \(valid.byteCount + 1) is \(valid.nextByte)",
                at: SourceSpan(source, start..<start),
                help: "save it in the encoding UTF-8"
            )
        )
    }
}

extension NSError {
    /// What the system said was wrong, without Foundation's sentences around it.
    fileprivate var posixReason: String {
        if let cause = userInfo[NSUnderlyingErrorKey] as? NSError { return cause.posixReason }
        guard domain == NSPOSIXErrorDomain, let code = POSIXErrorCode(rawValue: Int32(code)) else {
            return localizedDescription
        }
        return unsafe String(cString: strerror(code.rawValue))
    }
}
