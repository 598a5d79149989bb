import FaaS
import Packaging
import Pipeline
import Values

extension StepFailure {
    /// A provider's failure as the engine knows failures.
    init(_ failure: ProviderFailure) {
        self.init(
            code: failure.code,
            message: failure.message,
            retryAfter: failure.retryAfter,
            details: failure.details
        )
    }

    /// A packaging failure; trying again would pack the same files.
    init(_ failure: PackagingFailure) {
        let isOfTheMachine = failure.code == .unreadable || failure.code == .unwritable
        self.init(code: isOfTheMachine ? .environment : .invalid, message: failure.message)
    }

    /// A registry's failure as the engine knows failures.
    init(_ failure: RegistryFailure) {
        self.init(
            code: failure.code,
            message: failure.message,
            retryAfter: failure.retryAfter
        )
    }

    /// A web request that got no answer.
    init(_ failure: HTTPExchangeFailure) {
        self.init(code: failure.code, message: failure.message)
    }
}

/// Runs a body and translates the failures of our own libraries into the engine's.
func failingAsStep<Result>(_ body: () async throws -> Result) async throws -> Result {
    do {
        return try await body()
    } catch let failure as ProviderFailure {
        throw StepFailure(failure)
    } catch let failure as PackagingFailure {
        throw StepFailure(failure)
    } catch let failure as RegistryFailure {
        throw StepFailure(failure)
    } catch let failure as HTTPExchangeFailure {
        throw StepFailure(failure)
    }
}
