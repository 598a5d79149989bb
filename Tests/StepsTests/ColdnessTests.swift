import LoadGenerator
import Results
import Testing
import Values

@testable import Steps

@Suite struct `Proof of coldness` {
    private func answer(_ instance: String, _ ordinal: Int) -> FunctionAnswer? {
        FunctionAnswer(body: Array(#"{"instance":"\#(instance)","ordinal":\#(ordinal)}"#.utf8))
    }

    private func verdicts(_ answers: (FunctionAnswer?, sent: Int, arrived: Int)...) -> [Verdict] {
        var judge = ColdnessJudge()
        return answers.map { judge.verdict(on: $0.0, sent: $0.sent, arrived: $0.arrived) }
    }

    @Test func `only the first answer of an unseen instance is cold`() {
        #expect(
            verdicts((answer("a", 1), 0, 9), (answer("a", 2), 20, 29), (answer("b", 1), 20, 30))
                == [.cold, .warm, .cold]
        )
    }

    @Test func `a request that left before its instance had answered first was queued`() {
        // A burst at 0: two answers of an instance that it started; then one that left just before
        // the first answer came, and one just after.
        #expect(
            verdicts(
                (answer("a", 1), 0, 500),
                (answer("a", 2), 1, 510),
                (answer("a", 3), 499, 520),
                (answer("a", 4), 500, 530)
            ) == [.cold, .queued, .queued, .warm]
        )
    }

    @Test func `an unseen instance that has served before is warm`() {
        #expect(verdicts((answer("a", 5), 0, 9), (answer("a", 6), 0, 10)) == [.warm, .warm])
    }

    @Test func `an instance of an earlier attempt is known, whatever the clock says`() {
        var judge = ColdnessJudge()
        judge.note("a")
        #expect(judge.verdict(on: answer("a", 7), sent: -5, arrived: 3) == .warm)
        #expect(judge.verdict(on: answer("a", 1), sent: -5, arrived: 3) == .unknown)
    }

    @Test func `a first answer that is overtaken is still the first`() {
        #expect(verdicts((answer("a", 2), 0, 9), (answer("a", 1), 0, 10)) == [.warm, .cold])
    }

    @Test func `an instance that claims twice to be new proves nothing`() {
        #expect(verdicts((answer("a", 1), 0, 9), (answer("a", 1), 20, 29)) == [.cold, .unknown])
    }

    @Test(arguments: [
        "", "ok", "[]", "{}", #"{"instance":"a"}"#, #"{"instance":"","ordinal":1}"#,
        #"{"instance":"a","ordinal":0}"#, #"{"instance":"a","ordinal":"1"}"#,
    ])
    func `an answer that does not keep the contract proves nothing`(body: String) {
        #expect(verdicts((FunctionAnswer(body: Array(body.utf8)), 0, 9)) == [.unknown])
    }
}

@Suite struct `Repeats of impure samples` {
    private func sample(_ verdict: Verdict, size: Int = 1, status: Int = 200) -> Sample {
        var sample = Sample(
            id: 0,
            endpoint: 0,
            burst: 0,
            size: size,
            phase: .measured,
            times: .init(intended: 0, sent: 1, firstByte: 2, lastByte: 3)
        )
        sample.status = status
        sample.verdict = verdict
        return sample
    }

    private func tally(_ samples: [Sample], wanted: Int) -> SampleTally {
        var tally = SampleTally(mode: .cold, wanted: wanted, cells: [ResultCell(burst: 1)])
        for sample in samples { tally.add(sample) }
        return tally
    }

    @Test func `replace what was not proven`() {
        let samples = [sample(.cold), sample(.cold), sample(.warm), sample(.unknown)]
        #expect(tally(samples, wanted: 4).repeats(of: ResultCell(burst: 1)) == 2)
    }

    @Test func `never replace failures`() {
        let samples = [sample(.cold), sample(.unknown, status: 500)]
        let tally = tally(samples, wanted: 2)
        #expect(tally.repeats(of: ResultCell(burst: 1)) == 0)
        #expect(tally.failed == 1)
        #expect(tally.failedShare == 0.5)
    }

    @Test func `end at twice what was asked for`() {
        let impure = Array(repeating: sample(.warm), count: 7)
        #expect(tally(impure, wanted: 4).repeats(of: ResultCell(burst: 1)) == 1)
        #expect(tally(impure + [sample(.warm)], wanted: 4).repeats(of: ResultCell(burst: 1)) == 0)
    }

    @Test func `are pointless once too many requests failed`() {
        let failures = Array(repeating: sample(.unknown, status: 500), count: 3)
        #expect(!tally(failures, wanted: 30).isBeyond(0.1))
        #expect(tally(failures, wanted: 29).isBeyond(0.1))
        // A long experiment survives a short trouble at its beginning.
        #expect(!tally(failures, wanted: 10_000).isBeyond(0.1))
        let many = Array(repeating: sample(.unknown, status: 500), count: 11)
        #expect(tally(many, wanted: 10_000).isBeyond(0.1))
    }

    @Test func `do not count what only warms up`() {
        var warmUp = sample(.cold)
        warmUp.phase = .warmUp
        #expect(tally([warmUp], wanted: 1).pure == 0)
    }
}

@Suite struct `Choosing a pace` {
    private func choice(
        _ mode: Mode,
        _ interval: InvocationInterval,
        _ arrival: ArrivalProcess? = nil
    ) -> LoadPacing {
        Pacing(mode: mode, arrival: rule(interval, arrival), keepAlive: .seconds(8)).choice
    }

    private func rule(
        _ interval: InvocationInterval,
        _ process: ArrivalProcess?
    ) -> ArrivalRule {
        ArrivalRule(interval: interval, process: process, rateSteps: 5, trace: nil)
    }

    @Test func `waits longer than the provider keeps instances when cold`() {
        #expect(choice(.cold, .auto) == .cold(floor: .seconds(10)))
        #expect(choice(.cold, .auto, .constant) == .cold(floor: .seconds(10)))
    }

    @Test func `comes well before the provider reclaims instances when warm`() {
        #expect(
            choice(.warm, .auto)
                == .warm(
                    interval: .seconds(2),
                    arrival: .exponential,
                    ceiling: .milliseconds(6400)
                )
        )
        let slow = Pacing(
            mode: .warm,
            arrival: rule(.auto, .constant),
            keepAlive: .seconds(600)
        )
        #expect(
            slow.choice
                == .warm(interval: .seconds(3), arrival: .constant, ceiling: .seconds(480))
        )
    }

    @Test func `takes an arrival law on an explicit interval literally`() {
        #expect(
            choice(.cold, .every(.milliseconds(5)), .constant)
                == .literal(interval: .milliseconds(5), arrival: .constant)
        )
        #expect(choice(.cold, .every(.seconds(1))) == .cold(floor: .seconds(1)))
    }
}
