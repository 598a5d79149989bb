package import Foundation
import Packaging
import Pipeline
import Values

/// What a state folder keeps only so that it need not be made or fetched again.
///
/// That is what was compiled, zip files, images, and the bases of images; results of runs are none of it.
package struct StateCaches: Sendable {
    /// One kind of content.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case artifacts
        case packages
        case images
        case bases
    }

    /// The absolute path of the state folder.
    private let stateFolder: String

    /// Looks below a state folder, which need not be there.
    package init(stateFolder: String) { self.stateFolder = stateFolder }

    /// Removes what was not used since a time, of one kind.
    ///
    /// Safe beside whoever works with the folder.
    ///
    /// - Parameters:
    ///   - kind: What is looked at.
    ///   - limit: What was used at this time or later stays.
    ///   - isDryRun: Whether to only say what would be removed.
    /// - Returns: What went and what stays.
    /// - Throws: A `StepFailure` for what cannot be read or removed; `CancellationError` on cancel.
    package func prune(
        _ kind: Kind,
        notUsedSince limit: Date,
        isDryRun: Bool
    ) async throws -> PrunedCache {
        let content = try await failingAsStep {
            switch place(of: kind) {
            case .folder(let folder):
                try await folder.prune(notUsedSince: limit, isDryRun: isDryRun)
            case .layout(let path) where FileManager.default.fileExists(atPath: path):
                try await ImageLayout(opening: path).prune(notUsedSince: limit, isDryRun: isDryRun)
            case .layout: PrunedContent()
            }
        }
        return PrunedCache(kind, content)
    }

    private enum Place {
        case folder(ContentFolder)
        case layout(String)
    }

    private func place(of kind: Kind) -> Place {
        switch kind {
        case .artifacts: .folder(ArtifactStore.content(of: stateFolder))
        case .packages: .folder(Packer.content(of: stateFolder))
        case .images: .layout(BaseFinder.images(in: stateFolder))
        case .bases: .layout(MachineBase.folder(in: stateFolder))
        }
    }
}
