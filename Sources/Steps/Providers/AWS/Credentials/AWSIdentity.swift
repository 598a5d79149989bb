import Synchronization

/// Who we are to AWS; asked once.
final class AWSIdentity: Sendable {
    /// An account and who acts in it.
    struct Caller: Sendable, Hashable {
        /// The account's number, twelve digits.
        var account: String
        /// The resource name of the user or role.
        var arn: String
    }

    private let aws: any AWSCalling
    private let known = Mutex<Caller?>(nil)

    /// Asks through a client when somebody first wants to know.
    init(aws: any AWSCalling) { self.aws = aws }

    /// Who we are; needs no permission.
    func caller() async throws -> Caller {
        if let caller = known.withLock({ $0 }) { return caller }
        let call = AWSCall.form(.sts, "GetCallerIdentity", isIdempotent: true)
        let root = try await aws.document(call)
        let caller = Caller(
            account: root.text("GetCallerIdentityResult", "Account") ?? "",
            arn: root.text("GetCallerIdentityResult", "Arn") ?? ""
        )
        known.withLock { $0 = caller }
        return caller
    }
}
