import FaaS
import Values

/// What it takes to talk to one account of AWS in one region.
struct AWSConnection: Sendable {
    /// Carries calls.
    let client: any AWSCalling
    /// The region of what is created.
    let region: String
    let time: AWSTime
    /// Knows the account.
    let identity: AWSIdentity

    /// Puts together what belongs to a client.
    init(client: any AWSCalling, region: String, time: AWSTime = AWSTime()) {
        self.client = client
        self.region = region
        self.time = time
        identity = AWSIdentity(aws: client)
    }

    /// Functions.
    var functions: LambdaFunctions { LambdaFunctions(client: client, time: time) }

    /// What stands before functions.
    var gateways: Gateways { Gateways(client: client, time: time) }

    /// What functions stand on.
    var foundations: AWSFoundations {
        AWSFoundations(aws: client, region: region, identity: identity, time: time)
    }

    /// What carries our labels.
    var tagged: TaggedResources { TaggedResources(aws: client) }
}
