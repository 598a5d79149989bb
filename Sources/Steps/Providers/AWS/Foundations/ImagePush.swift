import FaaS
import Packaging
import Values

/// Sends a package that is an image to where Lambda takes it from.
struct ImagePush: Sendable {
    /// Talks to the registry.
    let registry: RegistryClient

    /// Pushes the image of a layout under a tag.
    ///
    /// - Parameters:
    ///   - package: The package: its path is an OCI image layout, which holds the image of its digest
    ///     among others.
    ///   - address: The repository, `HOST/NAME`.
    ///   - tag: The tag that it gets there.
    /// - Returns: `HOST/NAME@DIGEST`, which cannot come to mean another image.
    /// - Throws: A `ProviderFailure`; `CancellationError` on cancel.
    func push(
        _ package: PackageSource,
        to address: String,
        tag: String
    ) async throws -> String {
        guard let reference = RegistryReference("\(address):\(tag)"),
            let digest = ImageDigest("sha256:\(package.digest)")
        else {
            throw ProviderFailure(code: .invalid, message: "'\(address):\(tag)' names no image")
        }
        do {
            let layout = try ImageLayout(opening: package.path)
            let image = try layout.image(digest: digest)
            let pushed = try await registry.push(image, from: layout, to: reference)
            return "\(address)@\(pushed.digest.map { "\($0)" } ?? package.digest)"
        } catch let failure as RegistryFailure {
            throw ProviderFailure(
                code: failure.code,
                message: failure.message,
                retryAfter: failure.retryAfter
            )
        } catch let failure as PackagingFailure {
            throw ProviderFailure(code: .invalid, message: "\(failure)")
        }
    }
}
