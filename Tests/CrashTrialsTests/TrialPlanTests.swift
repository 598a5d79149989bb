import Testing

@testable import crash_trials

@Suite struct `The plans of crash trials` {
    @Test(arguments: ["cloud-p37-resume-8812331", "local-random-sweep-1", "cloud-p1-teardown-2"])
    func `are read back from their text`(_ text: String) throws {
        #expect(try #require(TrialPlan(text)).description == text)
    }

    @Test(arguments: ["", "cloud-p37-resume", "moon-p37-resume-1", "cloud-x-resume-1"])
    func `are refused when the text is none`(_ text: String) {
        #expect(TrialPlan(text) == nil)
    }

    @Test func `decide the cloud and the deaths by their text alone`() throws {
        let (one, same) = (TrialPlan("cloud-random-sweep-5"), TrialPlan("cloud-random-sweep-5"))
        #expect(try #require(one).script == same?.script)
        #expect(one?.death == same?.death)
        #expect(one?.relapses == same?.relapses)
        #expect(one?.script != TrialPlan("cloud-random-sweep-6")?.script)
    }

    @Test func `try every point with every recovery, and then random instants`() {
        let schedule = TrialSchedule(
            total: 100,
            points: [.cloud: 20, .local: 10],
            recoveries: Recovery.allCases,
            seed: 1
        )
        #expect(schedule.plans.count == 100)
        let atPoints = schedule.plans.filter { $0.point != nil }
        let kinds = Set(atPoints.map { "\($0.place) \($0.point ?? 0) \($0.recovery)" })
        #expect(kinds.count == 90)
        #expect(atPoints.count == 90)
    }

    @Test func `are a sample of all when there are to be fewer`() {
        let schedule = TrialSchedule(
            total: 12,
            points: [.cloud: 100],
            recoveries: Recovery.allCases,
            seed: 1
        )
        #expect(schedule.plans.count == 12)
        #expect(schedule.plans.contains { ($0.point ?? 0) > 50 })
    }
}
