import FaaS
import Values

extension AWSCalling {
    /// Sends a call and reads its answer in JSON; `nil` where AWS says that there is no such thing.
    func find<Value: Decodable>(_ call: AWSCall, as type: Value.Type) async throws -> Value? {
        do {
            return try await send(call, as: type)
        } catch let failure as ProviderFailure where failure.code == .notFound {
            return nil
        }
    }
}
