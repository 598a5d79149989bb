import Testing

@Suite struct `The shipped pipelines` {
    private static let weekly = ["baseline", "image-size", "runtime"]
    private static let families = weekly + ["burst", "data-transfer", "service-time"]

    @Test(arguments: ["quickstart", "weekly"] + families.map { "families/\($0)" })
    func `are valid, each by itself`(name: String) async throws {
        try await withWorkspace { workspace in
            let result = try await workspace.run("validate", "pipelines/\(name).yml")
            result.expect(status: 0)
            #expect(result.output + result.errors == "")
            #expect(!workspace.has(".stellar"))
        }
    }

    @Test func `are all tested here`() throws {
        let workspace = try Workspace()
        let files = workspace.files(below: "pipelines").filter { $0.hasSuffix(".yml") }
        let names = ["quickstart", "weekly"] + Self.families.map { "families/\($0)" }
        #expect(Set(files) == Set(names.map { "pipelines/\($0).yml" }))
        try workspace.remove()
    }

    @Test func `have plans that programs can read`() async throws {
        try await withWorkspace { workspace in
            let result = try await workspace.run("plan", "pipelines/quickstart.yml", "--json")
            result.expect(status: 0)
            let plan = try JSON(text: result.output)
            #expect(plan["schema"] == .integer(1))
            let instances = try #require(plan["instances"]).elements
            #expect(
                instances.allSatisfy { $0.keys.isSuperset(of: ["id", "step", "axes", "needs"]) }
            )
            let cold = instances.first { $0["id"] == .text("invoke[runtime=node,mode=cold]") }
            #expect(cold?["step"] == .text("invoke"))
            #expect(cold?["axes"] == .object(["runtime": .text("node"), "mode": .text("cold")]))
            #expect(cold?["needs"] == .list([.text("deploy[runtime=node,mode=cold]")]))
            #expect(!workspace.has(".stellar"))
        }
    }

    @Test func `have plans whose needs are all instances of the plan`() async throws {
        try await withWorkspace { workspace in
            let result = try await workspace.run("plan", "pipelines/weekly.yml", "--json")
            let instances = try #require(try JSON(text: result.output)["instances"]).elements
            let ids = instances.compactMap { $0["id"] }
            #expect(Set(ids).count == ids.count)
            let needs = Set(instances.flatMap { $0["needs"]?.elements ?? [] })
            #expect(needs.isSubset(of: ids))
        }
    }

    @Test(arguments: weekly)
    func `of the week hold every family`(family: String) async throws {
        try await withWorkspace { workspace in
            let result = try await workspace.run("plan", "pipelines/weekly.yml", "--json")
            result.expect(status: 0)
            let instances = try #require(try JSON(text: result.output)["instances"]).elements
            let steps = Set(instances.compactMap { $0["step"]?.text })
            #expect(steps.isSuperset(of: ["client", family, "\(family)/invoke", "teardown"]))
        }
    }

    @Test func `are shown to people too`() async throws {
        try await withWorkspace { workspace in
            let result = try await workspace.run("plan", "pipelines/quickstart.yml")
            result.expect(status: 0)
            #expect(result.output.contains("quickstart: 13 instances\n"))
            #expect(result.output.contains("    after deploy[runtime=node,mode=cold]\n"))
        }
    }
}
