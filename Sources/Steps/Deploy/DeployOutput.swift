import FaaS
import Pipeline

struct DeployOutput: StepOutput {
    var endpoints: EndpointSet
    /// Nothing where no function was created.
    var package: PackageSource?

    static let outputs = [
        OutputDeclaration("endpoints", .opaque("endpoints"), "the functions, for `invoke`"),
        OutputDeclaration("package", .opaque("package"), "the package as it was sent"),
    ]
}
