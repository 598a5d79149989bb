import FaaS
import Testing
import Values

@testable import Providers

@Suite struct `A function on Lambda` {
    private let time = TestTime()

    private func functions(_ calls: ScriptedCalls) -> LambdaFunctions {
        LambdaFunctions(client: calls, time: time.time())
    }

    @Test func `is waited for until it is active`() async throws {
        let calls = ScriptedCalls { call, count in
            switch (call.operation, count) {
            case ("CreateFunction", _): .json("{}", status: 201)
            case ("GetFunction", 0): .json(TestFunction(state: "Pending").text)
            default: .json(TestFunction(state: "Active").text)
            }
        }
        let (made, _) = try await functions(calls).create(TestFunction.order()) { false }
        #expect(made.configuration.state == "Active")
        #expect(calls.operations == ["CreateFunction", "GetFunction", "GetFunction"])
        #expect(time.pauses == [.milliseconds(500)])
    }

    @Test func `that failed says why, by AWS's code`() async throws {
        let calls = ScriptedCalls { call, _ in
            .json(TestFunction(state: "Failed", reason: "InvalidImage").text)
        }
        let failure = await #expect(throws: ProviderFailure.self) {
            try await functions(calls).create(TestFunction.order()) { false }
        }
        #expect(failure?.code == .invalid)
        #expect(failure?.message.contains("InvalidImage") == true)
    }

    @Test func `is asked for again while its role may be too new`() async throws {
        let roles = FreshRoles()
        roles.note("r", at: time.now)
        let calls = ScriptedCalls { call, count in
            if call.operation == "CreateFunction", count < 6 { throw TestFunction.refusedRole }
            return .json(TestFunction(state: "Active").text)
        }
        let (made, _) = try await functions(calls).create(TestFunction.order()) {
            roles.isFresh("r", at: time.now)
        }
        #expect(made.configuration.state == "Active")
        #expect(calls.operations.count { $0 == "CreateFunction" } == 7)
        #expect(time.pauses.first == .milliseconds(500))
    }

    @Test func `is refused for good when the role is old enough`() async throws {
        let roles = FreshRoles()
        roles.note("r", at: time.now)
        let calls = ScriptedCalls { _, _ in throw TestFunction.refusedRole }
        let failure = await #expect(throws: ProviderFailure.self) {
            try await functions(calls).create(TestFunction.order()) {
                roles.isFresh("r", at: time.now)
            }
        }
        #expect(failure?.code == .invalid)
        #expect((60..<70).contains(time.now - TestTime.start))
    }

    @Test(arguments: ["lease-1", "lease-2"])
    func `whose name is taken is ours when the lease is the same`(lease: String) async throws {
        let calls = ScriptedCalls { call, _ in
            if call.operation == "CreateFunction" { throw TestFunction.conflict }
            return .json(TestFunction(state: "Active", lease: lease).text)
        }
        let making = functions(calls)
        if lease == "lease-1" {
            let (made, wasThere) = try await making.create(TestFunction.order()) { false }
            #expect(wasThere)
            #expect(made.configuration.functionName == "f")
        } else {
            let failure = await #expect(throws: ProviderFailure.self) {
                try await making.create(TestFunction.order()) { false }
            }
            #expect(failure?.code == .conflict)
        }
    }

    @Test func `is opened by an address and two permissions`() async throws {
        let calls = ScriptedCalls { _, _ in
            .json(#"{"FunctionUrl": "https://x.lambda-url.us-east-1.on.aws"}"#, status: 201)
        }
        let address = try await functions(calls).open("f", nil, wasThere: false)
        #expect(address == "https://x.lambda-url.us-east-1.on.aws/")
        #expect(calls.operations == ["CreateFunctionUrlConfig", "AddPermission", "AddPermission"])
        let bodies = calls.calls.dropFirst().map { String(decoding: $0.body, as: UTF8.self) }
        #expect(bodies[0].contains(#""FunctionUrlAuthType":"NONE""#))
        #expect(bodies[1].contains(#""InvokedViaFunctionUrl":true"#))
    }

    @Test(arguments: ["url-public", "other"])
    func `has a permission already when its policy says so`(statement: String) async throws {
        let policy = #"{"Policy": "{\"Statement\": [{\"Sid\": \"\#(statement)\"}]}"}"#
        let calls = ScriptedCalls { call, _ in
            if call.operation == "AddPermission" { throw TestFunction.conflict }
            return .json(policy)
        }
        let making = functions(calls)
        let permission = LambdaPermission.ofEverybody[0]
        if statement == "url-public" {
            try await making.permit("f", nil, permission)
        } else {
            await #expect(throws: ProviderFailure.self) {
                try await making.permit("f", nil, permission)
            }
        }
    }

    @Test func `is renewed by a variable that nobody reads, and keeps the others`() async throws {
        let calls = ScriptedCalls { call, count in
            if call.operation == "UpdateFunctionConfiguration", count == 0 {
                throw TestFunction.conflict
            }
            return .json(TestFunction(state: "Active").text)
        }
        try await functions(calls).renew("f")
        #expect(
            calls.operations == [
                "GetFunction", "UpdateFunctionConfiguration", "UpdateFunctionConfiguration",
                "GetFunction",
            ]
        )
        let body = String(decoding: calls.calls[2].body, as: UTF8.self)
        #expect(body == #"{"Environment":{"Variables":{"A":"1","STELLAR_RENEWAL":"1"}}}"#)
    }

    @Test func `with a snapshot is published, waited for and named`() async throws {
        let calls = ScriptedCalls { call, count in
            switch (call.operation, count) {
            case ("GetFunctionConfiguration", 0):
                .json(TestFunction(state: "Pending").configuration)
            case ("CreateAlias", _): throw TestFunction.conflict
            default: .json(TestFunction(state: "Active").configuration)
            }
        }
        try await functions(calls).publish("f")
        #expect(
            calls.operations == [
                "PublishVersion", "GetFunctionConfiguration", "GetFunctionConfiguration",
                "CreateAlias", "UpdateAlias",
            ]
        )
        #expect(calls.calls[1].query.map(\.value) == ["7"])
    }

    @Test func `is gone when nobody finds it any more, and once is enough`() async throws {
        let calls = ScriptedCalls { call, count in
            switch (call.operation, count) {
            case ("DeleteFunction", 0): throw TestFunction.conflict
            case ("GetFunction", 0): .json(TestFunction(state: "Active").text)
            case ("GetFunction", _): throw TestFunction.absent
            default: .json("", status: 204)
            }
        }
        try await functions(calls).delete("f")
        #expect(
            calls.operations == ["DeleteFunction", "GetFunction", "DeleteFunction", "GetFunction"]
        )
        let none = ScriptedCalls { _, _ in throw TestFunction.absent }
        try await functions(none).delete("f")
        #expect(none.operations == ["DeleteFunction"])
    }
}
