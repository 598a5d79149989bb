import FoundationEssentials

/// The processors that a compiler is kept on.
struct Processors {
    /// Those that this process may use.
    let allowed: [Int]

    /// Reads which those are.
    static func ofThisProcess() -> Processors {
        let status = FileManager.default.contents(atPath: "/proc/self/status") ?? Data()
        return Processors(status: String(decoding: status, as: UTF8.self))
    }

    /// Takes them from the text of `/proc/self/status`; none when it does not say.
    init(status: String) {
        let line = status.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed_list:") }
        let list = line?.split(separator: ":").last?.filter { !$0.isWhitespace } ?? ""
        allowed = list.split(separator: ",").flatMap(Self.range)
    }

    private static func range(_ text: Substring) -> [Int] {
        let ends = text.split(separator: "-").compactMap { Int($0) }
        guard let first = ends.first, let last = ends.last, first <= last else { return [] }
        return Array(first...last)
    }

    /// What goes before a command that may use `count` of them; different places, such as the number
    /// of a runtime, begin at different ones.
    func prefix(count: Int, place: Int) -> [String] {
        guard count < allowed.count else { return [] }
        let chosen = (0..<count).map { "\(allowed[(place + $0) % allowed.count])" }
        return ["taskset", "--cpu-list", chosen.joined(separator: ",")]
    }
}
