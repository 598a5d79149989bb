import FaaS
import Foundation
import Glibc
import LocalFaaS
import LocalFaaSTestSupport
import Providers
import Testing
import Values

/// What is left of containers when nobody had the time to clear up.
@Suite(.serialized) struct `A server with containers that is killed` {
    /// A server with one container that has answered.
    private struct Scene {
        let provider: LocalProvider
        let foundation: ResourceRecord
        let server: Int
        let container: [Int]
        let groups: String
        let folder: String

        /// Whether nothing runs any more that the server started.
        var isOver: Bool { container.allSatisfy { ProcessIdentity(of: $0) == nil } }
    }

    private func withScene(_ body: (Scene) async throws -> Void) async throws {
        try ContainerPackage.requireMachine()
        let folder = try TemporaryFolder()
        let state = folder.path + "/state"
        let provider = LocalProvider(
            setting: try ServerProgram.setting(stateFolder: state),
            exchange: LoopbackHTTP()
        )
        let function = FunctionSpec(
            runtime: "python",
            handler: "handler.handler",
            package: try await ContainerPackage.make(in: folder),
            memory: ByteCount(bytes: 128 << 20),
            timeout: .seconds(60),
            keepAlive: .seconds(60)
        )
        let base = try #require(provider.foundations(for: function).first)
        let foundation = try await provider.create(base, permit: permit("process"))
        let made = try await provider.create(function, on: [foundation], permit: permit("f"))
        let answer = try await LoopbackHTTP().send(HTTPMessage(url: made.endpoint))
        try #require(answer.status == 200, "\(String(decoding: answer.body, as: UTF8.self))")
        let place = "\(state)/process"
        let announcement = try #require(
            LocalServerAnnouncement(readFrom: "\(place)/ready.json")
        )
        let scene = Scene(
            provider: provider,
            foundation: foundation,
            server: announcement.pid,
            container: family(of: announcement.pid),
            groups: ControlGroups(dataFolder: place).name,
            folder: place
        )
        try await body(scene)
        try await provider.delete(foundation)
        #expect(!FileManager.default.fileExists(atPath: place))
        #expect(groups(scene).isEmpty)
        withExtendedLifetime(folder) {}
    }

    @Test func `takes its containers, their mounts and their groups along`() async throws {
        try await withScene { scene in
            kill(pid_t(scene.server), SIGKILL)
            try await soon("everything ends") { scene.isOver }
            try await soon("the groups go") { groups(scene).isEmpty }
            let mounts = try String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)
            #expect(!mounts.contains(scene.folder))
        }
    }

    @Test func `takes its containers along even without the process that would see to it`()
        async throws
    {
        try await withScene { scene in
            let reapers = scene.container.filter { name(of: $0) == "local-reaper" }
            #expect(reapers.count == 1)
            for process in reapers + [scene.server] { kill(pid_t(process), SIGKILL) }
            try await soon("everything ends") { scene.isOver }
        }
    }

    private func permit(_ name: String) -> CreationPermit {
        CreationPermit(name: name, token: "token-\(name)", labels: [ResourceLabel.run: "killed"])
    }

    private func groups(_ scene: Scene) -> [String] {
        let root = "/sys/fs/cgroup"
        // What is no folder has nothing in it.
        let folders = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        return (folders.map { "\(root)/\($0)" } + [root]).map { "\($0)/\(scene.groups)" }
            .filter(FileManager.default.fileExists(atPath:))
    }

    private func family(of process: Int) -> [Int] {
        let tasks = "/proc/\(process)/task"
        // A process that ended meanwhile has no children.
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
        let children = threads.flatMap { thread -> [Int] in
            let data = FileManager.default.contents(atPath: "\(tasks)/\(thread)/children")
            return String(decoding: data ?? Data(), as: UTF8.self).split(separator: " ")
                .compactMap { Int($0) }
        }
        return children + children.flatMap(family)
    }

    private func name(of process: Int) -> String {
        let data = FileManager.default.contents(atPath: "/proc/\(process)/comm") ?? Data()
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func soon(_ what: String, _ condition: () -> Bool) async throws {
        for _ in 0..<400 where !condition() { try await Task.sleep(for: .milliseconds(25)) }
        #expect(condition(), "\(what) did not happen")
    }
}
