import FaaS
import LoadGenerator
import Pipeline
import Steps

/// Looks at what this machine has that pipelines may need.
struct MachineExamination: Sendable {
    private static let containerRuntimes: [BuildTool] = ["runc", "crun"].map {
        .debian($0, package: $0)
    }

    let environment: [String: String]
    let providers: ProviderRegistry

    /// Everything, in the order in which it is shown.
    func findings() async throws -> [Finding] {
        try await toolchains() + containerRuntimes() + hosts() + measuring()
    }

    private func toolchains() async throws -> [Finding] {
        var findings: [Finding] = []
        for runtime in FunctionRuntime.built {
            for tool in runtime.tools {
                let name = "\(runtime.name): \(tool.name)"
                findings.append(try await finding(tool, .toolchain, name: name))
            }
        }
        return findings
    }

    private func containerRuntimes() async throws -> [Finding] {
        var findings: [Finding] = []
        for tool in Self.containerRuntimes {
            findings.append(try await finding(tool, .container, name: tool.name))
        }
        return findings
    }

    private func finding(
        _ tool: BuildTool,
        _ group: Finding.Group,
        name: String
    ) async throws -> Finding {
        let version = try await ToolSurvey(environment: environment).version(of: tool)
        return Finding(
            group: group,
            name: name,
            state: version == nil ? .missing : .ok,
            detail: version ?? "",
            remedy: version == nil ? tool.remedy : nil
        )
    }

    private func hosts() async throws -> [Finding] {
        var findings: [Finding] = []
        for name in providers.names {
            let traits = try providers.provider(named: name).traits
            let packages = traits.packages.map(\.rawValue).sorted().joined(separator: ", ")
            let runtimes = traits.runtimes.sorted().joined(separator: ", ")
            let standing = await standing(with: name)
            findings.append(Finding(name, offers: "\(packages) of \(runtimes)", standing))
        }
        return findings
    }

    private func standing(
        with name: ProviderName
    ) async -> Result<ProviderStanding?, any Error> {
        do {
            return .success(try await providers.provider(named: name).standing())
        } catch {
            return .failure(error)
        }
    }

    /// What credentials must allow for what a plan uses of providers.
    func permissions(for plan: Plan) throws -> [Finding] {
        let used = PlanForecast(plan).uses
        return try providers.names.compactMap { name in
            let uses = used.filter { $0.place == name.rawValue }
                .compactMap { ProviderUse(rawValue: $0.what) }
            let needed = try providers.provider(named: name).permissions(for: Set(uses))
            return needed.isEmpty ? nil : Finding(name, permissions: needed)
        }
    }
}

extension MachineExamination {
    private func measuring() async throws -> [Finding] {
        let means: MeasuringMeans
        do {
            means = try await .tried()
        } catch let error as LoadError {
            throw EnvironmentFailure(message: error.message)
        }
        return [stamps(means.stamps), priority(means.placement), openFiles(means.openFiles)]
    }

    private func stamps(_ source: StampReport.Source) -> Finding {
        switch source {
        case .kernel: measured("packet stamps", .ok, "by the kernel")
        case .user: measured("packet stamps", .limited, "none by the kernel; by our own clock")
        }
    }

    private func priority(_ placement: Placement) -> Finding {
        let pinned = placement.isPinned ? "on a processor of its own" : "on any processor"
        let place = "\(pinned) of \(placement.processors)"
        return switch placement.priority {
        case .realtime: measured("real-time priority", .ok, "allowed, \(place)")
        case .nice: measured("real-time priority", .limited, "not allowed; only nicer, \(place)")
        case .ordinary: measured("real-time priority", .limited, "not allowed, \(place)")
        }
    }

    /// An instance takes about five, a request that is under way one.
    private func openFiles(_ count: Int) -> Finding {
        let detail = "\(count)"
        guard count < 4096 else { return measured("open files", .ok, detail) }
        var finding = measured("open files", .limited, detail)
        finding.remedy = "ulimit -H -n 65536"
        return finding
    }

    private func measured(_ name: String, _ state: Finding.State, _ detail: String) -> Finding {
        Finding(group: .measuring, name: name, state: state, detail: detail)
    }
}
