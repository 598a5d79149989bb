import FaaS
import Foundation
import LocalFaaS
import LocalFaaSTestSupport
import Testing
import Values

@Suite struct `Requests and answers` {
    private static func twoInstances(_ configuration: inout LocalServerConfiguration) {
        configuration.maximumInstances = 2
    }

    @Test(arguments: ["python", "node"])
    func `a handler sees the request and shapes the answer`(runtime: String) async throws {
        let files = [
            "handler.py": """
            def handler(event, context):
                return {"statusCode": 418, "headers": {"x-mine": event["headers"]["x-yours"]},
                        "body": event["requestContext"]["http"]["method"] + event["rawPath"]
                                + event["queryStringParameters"]["q"] + event["body"]
                                + context.function_name}
            """,
            "handler.js": """
            exports.handler = (event, context, done) => done(null, {
              statusCode: 418, headers: { 'x-mine': event.headers['x-yours'] },
              body: event.requestContext.http.method + event.rawPath
                + event.queryStringParameters.q + event.body + context.functionName });
            """,
        ]
        try await RunningServer.with { server in
            let function = try await server.create(files, runtime: runtime)
            let answer = try await server.http.send(
                HTTPMessage(
                    method: "PUT",
                    url: function.endpoint + "/a/b?q=%C3%A9",
                    headers: [HTTPField("x-yours", "header")],
                    body: Array("b\u{f6}dy".utf8)
                )
            )
            #expect(answer.status == 418)
            #expect(answer.header("x-mine") == "header")
            #expect(answer.text == "PUT/a/b\u{e9}b\u{f6}dyf")
        }
    }

    @Test(arguments: ["python", "node"])
    func `five megabytes go in and come out`(runtime: String) async throws {
        let files = [
            "handler.py":
                "def handler(event, context):\n    return {'statusCode': 200, 'body': event['body']}",
            "handler.js": "exports.handler = async (e) => ({ statusCode: 200, body: e.body });",
        ]
        try await RunningServer.with { server in
            let function = try await server.create(files, runtime: runtime)
            let body = [UInt8](repeating: UInt8(ascii: "x"), count: 5 << 20)
            let message = HTTPMessage(method: "POST", url: function.endpoint, body: body)
            #expect(try await server.http.send(message).body == body)
        }
    }

    @Test func `too large a request is refused`() async throws {
        try await RunningServer.with { server in
            let function = try await server.create(Handlers.echo)
            let body = [UInt8](repeating: 0, count: 7 << 20)
            let message = HTTPMessage(method: "POST", url: function.endpoint, body: body)
            // The server answers and closes while the client still sends: either is a refusal.
            let answer = try? await server.http.send(message)
            #expect(answer == nil || answer?.status == 413)
            #expect(try await server.get(function).status == 200)
        }
    }

    @Test func `many requests in a row stay warm`() async throws {
        try await RunningServer.with { server in
            let function = try await server.create(Handlers.echo)
            for count in 1...200 {
                #expect(try await server.get(function).echo().count == count)
            }
        }
    }

    @Test func `beyond the limit of instances a request is refused`() async throws {
        try await RunningServer.with(Self.twoInstances) { server in
            let gate = server.folder.path + "/gate"
            let function = try await server.create(Handlers.gated) {
                $0.environment = ["GATE": gate]
            }
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<3 { group.addTask { try await server.get(function).status } }
                // The others wait at the gate.
                #expect(try await group.next() == 429)
                try Data().write(to: URL(fileURLWithPath: gate))
                #expect(try await group.next() == 200)
                #expect(try await group.next() == 200)
            }
        }
    }

    @Test func `nothing is found where no function is`() async throws {
        try await RunningServer.with { server in
            let root = "http://\(server.announcement.address)"
            for path in ["/", "/f/", "/f/none", "/favicon.ico"] {
                let answer = try await server.http.send(HTTPMessage(url: root + path))
                #expect(answer.status == 404)
            }
        }
    }
}
