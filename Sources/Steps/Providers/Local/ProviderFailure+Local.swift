import FaaS
import LocalFaaS
import Values

extension ProviderFailure {
    /// Runs calls of the embedded provider and turns their failures into those of the contract.
    static func translating<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let failure as ControlFailure {
            throw ProviderFailure(code: failure.code, message: failure.message)
        } catch let failure as HTTPExchangeFailure {
            throw ProviderFailure(code: failure.code, message: failure.message)
        } catch let failure as OperatingSystemError {
            throw ProviderFailure(code: .environment, message: "\(failure)")
        }
    }
}
