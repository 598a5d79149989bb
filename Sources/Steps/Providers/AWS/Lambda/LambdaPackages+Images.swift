import FaaS
import FoundationEssentials
import Packaging
import Values

// Images.
extension LambdaPackages {
    /// Pushes an image to the run's repository, where Lambda takes it by its digest.
    ///
    /// Its tag is its digest too, so that no two images of a run want the same one.
    func pushed(
        _ package: PackageSource,
        on foundations: [ResourceRecord],
        _ aws: AWSConnection
    ) async throws -> LambdaCode {
        let repository = try Self.foundation(RepositoryFoundation.kind, in: foundations)
        let address = try await aws.foundations.repository.address(of: repository)
        let web = web
        try await uploads.once("\(address):\(package.digest)") {
            let credentials = RepositoryCredentials(aws: aws.client)
            let push = ImagePush(registry: RegistryClient(web: web, credentials: credentials))
            let pushed = try await push.push(package, to: address, tag: package.digest)
            guard pushed.hasSuffix(package.digest) else {
                throw ProviderFailure(
                    code: .invalid,
                    message: "'\(package.path)' holds another image: \(pushed)"
                )
            }
        }
        return LambdaCode(imageUri: "\(address)@sha256:\(package.digest)")
    }

    /// The size and the digest of the image that a function runs; `nil` for a zip file.
    ///
    /// Lambda says which image it is, and its manifest how large: the sum of its layers.
    func image(
        of function: LambdaFunction,
        _ aws: AWSConnection
    ) async throws -> (size: ByteCount, digest: String)? {
        guard function.configuration.packageType == "Image" else { return nil }
        let digest = function.configuration.codeSha256
        guard let resolved = function.code?.resolvedImageUri,
            let reference = RegistryReference(resolved),
            let resolvedDigest = reference.digest
        else { return (.zero, digest) }
        let call = ImageCalls.manifest(of: resolvedDigest, in: reference.repository)
        let answer = try await aws.client.find(call, as: ImageAnswer.self)
        return (answer?.size ?? .zero, resolvedDigest.hex)
    }
}
