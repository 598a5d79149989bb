import Results
import Testing

@testable import LoadGenerator
@testable import Steps

@Suite struct `The circumstances of an experiment` {
    private func machine(_ stat: String, load: String = "0.50 0.40 0.30 1/200 4711") -> MachineState
    {
        let files = [
            "/proc/stat": stat,
            "/proc/loadavg": load,
            "/proc/cpuinfo": "processor\t: 0\nmodel name\t: A Fast One @ 3 GHz\n",
            "/proc/meminfo": "MemTotal:       16384 kB\nMemFree: 1 kB\n",
            "/proc/sys/kernel/osrelease": "6.18.0\n",
        ]
        return MachineState.now { files[$0] }
    }

    @Test func `tell the machine, and what its processors did meanwhile`() {
        let before = machine("cpu  100 0 100 700 100 0 0 0 0 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n")
        let after = machine("cpu  200 0 150 1350 150 0 0 50 0 0\n")
        let load = after.load(since: before)
        #expect(load.busyShare.map { abs($0 - 200.0 / 900) < 1e-9 } == true)
        #expect(load.stealShare.map { abs($0 - 50.0 / 900) < 1e-9 } == true)
        #expect(load.loadAverage == 0.5)
        #expect(after.client.processor == "A Fast One @ 3 GHz")
        #expect(after.client.memoryBytes == 16_777_216)
        #expect(after.client.processors > 0)
        #expect(after.kernel == "6.18.0")
    }

    @Test func `are unknown, not zero, where the system says nothing`() {
        let nothing = MachineState.now { _ in nil }
        #expect(
            nothing.load(since: nothing) == .init(stealShare: nil, busyShare: nil, loadAverage: nil)
        )
        #expect(nothing.client.processor == nil && nothing.client.memoryBytes == nil)
        #expect(ProcessorTimes("intr 5") == nil && ProcessorTimes("cpu  1 2") == nil)
    }

    @Test func `add up the parts of a load`() {
        var first = LoadReport(ending: .completed, origin: 0, planned: 10)
        first.sent = 10
        first.launchSkew = 7
        first.stamps = StampReport(
            source: .user,
            missingArrivals: 1,
            missingDepartures: 2,
            stampsDepartures: true,
            clockSteps: 0
        )
        var second = LoadReport(ending: .stopped, origin: 0, planned: 10)
        second.sent = 4
        second.launchSkew = 5
        second.stamps = first.stamps
        second.stamps?.source = .kernel
        second.stamps?.clockSteps = 1
        let schedule = ResultProvenance.Schedule([first, second])
        #expect(schedule.planned == 20 && schedule.sent == 14 && schedule.launchSkewNs == 7)
        #expect(schedule.missingStamps == 6 && schedule.clockSteps == 1)
        #expect(schedule.stamps == "user")
    }

    @Test func `hold the error bar that was measured before`() async throws {
        let calibration = try await LoadGenerator(targets: []).calibrate(
            for: .milliseconds(100),
            rate: 500
        )
        let timer = ResultProvenance.Timer(calibration)
        #expect(timer.requests == 50)
        #expect(timer.resolutionNs > 0)
        #expect(timer.latenessP50Ns >= 0 && timer.latenessP99Ns >= timer.latenessP50Ns)
        if let error = timer.errorP50Ns { #expect(error < 1_000_000) }
    }
}
