import FaaS
import FoundationEssentials
import Values

extension HTTPAnswer {
    /// What an answer in JSON says.
    ///
    /// - Throws: A `ProviderFailure` when it is something else than AWS promises.
    func decoded<Value: Decodable>(
        _ type: Value.Type,
        _ call: AWSCall
    ) throws(ProviderFailure) -> Value {
        do {
            return try JSONDecoder().decode(
                type,
                from: Data(body.isEmpty ? Array("{}".utf8) : body)
            )
        } catch {
            throw surprise(call)
        }
    }

    /// What an answer in XML says.
    ///
    /// - Throws: A `ProviderFailure` when it is something else than AWS promises.
    func xml(_ call: AWSCall) throws(ProviderFailure) -> XMLTree {
        guard let root = XMLTreeReader.read(body) else { throw surprise(call) }
        return root
    }

    private func surprise(_ call: AWSCall) -> ProviderFailure {
        ProviderFailure(
            code: .unknown,
            message: "\(call.service.title) answered \(call.operation) with something that is "
                + "not what its documentation promises"
        )
    }
}

extension AWSCalling {
    /// Sends a call and reads its answer in JSON.
    func send<Value: Decodable>(_ call: AWSCall, as type: Value.Type) async throws -> Value {
        try await send(call).decoded(type, call)
    }

    /// Sends a call and reads its answer in XML.
    func document(_ call: AWSCall) async throws -> XMLTree { try await send(call).xml(call) }

    /// Sends a call whose purpose may have been reached already.
    ///
    /// - Returns: The answer, or `nil` when AWS refused with one of the codes that say so.
    func send(_ call: AWSCall, unless codes: Set<AWSErrorCode>) async throws -> HTTPAnswer? {
        do {
            return try await send(call)
        } catch let failure as ProviderFailure {
            guard let code = failure.awsCode, codes.contains(code) else { throw failure }
            return nil
        }
    }
}
