/// The last lines that instances of one function wrote, within bounds.
struct LogLines: Sendable {
    /// The most lines kept.
    static let lineLimit = 1000
    /// The longest line kept, in bytes; what follows is cut off.
    static let widthLimit = 4096

    private var lines: [String] = []
    private var unfinished: [InstanceNumber: [UInt8]] = [:]

    /// Adds what an instance wrote, which need not end with a line.
    mutating func append(_ bytes: some Sequence<UInt8>, from instance: InstanceNumber) {
        var rest = unfinished.removeValue(forKey: instance) ?? []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                finish(rest, of: instance)
                rest.removeAll(keepingCapacity: true)
            } else if rest.count < Self.widthLimit {
                rest.append(byte)
            }
        }
        if !rest.isEmpty { unfinished[instance] = rest }
    }

    /// Ends an instance's last line, because the instance ended.
    mutating func close(_ instance: InstanceNumber) {
        guard let rest = unfinished.removeValue(forKey: instance) else { return }
        finish(rest, of: instance)
    }

    /// Adds a line of the host's own.
    mutating func note(_ text: String, about instance: InstanceNumber) {
        close(instance)
        finish(Array(text.utf8), of: instance)
    }

    /// The last lines, oldest first, of one instance or of all.
    func tail(_ count: Int, of instance: InstanceNumber? = nil) -> [String] {
        guard let instance else { return Array(lines.suffix(count)) }
        let own = lines.filter { $0.hasPrefix(Self.prefix(instance)) }
        return Array(own.suffix(count))
    }

    private static func prefix(_ instance: InstanceNumber) -> String { "[\(instance)] " }

    private mutating func finish(_ bytes: [UInt8], of instance: InstanceNumber) {
        lines.append(Self.prefix(instance) + String(decoding: bytes, as: UTF8.self))
        // Dropping half at a time keeps appending cheap.
        if lines.count > 2 * Self.lineLimit { lines.removeFirst(Self.lineLimit) }
    }
}
