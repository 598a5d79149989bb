import Packaging
import Pipeline
import Values

/// What images are made with.
struct FunctionImages: Sendable {
    let web: any HTTPTransfer
    /// By what registries know us.
    let logins: any RegistryCredentials
    let toolchain: Toolchain
    /// The state folder of the runs that are planned, where it is known.
    let stateFolder: String?

    /// What finds bases for runs in a state folder.
    func finder(in stateFolder: String) -> BaseFinder {
        BaseFinder(web: web, logins: logins, toolchain: toolchain, stateFolder: stateFolder)
    }

    /// What the layers of the usual base of a runtime take, once it has been made.
    func size(ofBaseFor runtime: String) -> ByteCount? {
        guard let stateFolder, HandlerHost(rawValue: runtime) != nil else { return nil }
        return MachineBase.image(of: runtime, in: stateFolder)?.size
    }
}
