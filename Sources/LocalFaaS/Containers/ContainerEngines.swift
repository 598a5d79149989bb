import Glibc
import Synchronization
import Values

/// Finds what runs containers on this machine, once per server, by running one.
///
/// Runs programs and waits for them: not for the event loop.
final class ContainerEngines: Sendable {
    private let searchPath: String
    private let folder: String
    private let groups: ControlGroups
    private let patience: Duration
    private let found = Mutex<ContainerEngine?>(nil)

    /// Looks in the folders of a `PATH`; what is run to try things is kept in `folder`, and killed when
    /// it takes too long.
    init(searchPath: String, folder: String, groups: ControlGroups, patience: Duration) {
        self.searchPath = searchPath
        self.folder = folder
        self.groups = groups
        self.patience = patience
    }

    /// The first program that runs a container here.
    ///
    /// - Throws: A ``ControlFailure`` with what each of them said.
    func engine() throws -> ContainerEngine {
        try found.withLock { found in
            if let found { return found }
            let engine = try search()
            found = engine
            return engine
        }
    }

    private func search() throws -> ContainerEngine {
        var reasons: [String] = []
        for kind in ContainerEngine.Kind.allCases {
            guard let program = program(kind.rawValue) else { continue }
            let engine = ContainerEngine(kind: kind, program: program)
            switch try outcome(engine) {
            case .success(let engine): return engine
            case .failure(let refusal): reasons.append("\(kind.rawValue): \(refusal.reason)")
            }
        }
        guard !reasons.isEmpty else {
            throw ControlFailure(
                .environment,
                "containers need the program 'crun' or 'runc', which is not on the PATH of the "
                    + "embedded provider; type 'apt-get install --yes crun'"
            )
        }
        throw ControlFailure(
            .environment,
            "this machine runs no containers (\(reasons.joined(separator: "; ")))"
        )
    }

    /// With an overlay, or else without one.
    private func outcome(
        _ engine: ContainerEngine
    ) throws -> Result<ContainerEngine, ContainerTrial.Refusal> {
        let trial = ContainerTrial(
            folder: "\(folder)/\(engine.kind.rawValue)",
            searchPath: searchPath,
            groups: groups,
            patience: patience
        )
        guard case .failure(let refusal) = try trial.run(engine) else { return .success(engine) }
        guard refusal.isAboutOverlay else { return .failure(refusal) }
        var modest = engine
        modest.hasOverlay = false
        return try trial.run(modest).map { modest }
    }

    private func program(_ name: String) -> String? {
        searchPath.split(separator: ":").map { "\($0)/\(name)" }
            .first { unsafe access($0, X_OK) == 0 }
    }
}
