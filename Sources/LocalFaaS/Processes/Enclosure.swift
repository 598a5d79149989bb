import CSpawn

/// What a program that is shut in finds around it: processes, mounts and a network of its own.
struct Enclosure: Sendable {
    /// A folder that is written to in the place of one that others read.
    struct Overlay: Sendable {
        /// What is only read.
        let lower: String
        /// Where changes go.
        let upper: String
        /// What the kernel needs for itself, beside `upper`.
        let work: String
        /// Where the two show as one.
        let root: String

        /// How the kernel is told; nothing of it is worth waiting for the disk.
        var options: String { "lowerdir=\(lower),upperdir=\(upper),workdir=\(work),volatile" }

        /// Whether the kernel can be told: these characters have a meaning in its options.
        static func canTell(_ path: String) -> Bool {
            !path.contains { ",:\\\"".contains($0) }
        }
    }

    /// Where the Runtime API is inside, as in Lambda.
    static let runtimePort: UInt16 = 9001

    /// The root of what will run.
    var overlay: Overlay?
    /// The `cgroup.procs` of the control group that it joins.
    var group: String?

    /// Calls `body` with what C takes.
    func withParts(_ body: (UnsafePointer<cspawn_enclosure>) -> Int32) -> Int32 {
        let texts = CStringList([overlay?.root, overlay?.options, group].map { $0 ?? "" })
        defer { withExtendedLifetime(texts) {} }
        var parts = unsafe cspawn_enclosure(
            root: overlay == nil ? nil : texts.pointer[0],
            overlay: overlay == nil ? nil : texts.pointer[1],
            group: group == nil ? nil : texts.pointer[2],
            port: Self.runtimePort
        )
        return unsafe body(&parts)
    }
}

/// A process that was started shut in.
struct EnclosedProcess: Sendable {
    /// Its id, which is also the id of its process group.
    let process: Int32
    /// A socket that listens inside, and is read by us.
    let listener: Int32
}

/// Why a program could not be started shut in.
struct EnclosureFailure: Error, CustomStringConvertible {
    let stage: cspawn_stage
    let error: OperatingSystemError

    /// What could not be done, and the system's own words.
    var description: String { "\(Self.text(stage)): \(error)" }

    private static func text(_ stage: cspawn_stage) -> String {
        switch stage {
        case CSPAWN_NETWORK: "no network of its own could be made"
        case CSPAWN_NAMESPACES: "no namespaces of its own could be made"
        case CSPAWN_GROUP: "its memory could not be limited"
        case CSPAWN_MOUNTS: "no mounts of its own could be made"
        case CSPAWN_OVERLAY: "no overlay could be mounted"
        default: "the program could not be started"
        }
    }
}
