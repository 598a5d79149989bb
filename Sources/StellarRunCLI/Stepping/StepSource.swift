import ArgumentParser
import FoundationEssentials
import Pipeline

/// What `step` is told to carry out a part of: a pipeline, or an order that somebody sent.
enum StepSource {
    /// The order in a file; that of a pipeline is made from what it says now.
    static func order(
        _ path: String,
        values: [String: String],
        run: RunID,
        seed: UInt64
    ) throws -> StepOrder {
        guard !path.hasSuffix(".json") else { return try order(from: path) }
        return StepOrder(
            version: StellarRun.version,
            run: run,
            seed: seed,
            request: RunRequest(
                file: path,
                folder: FileManager.default.currentDirectoryPath,
                values: values
            )
        )
    }

    private static func order(from path: String) throws -> StepOrder {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw EnvironmentFailure(message: "cannot read '\(path)'")
        }
        let order: StepOrder
        do {
            order = try RemoteText.read(StepOrder.self, bytes)
        } catch {
            throw EnvironmentFailure(message: "'\(path)' is no plan of this program: \(error)")
        }
        guard order.version == StellarRun.version, order.schema == StepOrder.schema else {
            throw EnvironmentFailure(
                message: "'\(path)' is a plan of version \(order.version), and this is "
                    + "\(StellarRun.version): its instances could be others"
            )
        }
        return order
    }

    /// Reads the files of a pipeline from the order where they are in it, and else from the disk.
    static func load(
        _ order: StepOrder,
        recording sources: SourceRecorder
    ) -> Planner.Loader {
        guard !order.request.sources.isEmpty else { return sources.load }
        return { path, shown throws(UnreadableSource) in
            guard let text = order.request.sources[path] else {
                throw UnreadableSource(.unreadableFile, "'\(shown)' is not in the plan", in: shown)
            }
            return SourceText(file: shown, text: text)
        }
    }
}
