import FoundationEssentials
import Testing
import Values

@testable import Pipeline

@Suite struct `The status of a run` {
    private let build = Make.instance("build")
    private let deploy = Make.instance("deploy")
    private let collect = Make.instance("collect")

    private func record(_ state: RunState? = nil, finishedAt: Double? = nil) -> RunRecord {
        RunRecord(
            id: Make.run,
            pipeline: "p",
            file: "/p.yml",
            seed: 1,
            startedAt: 100,
            state: state,
            finishedAt: finishedAt
        )
    }

    private var events: [RunEvent] {
        let start = RunStart(
            run: Make.run,
            pipeline: "p",
            seed: 1,
            instances: [build, deploy, collect]
        )
        let finish = InstanceFinish(instance: build, state: .succeeded, attempts: 1, seconds: 2.5)
        return [
            RunEvent(sequence: 0, milliseconds: 100_000, body: .runStarted(start)),
            RunEvent(
                sequence: 1,
                milliseconds: 100_000,
                body: .instanceStarted(build, attempt: 1)
            ),
            RunEvent(sequence: 2, milliseconds: 102_500, body: .instanceFinished(finish)),
            RunEvent(
                sequence: 3,
                milliseconds: 103_000,
                body: .instanceStarted(deploy, attempt: 1)
            ),
        ]
    }

    private func status(_ life: RunLife, _ record: RunRecord) -> RunStatus {
        var times = InstanceTimes()
        for event in events { times.add(event) }
        let failure = StepFailure(code: .throttled, message: "slow down")
        return RunStatus(
            run: record,
            life: life,
            instances: [
                InstanceRecord(id: build, progress: .succeeded, attempt: 1),
                InstanceRecord(id: deploy, progress: .resting, attempt: 2, failure: failure),
            ],
            leases: [
                LeaseRecord(Make.lease("a")), LeaseRecord(Make.lease("b", state: .released)),
            ],
            times: times,
            now: 110
        )
    }

    @Test func `while it goes on has all instances in the order of the plan`() {
        let status = status(.running, record())
        #expect(status.instances.map(\.state) == ["succeeded", "resting", "waiting"])
        #expect(status.instances.map(\.attempt) == [1, 2, 0])
        #expect(status.instances.map(\.seconds) == [2.5, 7, nil])
        #expect(status.instances[1].message == "slow down")
        #expect(status.openLeases.map(\.lease.name) == ["a"])
    }

    @Test func `that died says so, and its time stands still`() {
        let record = record()
        let life = RunLife(record, ownerIsAlive: false)
        #expect(life == .dead)
        let status = status(life, record)
        #expect(status.instances.map(\.state) == ["succeeded", "interrupted", "waiting"])
        #expect(status.instances[1].seconds == 0)
    }

    @Test func `that is over is how it ended, whatever became of its process`() {
        #expect(RunLife(record(.leaked), ownerIsAlive: false).description == "leaked")
        #expect(RunLife(record(.leaked), ownerIsAlive: true) == .over(.leaked))
        #expect(RunLife(record(), ownerIsAlive: true) == .running)
    }

    @Test func `without events has what the journal knows`() {
        let status = RunStatus(
            run: record(),
            life: .running,
            instances: [InstanceRecord(id: deploy, progress: .running, attempt: 1)],
            leases: [],
            times: InstanceTimes(),
            now: 110
        )
        #expect(status.instances.map(\.state) == ["running"])
        #expect(status.instances[0].seconds == nil)
    }

    @Test func `reads an event file that is being written`() throws {
        let folder = try TestFolder()
        let path = "\(folder.path)/events.jsonl"
        let log = RunEvent(sequence: 4, milliseconds: 1, body: .instanceLog(build, line: "x"))
        let lines = (events + [log]).map(\.line).joined(separator: "\n")
        try Data("\(lines)\n{\"kind\":\"instance-finished\",\"in".utf8).write(
            to: URL(filePath: path)
        )
        let times = try InstanceTimes(eventFile: path)
        #expect(times.planned == [build, deploy, collect])
        #expect(times.startedAt == [build: 100, deploy: 103])
        #expect(times.seconds == [build: 2.5])
        try Data("{\"kind\":\"run-started\"}\n".utf8).write(to: URL(filePath: path))
        let failure = try #require(throws: JournalFailure.self) {
            _ = try InstanceTimes(eventFile: path)
        }
        #expect(failure.code == .corrupt)
        #expect(try InstanceTimes(eventFile: "\(folder.path)/none").planned == [])
    }
}
