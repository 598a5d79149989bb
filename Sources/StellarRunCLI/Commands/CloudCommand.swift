/// A command that may call a cloud.
protocol CloudCommand: StellarCommand {
    var endpoint: EndpointOptions { get }
}
