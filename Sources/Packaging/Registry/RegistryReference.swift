/// Where an image is, or is to be: a registry, a repository in it, and a tag or a digest.
package struct RegistryReference: Sendable, Hashable, CustomStringConvertible {
    /// The name of the host, and the port where it is not the usual one.
    package var host: String
    /// The repository.
    package var repository: String
    /// The tag; `nil` where a digest says which image is meant.
    package var tag: String?
    /// The digest, where it is known.
    package var digest: ImageDigest?

    /// Reads `HOST[:PORT]/REPOSITORY[:TAG][@DIGEST]`; `nil` for what is not of that form.
    ///
    /// No host is guessed: a name without one is more often a mistake than a public image.
    package init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard let slash = parts[0].firstIndex(of: "/"), parts.count <= 2 else { return nil }
        host = String(parts[0][..<slash])
        let path = parts[0][parts[0].index(after: slash)...]
        let names = path.split(separator: ":", omittingEmptySubsequences: false)
        guard names.count <= 2 else { return nil }
        repository = String(names[0])
        tag = names.count == 2 ? String(names[1]) : nil
        if parts.count == 2 {
            guard let digest = ImageDigest(String(parts[1])) else { return nil }
            self.digest = digest
        } else if tag == nil {
            tag = "latest"
        }
        guard Self.isHost(host), Self.isRepository(repository), tag.map(Self.isTag) ?? true
        else { return nil }
    }

    /// The whole reference.
    package var description: String {
        "\(host)/\(repository)" + (tag.map { ":\($0)" } ?? "") + (digest.map { "@\($0)" } ?? "")
    }

    /// What the registry calls the image: the digest, which cannot change, before the tag.
    var name: String { digest?.description ?? tag ?? "latest" }

    /// The scheme and host of requests: plain HTTP only to the machine we are on.
    var origin: String {
        let name = host.prefix { $0 != ":" }
        let isLocal = name == "localhost" || name.hasPrefix("127.")
        return "\(isLocal ? "http" : "https")://\(host)"
    }

    /// The address of something in the repository.
    func url(_ path: String) -> String { "\(origin)/v2/\(repository)/\(path)" }

    private static func isHost(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let name = parts[0].utf8.allSatisfy {
            isLetter($0) || isDigit($0) || $0 == 0x2D || $0 == 0x2E
        }
        guard parts.count == 1 || parts.count == 2, !parts[0].isEmpty, name else { return false }
        let looksLikeOne = parts[0].contains(".") || parts[0] == "localhost" || parts.count == 2
        return looksLikeOne && (parts.count == 1 || UInt16(parts[1]) != nil)
    }

    private static func isRepository(_ text: String) -> Bool {
        let names = text.split(separator: "/", omittingEmptySubsequences: false)
        return text.utf8.count <= 255
            && names.allSatisfy { name in
                guard let first = name.utf8.first, let last = name.utf8.last else { return false }
                let isSound = name.utf8.allSatisfy {
                    isLowercase($0) || isDigit($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F
                }
                return isSound && (isLowercase(first) || isDigit(first))
                    && (isLowercase(last) || isDigit(last)) && !name.contains("..")
            }
    }

    private static func isTag(_ text: String) -> Bool {
        let isSound = text.utf8.allSatisfy {
            isLetter($0) || isDigit($0) || $0 == 0x5F || $0 == 0x2D || $0 == 0x2E
        }
        return isSound && (1...128).contains(text.utf8.count) && !text.hasPrefix(".")
            && !text.hasPrefix("-")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isLowercase(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool {
        isLowercase(byte) || (0x41...0x5A).contains(byte)
    }
}
