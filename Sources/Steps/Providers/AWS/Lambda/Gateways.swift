import FaaS
import Values

/// The HTTP APIs of one account and region.
struct Gateways: Sendable {
    private static let attempts = 4

    let client: any AWSCalling
    var time = AWSTime()

    /// All of them that carry our label.
    func labelled() async throws -> [Gateway] {
        var (found, token): ([Gateway], String?) = ([], nil)
        repeat {
            let page = try await client.send(GatewayCalls.list(after: token), as: GatewayPage.self)
            found += page.items.filter { $0.tags?[ResourceLabel.run] != nil }
            token = page.nextToken
        } while token != nil
        return found
    }

    /// Those of a function, which they are called after.
    func before(_ function: String) async throws -> [Gateway] {
        try await labelled().filter { $0.name == function }
    }

    /// Creates one before a function, or finds the one that is there.
    ///
    /// A name may be given twice: so it is looked before, and again when no answer came. Should one show
    /// only after another was made, both are removed with the function.
    func create(_ order: GatewayOrder) async throws -> Gateway {
        var attempt = 1
        while true {
            if let there = try await before(order.name).first { return there }
            do {
                return try await client.send(GatewayCalls.create(order), as: Gateway.self)
            } catch let failure as ProviderFailure
                where [FailureCode.unavailable, .connection].contains(failure.code)
                && attempt < Self.attempts
            {
                try await time.sleep(Duration.milliseconds(250) * (1 << attempt))
                attempt += 1
            }
        }
    }

    /// Removes those of a function.
    func delete(before function: String) async throws {
        for gateway in try await before(function) {
            do {
                _ = try await client.send(GatewayCalls.delete(gateway.apiId))
            } catch let failure as ProviderFailure where failure.code == .notFound {
                continue
            }
        }
    }
}
