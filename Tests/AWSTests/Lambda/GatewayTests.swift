import FaaS
import Testing
import Values

@testable import Providers

@Suite struct `An HTTP API before a function` {
    private static let ours = #"""
        {"apiId": "a1", "apiEndpoint": "https://a1.example", "name": "f", "tags": {"stellar-run": "r"}}
        """#
    private static let strangers = #"{"apiId": "b1", "name": "f"}"#

    private var order: GatewayOrder { GatewayOrder(name: "f", target: "arn", tags: [:]) }

    @Test func `is found on a later page, and others' are left alone`() async throws {
        let calls = ScriptedCalls { call, count in
            switch (call.operation, count) {
            case ("GetApis", 0): .json(#"{"items": [\#(Self.strangers)], "nextToken": "n"}"#)
            case ("GetApis", _): .json(#"{"items": [\#(Self.ours)]}"#)
            default: .json("", status: 204)
            }
        }
        try await Gateways(client: calls).delete(before: "f")
        #expect(calls.operations == ["GetApis", "GetApis", "DeleteApi"])
        #expect(calls.calls[1].query.last?.value == "n")
        #expect(calls.calls[2].path == "/v2/apis/a1")
    }

    @Test func `is looked for when its creation was not answered`() async throws {
        let calls = ScriptedCalls { call, count in
            switch (call.operation, count) {
            case ("GetApis", 0): .json(#"{"items": []}"#)
            case ("GetApis", _): .json(#"{"items": [\#(Self.ours)]}"#)
            default: throw ProviderFailure(code: .connection, message: "gone")
            }
        }
        let gateway = try await Gateways(client: calls).create(order)
        #expect(gateway.apiId == "a1")
    }

    @Test func `is asked for again when it was not made, but not for ever`() async throws {
        let calls = ScriptedCalls { call, count in
            switch (call.operation, count) {
            case ("GetApis", _): .json(#"{"items": []}"#)
            case (_, 1): .json(Self.ours)
            default: throw ProviderFailure(code: .unavailable, message: "500")
            }
        }
        let gateways = Gateways(client: calls, time: AWSTime(sleep: { _ in }))
        #expect(try await gateways.create(order).apiId == "a1")
        #expect(calls.operations == ["GetApis", "CreateApi", "GetApis", "CreateApi"])
        let dead = ScriptedCalls { call, _ in
            guard call.operation == "GetApis" else {
                throw ProviderFailure(code: .unavailable, message: "500")
            }
            return .json(#"{"items": []}"#)
        }
        let failure = await #expect(throws: ProviderFailure.self) {
            try await Gateways(client: dead, time: AWSTime(sleep: { _ in })).create(order)
        }
        #expect(failure?.code == .unavailable)
        #expect(dead.operations.count { $0 == "CreateApi" } == 4)
    }

    @Test func `is not made twice`() async throws {
        let calls = ScriptedCalls { _, _ in .json(#"{"items": [\#(Self.ours)]}"#) }
        #expect(try await Gateways(client: calls).create(order).apiId == "a1")
        #expect(calls.operations == ["GetApis"])
    }
}
