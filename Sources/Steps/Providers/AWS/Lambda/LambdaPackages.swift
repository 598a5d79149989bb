import FaaS
import FoundationEssentials
import Packaging
import Values

/// Puts packages where Lambda finds them: into the request, a bucket or a registry.
struct LambdaPackages: Sendable {
    /// Carries images.
    let web: any HTTPTransfer
    let uploads = PackageUploads()

    init(web: any HTTPTransfer) { self.web = web }

    /// Where Lambda finds a package; sent there first where it does not fit into the request.
    func location(
        of package: PackageSource,
        on foundations: [ResourceRecord],
        _ aws: AWSConnection
    ) async throws -> LambdaCode {
        switch package.kind {
        case .container: return try await pushed(package, on: foundations, aws)
        case .zip where package.size > LambdaLimits.directPackage:
            return try await stored(package, on: foundations, aws)
        case .zip: return LambdaCode(zipFile: try data(of: package).base64EncodedString())
        }
    }

    private func data(of package: PackageSource) throws -> Data {
        do {
            return try Data(contentsOf: URL(filePath: package.path))
        } catch {
            throw ProviderFailure(
                code: .environment,
                message: "the package '\(package.path)' cannot be read"
            )
        }
    }

    private func stored(
        _ package: PackageSource,
        on foundations: [ResourceRecord],
        _ aws: AWSConnection
    ) async throws -> LambdaCode {
        let bucket = try Self.foundation(BucketFoundation.kind, in: foundations)
        let key = "packages/\(package.digest).zip"
        try await uploads.once("\(bucket.name)/\(key)") {
            try await aws.foundations.bucket.put(package, as: key, in: bucket)
        }
        return LambdaCode(s3Bucket: bucket.name, s3Key: key)
    }

    static func foundation(
        _ kind: String,
        in foundations: [ResourceRecord]
    ) throws(ProviderFailure) -> ResourceRecord {
        guard let found = foundations.first(where: { $0.kind == kind }) else {
            throw ProviderFailure(code: .invalid, message: "this package needs a \(kind)")
        }
        return found
    }
}
