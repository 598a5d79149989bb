/// For calls that prove who sends them in another way than by a signature.
struct NoAWSCredentials: AWSCredentialSource {
    func credentials(replacing rejected: AWSCredentials?) async throws -> AWSCredentials {
        AWSCredentials(accessKey: "", secretKey: "")
    }
}
