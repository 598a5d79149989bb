import FaaS
import Testing
import Values

@testable import Providers

@Suite struct `Where credentials come from` {
    private static let config = """
        [default]
        region = eu-central-1
        [profile process]
        credential_process = /bin/keys --json
        [profile role]
        role_arn = arn:aws:iam::1:role/r
        source_profile = keys
        external_id = e
        [profile circle]
        role_arn = arn:aws:iam::1:role/c
        source_profile = circle2
        [profile circle2]
        role_arn = arn:aws:iam::1:role/c
        source_profile = circle
        [profile self]
        role_arn = arn:aws:iam::1:role/s
        source_profile = self
        aws_access_key_id = S
        aws_secret_access_key = s
        [profile machine]
        role_arn = arn:aws:iam::1:role/m
        credential_source = Ec2InstanceMetadata
        [profile web]
        role_arn = arn:aws:iam::1:role/w
        web_identity_token_file = /token
        [profile sso]
        sso_session = s
        [profile mfa]
        role_arn = arn:aws:iam::1:role/x
        mfa_serial = d
        source_profile = keys
        [profile hosts]
        services = mine
        endpoint_url = http://127.0.0.1:1
        [services mine]
        s3 =
          endpoint_url = http://127.0.0.1:2
        """

    private static func choice(_ environment: [String: String]) -> AWSCredentialChoice {
        AWSCredentialChoice(
            environment: environment,
            profiles: AWSProfiles(
                config: AWSProfileFile(config),
                credentials: AWSProfileFile(
                    "[keys]\naws_access_key_id = K\naws_secret_access_key = k"
                )
            )
        )
    }

    @Test(arguments: [
        (["AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "a"], "the environment variables"),
        (
            ["AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "a", "AWS_PROFILE": "keys"],
            "the environment variables"
        ),
        (["AWS_PROFILE": "keys"], "profile 'keys'"),
        (["AWS_PROFILE": "process"], "the credential_process of profile 'process'"),
        (
            ["AWS_PROFILE": "role"],
            "the role arn:aws:iam::1:role/r, taken with profile 'keys'"
        ),
        (
            ["AWS_PROFILE": "self"],
            "the role arn:aws:iam::1:role/s, taken with profile 'self'"
        ),
        (
            ["AWS_PROFILE": "machine"],
            "the role arn:aws:iam::1:role/m, taken with the role of this EC2 machine"
        ),
        (
            ["AWS_PROFILE": "web"],
            "the role arn:aws:iam::1:role/w, taken with the web identity in '/token'"
        ),
        (
            ["AWS_ROLE_ARN": "arn:r", "AWS_WEB_IDENTITY_TOKEN_FILE": "/t"],
            "the role arn:r, taken with the web identity in '/t'"
        ),
        (
            ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x"],
            "the container's credentials service"
        ),
        ([:], "the role of this EC2 machine"),
    ])
    func `the first that is set is taken`(environment: [String: String], origin: String) throws {
        #expect("\(try Self.choice(environment).origin())" == origin)
    }

    @Test(arguments: [
        (["AWS_PROFILE": "none"], "no such profile"),
        (["AWS_PROFILE": "circle"], "has no credentials"),
        (["AWS_PROFILE": "sso"], "aws configure export-credentials --profile sso"),
        (["AWS_PROFILE": "mfa"], "a code from a device"),
        (["AWS_EC2_METADATA_DISABLED": "true"], "set AWS_ACCESS_KEY_ID"),
    ])
    func `what cannot be used is said, with what to do`(
        environment: [String: String],
        part: String
    ) {
        let failure = #expect(throws: ProviderFailure.self) {
            try Self.choice(environment).origin()
        }
        #expect(failure?.message.contains(part) == true, "\(failure?.message ?? "")")
        #expect(failure?.code == .environment)
    }

    @Test func `regions come from the environment, then from the profile`() {
        #expect(Self.choice([:]).region == "eu-central-1")
        #expect(Self.choice(["AWS_DEFAULT_REGION": "a"]).region == "a")
        #expect(Self.choice(["AWS_DEFAULT_REGION": "a", "AWS_REGION": "b"]).region == "b")
        #expect(Self.choice(["AWS_PROFILE": "keys"]).region == nil)
    }

    @Test func `hosts of a profile give way to those of the environment`() throws {
        let choice = Self.choice(["AWS_PROFILE": "hosts"])
        let call = AWSCall(.s3, "HeadBucket", "HEAD", isIdempotent: true)
        let endpoints = AWSEndpoints(region: "eu-west-1") {
            choice.profiles.endpoint(of: $0, in: choice.profile)
        }
        #expect(try endpoints.address(of: call).host == "127.0.0.1:2")
        let sts = AWSCall.form(.sts, "GetCallerIdentity", isIdempotent: true)
        #expect(try endpoints.address(of: sts).host == "127.0.0.1:1")
        let others = AWSEndpoints(
            region: "eu-west-1",
            environment: ["AWS_ENDPOINT_URL_S3": "https://[::1]:9/base/"]
        ) { choice.profiles.endpoint(of: $0, in: choice.profile) }
        #expect(try others.address(of: call).url([]) == "https://[::1]:9/base/")
    }

    @Test func `an address of the command line goes before all others`() throws {
        let choice = Self.choice(["AWS_PROFILE": "hosts"])
        let override = try #require(AWSEndpointOverride("http://127.0.0.1:7"))
        let environment = override.applied(to: [
            "AWS_ENDPOINT_URL_S3": "https://[::1]:9/base/", "AWS_REGION": "eu-west-1",
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true",
        ])
        #expect(environment["AWS_REGION"] == "eu-west-1")
        let endpoints = AWSEndpoints(region: "eu-west-1", environment: environment) {
            choice.profiles.endpoint(of: $0, in: choice.profile)
        }
        for service in [AWSService.s3, .sts, .lambda, .iam] {
            let call = AWSCall(service, "HeadBucket", "HEAD", isIdempotent: true)
            #expect(try endpoints.address(of: call).host == "127.0.0.1:7")
        }
        for nothing in ["", "127.0.0.1:7", "http://", "ftp://there", "http:/there"] {
            #expect(AWSEndpointOverride(nothing) == nil)
        }
    }

    @Test func `secrets are never part of what is said`() throws {
        let origin = try Self.choice([
            "AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "hush", "AWS_SESSION_TOKEN": "hush",
        ]).origin()
        #expect(!"\(origin)".contains("hush"))
        #expect(!String(reflecting: origin).contains("hush"))
    }
}
