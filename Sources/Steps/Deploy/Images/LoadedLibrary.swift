import FoundationEssentials

/// A library as a line of `ldd` names it, such as `libm.so.6 => /lib/libm.so.6 (0x00007f…)`.
struct LoadedLibrary: Hashable {
    /// Its absolute path.
    let path: String

    /// Reads a line; `nil` for what names no file, such as the part of the kernel.
    init?(_ line: Substring) {
        let words = line.split(whereSeparator: \.isWhitespace)
        guard let place = words.firstIndex(where: { $0.hasPrefix("/") }),
            words.last?.hasPrefix("(0x") == true
        else { return nil }
        path = URL(filePath: String(words[place])).standardized.path
    }
}
