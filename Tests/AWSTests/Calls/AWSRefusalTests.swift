import Testing
import Values

@testable import Providers

@Suite struct `What AWS says when it refuses` {
    private static func refusal(
        _ status: Int,
        _ body: String,
        _ headers: [HTTPField] = []
    ) -> AWSRefusal? {
        AWSRefusal(HTTPAnswer(status: status, headers: headers, body: Array(body.utf8)))
    }

    @Test func `a header names the code, and an address after it does not matter`() {
        let refusal = Self.refusal(
            409,
            #"{"Type":"User","Message":"Function already exist: f"}"#,
            [
                HTTPField("x-amzn-ErrorType", "ResourceConflictException:http://internal/x"),
                HTTPField("x-amzn-RequestId", "1-2-3"),
            ]
        )
        #expect(refusal?.code == "ResourceConflictException")
        #expect(refusal?.message == "Function already exist: f")
        #expect(refusal?.requestID == "1-2-3")
        #expect(refusal?.kind == .conflict)
    }

    @Test func `JSON names the code after its name space`() {
        let body = #"{"__type":"com.amazonaws.ecr#RepositoryNotFoundException","message":"no"}"#
        let refusal = Self.refusal(400, body)
        #expect(refusal?.code == "RepositoryNotFoundException")
        #expect(refusal?.kind == .notFound)
    }

    @Test(arguments: [
        "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Code>C</Code>"
            + "<Message>m</Message></Error><RequestId>r</RequestId></ErrorResponse>",
        "<Response><Errors><Error><Code>C</Code><Message>m</Message></Error></Errors>"
            + "<RequestID>r</RequestID></Response>",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>C</Code><Message>m</Message>"
            + "<RequestId>r</RequestId><HostId>h</HostId></Error>",
    ])
    func `XML names it in one of three places`(body: String) {
        let refusal = Self.refusal(400, body)
        #expect(refusal?.code == "C")
        #expect(refusal?.message == "m")
        #expect(refusal?.requestID == "r")
    }

    @Test func `an error inside a success is one, that may pass`() {
        let body =
            "\n \n<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>InternalError</Code>"
            + "<Message>try again</Message></Error>"
        #expect(Self.refusal(200, body)?.kind == .unavailable)
        #expect(
            Self.refusal(200, "<DeleteResult><Error><Code>x</Code></Error></DeleteResult>") == nil
        )
        #expect(Self.refusal(200, "<Answer><Error>fine</Error></Answer>") == nil)
    }

    @Test(arguments: [
        (401, FailureCode.unauthorized), (403, .unauthorized), (404, .notFound), (409, .conflict),
        (413, .invalid), (429, .throttled), (500, .unavailable), (503, .unavailable),
    ])
    func `without a code that is known the status decides`(status: Int, kind: FailureCode) {
        #expect(Self.refusal(status, "<html>oops")?.kind == kind)
        #expect(Self.refusal(status, #"{"__type":"NeverHeardOfException"}"#)?.kind == kind)
    }

    @Test(arguments: [
        ("ThrottlingException", FailureCode.throttled), ("RequestLimitExceeded", .throttled),
        ("SlowDown", .throttled), ("InsufficientInstanceCapacity", .capacity),
        ("VcpuLimitExceeded", .quota), ("CodeStorageExceededException", .quota),
        ("InvalidInstanceID.NotFound", .notFound), ("InvalidKeyPair.Duplicate", .conflict),
        ("DependencyViolation", .conflict), ("NoSuchEntity", .notFound),
        ("AccessDeniedException", .unauthorized), ("InvalidParameterValueException", .invalid),
    ])
    func `a code decides whatever the status`(code: String, kind: FailureCode) {
        #expect(Self.refusal(400, #"{"__type":"\#(code)"}"#)?.kind == kind)
    }

    @Test func `hostile documents are nothing`() {
        let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><Error><Code>&a;</Code></Error>"
        #expect(XMLTreeReader.read(Array(bomb.utf8)) == nil)
        let deep = String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100)
        #expect(XMLTreeReader.read(Array(deep.utf8)) == nil)
        #expect(XMLTreeReader.read(Array("<a><b></a>".utf8)) == nil)
        #expect(XMLTreeReader.read([]) == nil)
    }
}
