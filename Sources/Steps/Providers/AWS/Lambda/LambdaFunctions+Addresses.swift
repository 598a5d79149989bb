import FaaS
import FoundationEssentials
import Values

// Where requests go.
extension LambdaFunctions {
    /// Gives a function an address that everybody may use.
    ///
    /// The qualifier is the alias that requests are for, `nil` for the function as it is; a function
    /// that was there may have an address already.
    func open(_ name: String, _ qualifier: String?, wasThere: Bool) async throws -> String {
        let there = wasThere ? try await address(name, qualifier) : nil
        let address =
            if let there { there } else { try await createAddress(name, qualifier) }
        for permission in LambdaPermission.ofEverybody {
            try await permit(name, qualifier, permission)
        }
        return address
    }

    private func createAddress(_ name: String, _ qualifier: String?) async throws -> String {
        do {
            let call = LambdaCalls.createURL(name, qualifier)
            return try await client.send(call, as: LambdaURL.self).whole
        } catch let failure as ProviderFailure where failure.code == .conflict {
            guard let there = try await address(name, qualifier) else { throw failure }
            return there
        }
    }

    /// The address of a function; `nil` when it has none.
    func address(_ name: String, _ qualifier: String?) async throws -> String? {
        let call = LambdaCalls.getURL(name, qualifier)
        let url = try await client.find(call, as: LambdaURL.self)
        return url?.whole
    }

    /// Gives a permission; one that is there already is fine.
    func permit(
        _ name: String,
        _ qualifier: String?,
        _ permission: LambdaPermission
    ) async throws {
        do {
            _ = try await client.send(LambdaCalls.permit(name, qualifier, permission))
        } catch let failure as ProviderFailure where failure.code == .conflict {
            let call = LambdaCalls.policy(name, qualifier)
            let policy = try await client.send(call, as: LambdaPolicy.self)
            guard policy.holds(permission.statementId) else { throw failure }
        }
    }
}

extension LambdaURL {
    /// With the slash at the end that AWS writes and others leave out.
    fileprivate var whole: String { functionUrl.hasSuffix("/") ? functionUrl : functionUrl + "/" }
}

/// Who may do what with a function: a document within a document.
struct LambdaPolicy: Decodable, Sendable, Hashable {
    var policy: String

    private struct Document: Decodable {
        struct Statement: Decodable {
            var sid: String?

            enum CodingKeys: String, CodingKey {
                case sid = "Sid"
            }
        }

        var statement: [Statement]

        enum CodingKeys: String, CodingKey {
            case statement = "Statement"
        }
    }

    /// Whether there is a statement of a name.
    func holds(_ statement: String) -> Bool {
        // What cannot be read holds nothing that we know of.
        let document = try? JSONDecoder().decode(Document.self, from: Data(policy.utf8))
        return document?.statement.contains { $0.sid == statement } ?? false
    }

    enum CodingKeys: String, CodingKey {
        case policy = "Policy"
    }
}
