import FaaS
import Values

/// The functions of one account and region: makes, waits for, finds and removes them.
struct LambdaFunctions: Sendable {
    let client: any AWSCalling
    let time: AWSTime
    var polling = LambdaPolling.functions

    /// A function with its tags; `nil` when there is none of that name.
    func find(_ name: String) async throws -> LambdaFunction? {
        try await client.find(LambdaCalls.get(name), as: LambdaFunction.self)
    }

    /// A function of a name, if whoever made it carries our label: others' are left alone.
    func ours(_ name: String) async throws -> LambdaFunction? {
        guard let found = try await find(name), found.tags?[ResourceLabel.run] != nil else {
            return nil
        }
        return found
    }

    /// Creates a function, or finds the one that the same lease created before, and waits until it
    /// can be used.
    ///
    /// - Parameters:
    ///   - order: What is wanted.
    ///   - roleIsFresh: Whether the role may be so new that Lambda cannot take it yet.
    /// - Returns: The function, and whether it was there before.
    /// - Throws: A `ProviderFailure`; a conflict when the name is taken by another lease.
    func create(
        _ order: LambdaOrder,
        roleIsFresh: @Sendable () -> Bool
    ) async throws -> (function: LambdaFunction, wasThere: Bool) {
        var wasThere = false
        do {
            try await send(order, roleIsFresh: roleIsFresh)
        } catch let failure as ProviderFailure where failure.code == .conflict {
            let tags = try await find(order.functionName)?.tags ?? [:]
            try AWSOwnership.check(tags, against: order.tags, failure)
            wasThere = true
        }
        return (try await ready(order.functionName), wasThere)
    }

    /// A role that was just made is refused for some seconds, with the code of any wrong parameter:
    /// that is asked again for as long as the role may be to blame.
    private func send(
        _ order: LambdaOrder,
        roleIsFresh: @Sendable () -> Bool
    ) async throws {
        var pause = Duration.milliseconds(500)
        while true {
            do {
                _ = try await client.send(LambdaCalls.create(order))
                return
            } catch let failure as ProviderFailure
                where failure.awsCode == "InvalidParameterValueException" && roleIsFresh()
            {
                try await time.sleep(pause)
                pause = min(pause * 3 / 2, .seconds(5))
            }
        }
    }

    /// Waits until a function can be used and nothing is being changed of it.
    ///
    /// - Throws: A `ProviderFailure` when it never will be, or not soon.
    func ready(_ name: String) async throws -> LambdaFunction {
        for pause in polling.pauses {
            // What was just created may not show yet.
            if let found = try await find(name), try isReady(found.configuration) { return found }
            try await time.sleep(pause)
        }
        throw ProviderFailure(
            code: .unavailable,
            message: "function '\(name)' was not ready after \(polling.patience.text)"
        )
    }

    /// Waits until a published version can be used.
    func ready(_ name: String, version: String) async throws {
        let polling = LambdaPolling.snapshots
        for pause in polling.pauses {
            let call = LambdaCalls.configuration(name, version: version)
            let found = try await client.find(call, as: LambdaConfiguration.self)
            if let found, try isReady(found) { return }
            try await time.sleep(pause)
        }
        throw ProviderFailure(
            code: .unavailable,
            message: "version \(version) of function '\(name)' was not ready after "
                + polling.patience.text
        )
    }

    private func isReady(_ configuration: LambdaConfiguration) throws(ProviderFailure) -> Bool {
        switch LambdaProgress(configuration) {
        case .ready: return true
        case .underWay: return false
        case .failed(let code, let reason):
            throw ProviderFailure(
                code: LambdaProgress.kind(of: code),
                message: "function '\(configuration.functionName)' failed with \(code): \(reason)"
            )
        }
    }

    /// Removes a function and waits until it is gone; what is not there is fine.
    func delete(_ name: String) async throws {
        for pause in polling.pauses {
            do {
                _ = try await client.send(LambdaCalls.delete(name))
            } catch let failure as ProviderFailure where failure.code == .conflict {
                // Something is being changed of it.
            } catch let failure as ProviderFailure where failure.code == .notFound {
                return
            }
            if try await find(name) == nil { return }
            try await time.sleep(pause)
        }
        throw ProviderFailure(
            code: .unavailable,
            message: "function '\(name)' was still there after \(polling.patience.text)"
        )
    }
}

extension LambdaProgress {
    /// What kind of failure a code of Lambda's is.
    static func kind(of code: String) -> FailureCode {
        switch code {
        case "InternalError": .unavailable
        case "EniLimitExceeded", "CapacityProviderScalingLimitExceeded": .quota
        case "SubnetOutOfIPAddresses": .capacity
        default: .invalid
        }
    }
}
