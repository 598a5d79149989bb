import FoundationEssentials
import Pipeline
import Results
import Values

// What samples are counted by and written with.
extension Invoke {
    /// Counts what the attempts that this one goes on with have left in the file.
    func account(
        of set: SampleSet,
        for subjects: [Subject],
        in context: StepContext
    ) throws -> SampleAccount {
        let tally = SampleTally(
            mode: parameters.mode,
            wanted: parameters.stop.most,
            cells: cells(of: subjects)
        )
        var account = SampleAccount(tally: tally, ledger: set.emptyLedger)
        guard context.since < context.attempt,
            FileManager.default.fileExists(atPath: set.path)
        else { return account }
        let reader = SampleReader(path: set.path)
        do throws(ResultsFailure) {
            // What a writer leaves that dies before its heading is whole is no file of samples yet.
            guard try !reader.isBarelyBegun else { return account }
            try reader.read { if $0.attempt >= context.since { account.recall($0) } }
            return account
        } catch {
            throw StepFailure(code: .environment, message: error.message)
        }
    }

    private func cells(of subjects: [Subject]) -> [ResultCell] {
        subjects.flatMap { subject in
            parameters.burst.map { ResultCell(set: subject.name, burst: $0) }
        }
    }

    func recorder(
        for set: SampleSet,
        of subjects: [Subject],
        after account: SampleAccount,
        in context: StepContext
    ) throws -> SampleRecorder {
        do throws(ResultsFailure) {
            return SampleRecorder(
                writer: try SampleWriter(appendingTo: set.path),
                subjects: subjects,
                account: account,
                watch: parameters.stop.precision.map {
                    PrecisionWatch($0, cells: cells(of: subjects))
                },
                attempt: context.attempt,
                maxErrors: parameters.maxErrors,
                check: AnswerCheck(parameters)
            )
        } catch {
            throw StepFailure(code: .environment, message: error.message)
        }
    }
}
