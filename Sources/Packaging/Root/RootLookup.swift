import Foundation

/// Finds files of an unpacked image as a program in it would: links are followed within the root only.
package struct RootLookup: Sendable {
    /// The most links on the way to a file, as in the kernel.
    private static let mostLinks = 40

    /// The absolute path of the folder where the image is unpacked.
    package let root: String

    /// Looks into a folder where an image is unpacked.
    package init(root: String) { self.root = root }

    /// Where a file of the image is on this machine; `nil` when there is none.
    package func file(_ path: String) -> String? {
        var ahead = names(path)
        var place: [String] = []
        var links = 0
        while let name = ahead.popLast() {
            guard name != ".." else {
                _ = place.popLast()
                continue
            }
            let next = place + [name]
            guard let target = target(next) else {
                place = next
                continue
            }
            links += 1
            guard links <= Self.mostLinks else { return nil }
            if target.hasPrefix("/") { place = [] }
            ahead += names(target)
        }
        let found = outside(place)
        return FileManager.default.fileExists(atPath: found) ? found : nil
    }

    /// Where a program is, looked for as a shell in the image would.
    ///
    /// - Parameters:
    ///   - name: What is called, a name or a path.
    ///   - path: The image's `PATH`.
    ///   - folder: Where it is called.
    /// - Returns: A file that may be run, or `nil`.
    package func program(_ name: String, path: String, folder: String) -> String? {
        let places =
            name.contains("/")
            ? [name.hasPrefix("/") ? name : "\(folder)/\(name)"]
            : path.split(separator: ":").map { "\($0)/\(name)" }
        return places.lazy.compactMap(file).first(where: isProgram)
    }

    private func isProgram(_ path: String) -> Bool {
        // What cannot be looked at cannot be run either.
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return attributes?[.type] as? FileAttributeType == .typeRegular
            && FileManager.default.isExecutableFile(atPath: path)
    }

    /// The names of a path, the first at the end.
    private func names(_ path: String) -> [String] {
        path.split(separator: "/").filter { $0 != "." }.map(String.init).reversed()
    }

    private func outside(_ names: [String]) -> String { ([root] + names).joined(separator: "/") }

    private func target(_ names: [String]) -> String? {
        // What is no link, or is not there, leads nowhere else.
        try? FileManager.default.destinationOfSymbolicLink(atPath: outside(names))
    }
}
