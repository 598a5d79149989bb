import Values

/// Makes the names under which a run creates resources: the same again from the same facts, and
/// never those of another run.
struct LeaseNaming: Sendable {
    /// What identifies a lease; `serial` counts those of the same instance and discriminator.
    struct Identity: Hashable {
        var instance: InstanceID?
        var kind: ResourceKind
        var place: String
        var discriminator: String
        var serial: Int
    }

    let run: RunID
    let pipeline: String
    let seed: UInt64
    /// Keeps two runs apart that were given the same name in two state folders.
    let startedAt: Double
    /// Keeps the lives of a run apart: what one of them created may still be there.
    var lives = 0

    func token(for identity: Identity) -> String { String(Self.digest(of: text(identity))) }

    /// `st-PIPELINE-HASH`, at most 28 characters.
    func name(for identity: Identity) -> String {
        let plain = pipeline.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        let hash = Self.digest(of: "name " + text(identity)).prefix(12)
        return "st-\(plain.prefix(12))-\(String(hash))"
    }

    private func text(_ identity: Identity) -> String {
        let parts =
            [
                run.description, "\(startedAt)", "\(seed)", identity.instance?.description ?? "",
                identity.kind.rawValue, identity.place, identity.discriminator,
                "\(identity.serial)",
            ] + (lives > 0 ? ["\(lives)"] : [])
        return parts.joined(separator: "\u{0}")
    }

    /// 26 letters and digits of 128 bits.
    ///
    /// The generator hashes a text to 64 bits, too few to be unique in all the world; hashing it
    /// forwards and backwards gives two halves that do not collide together.
    private static func digest(of text: String) -> [Character] {
        let halves = [text, String(text.reversed())].enumerated().map { index, half in
            var generator = SeededGenerator(seed: UInt64(index), for: half)
            return generator.next()
        }
        return halves.flatMap { half in
            (0..<13).map { alphabet[Int((half >> (5 * UInt64($0))) & 31)] }
        }
    }

    /// Without letters and digits that look alike.
    private static let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789")
}
