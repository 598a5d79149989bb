/// The parts of an `http://` or `https://` address.
struct HTTPAddress {
    let isSecure: Bool
    let host: String
    let port: Int
    let path: String

    init(_ url: String) throws(LoadError) {
        guard let scheme = url.firstRange(of: "://") else {
            throw Self.invalid(url, "is no absolute address")
        }
        switch url[..<scheme.lowerBound].lowercased() {
        case "http": isSecure = false
        case "https": isSecure = true
        default: throw Self.invalid(url, "begins with neither http:// nor https://")
        }
        let rest = url[scheme.upperBound...].prefix { $0 != "#" }
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        guard let (host, port) = Self.split(rest[..<end], isSecure ? "443" : "80") else {
            throw Self.invalid(url, "has no valid host and port")
        }
        self.host = host
        self.port = port
        path = rest[end...].hasPrefix("/") ? String(rest[end...]) : "/" + rest[end...]
        guard path.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
            throw Self.invalid(url, "has a character that must be percent-encoded")
        }
    }

    private static func split(
        _ authority: Substring,
        _ usual: Substring
    ) -> (host: String, port: Int)? {
        let close = authority.lastIndex(of: "]")
        let colon = authority[(close ?? authority.startIndex)...].firstIndex(of: ":")
        var host = authority[..<(colon ?? authority.endIndex)]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        let digits = colon.map { authority[authority.index(after: $0)...] } ?? usual
        let allowed: (Character) -> Bool = {
            $0.isASCII && ($0.isLetter || $0.isNumber || "-._:%".contains($0))
        }
        guard !host.isEmpty, host.allSatisfy(allowed), close != nil || !host.contains(":"),
            digits.allSatisfy(\.isNumber), let port = Int(digits), (1...65_535).contains(port)
        else { return nil }
        return (String(host), port)
    }

    private static func invalid(_ url: String, _ reason: String) -> LoadError {
        LoadError(code: .invalidTarget, message: "'\(url)' \(reason)")
    }
}
