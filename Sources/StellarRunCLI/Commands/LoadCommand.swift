import ArgumentParser
import LoadGenerator

/// The load generator by itself, against any address.
struct LoadCommand: StellarCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Send a load to an address and measure every request truly.",
        discussion: """
            An open loop: requests leave at planned instants whatever became of earlier ones, and \
            nothing is skipped or caught up. Latencies are taken from the kernel's packet stamps \
            where it gives them. {id} in the address or in a header is the request's number.

            The columns of --csv are nanoseconds: intended_ns and sent_ns are instants on the clock \
            that the first line names; dns_ns, connect_ns and tls_ns are 0 for a request that did \
            not need them; first_byte_ns and last_byte_ns count from sent_ns, latency_ns from the \
            request's last packet out to the answer's first packet in, response_ns from \
            intended_ns. What did not happen is empty.

            Exit status: 0 if any request succeeded, 1 if none did, 130 interrupted.
            """
    )

    @Argument(help: "An http:// or https:// address.")
    var url: String

    @OptionGroup var options: LoadOptions

    @Option(help: "Write a row for each request to this file.")
    var csv: String?

    @Flag(help: "Print the summary as JSON.")
    var json = false

    func run(in composition: Composition) async throws -> ExitStatus {
        let generator = try options.generator(for: url)
        let session = LoadSession(
            generator: generator,
            plan: LoadSchedule.plan(options),
            isCalibrated: !options.isUncalibrated,
            console: composition.errors,
            rowPath: csv
        )
        let running = Task { try await session.run() }
        let signals = StopSignals { running.cancel() }
        defer { withExtendedLifetime(signals) {} }
        do {
            let outcome = try await running.value
            let title = "\(generator.targets[0].method) \(url)"
            let page = LoadPage(title: title, outcome: outcome)
            composition.output.write(json ? try LoadForm(outcome, url: url).json : page.text)
            return status(of: outcome)
        } catch let error as LoadError {
            throw EnvironmentFailure(message: error.message)
        } catch is CancellationError {
            return .interrupted
        }
    }

    private func status(of outcome: LoadSession.Outcome) -> ExitStatus {
        guard outcome.report.ending == .completed else { return .interrupted }
        return outcome.totals.succeeded > 0 ? .succeeded : .failed
    }
}
