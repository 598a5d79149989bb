import FaaS
import Values

/// How this machine gets at AWS: the region, the hosts and the credentials that its environment and
/// its profiles say.
struct AWSAccess: Sendable {
    private let surroundings: AWSSurroundings
    private let web: any HTTPTransfer
    private let time: AWSTime

    /// Looks at nothing yet.
    init(surroundings: AWSSurroundings, web: any HTTPTransfer, time: AWSTime = AWSTime()) {
        self.surroundings = surroundings
        self.web = web
        self.time = time
    }

    /// A client for the region of this machine.
    ///
    /// - Throws: A `ProviderFailure` that says what is missing and what to do.
    func client() throws(ProviderFailure) -> AWSClient {
        let choice = surroundings.choice
        let origin = try choice.origin()
        let endpoints = try self.endpoints(choice)
        let fetch = AWSCredentialFetch(
            surroundings: surroundings,
            endpoints: endpoints,
            web: web,
            time: time
        )
        let source = RenewingCredentials(now: time.now) {
            try await fetch.credentials(from: origin)
        }
        return AWSClient(endpoints: endpoints, web: web, credentials: source, time: time)
    }

    /// The region that settings lead to, and whether they lead to hosts that are not AWS's; which ones
    /// does not matter, as many lead to the same.
    var site: String? {
        do throws(ProviderFailure) {
            let endpoints = try endpoints(surroundings.choice)
            return endpoints.region + (endpoints.areMoved ? " through AWS_ENDPOINT_URL" : "")
        } catch {
            // Without a region nothing can be asked at all, and that is said where something is.
            return nil
        }
    }

    /// Where credentials come from, who we are with them and until when; asks AWS.
    func standing() async throws -> ProviderStanding {
        let choice = surroundings.choice
        let origin = try choice.origin()
        let endpoints = try self.endpoints(choice)
        let fetch = AWSCredentialFetch(
            surroundings: surroundings,
            endpoints: endpoints,
            web: web,
            time: time
        )
        let credentials = try await fetch.credentials(from: origin)
        let client = AWSClient(
            endpoints: endpoints,
            web: web,
            credentials: FixedAWSCredentials(credentials: credentials),
            patience: AWSPatience(attempts: 4),
            time: time
        )
        let caller = try await AWSIdentity(aws: client).caller()
        return ProviderStanding(
            source: "\(origin)",
            identity: caller.arn,
            place: endpoints.region,
            expires: credentials.expires
        )
    }

    private func endpoints(_ choice: AWSCredentialChoice) throws(ProviderFailure) -> AWSEndpoints {
        guard let region = choice.region else {
            throw ProviderFailure(
                code: .environment,
                message: "it is not known in which region of AWS to work; set AWS_REGION, such as "
                    + "to eu-west-1"
            )
        }
        let profile = choice.profile
        return AWSEndpoints(region: region, environment: surroundings.environment) {
            choice.profiles.endpoint(of: $0, in: profile)
        }
    }
}
