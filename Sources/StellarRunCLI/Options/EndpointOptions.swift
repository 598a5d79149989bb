import ArgumentParser
import Providers

/// Where a cloud's calls go instead of to the cloud.
struct EndpointOptions: ParsableArguments {
    @Option(
        name: .customLong("endpoint-url"),
        help: ArgumentHelp(
            "Where calls to AWS go, such as http://127.0.0.1:5000; AWS_ENDPOINT_URL for this command.",
            valueName: "url"
        )
    )
    var address: String?

    func validate() throws {
        guard let address, AWSEndpointOverride(address) == nil else { return }
        throw ValidationError(
            "'--endpoint-url \(address)' is no address; write one such as http://127.0.0.1:5000"
        )
    }

    /// What a command needs from outside, with its calls going there.
    func applied(to composition: Composition) -> Composition {
        guard let address, let endpoint = AWSEndpointOverride(address) else { return composition }
        var composition = composition
        composition.settlingOptions = " --endpoint-url \(address)"
        composition.environment = endpoint.applied(to: composition.environment)
        return composition
    }
}
