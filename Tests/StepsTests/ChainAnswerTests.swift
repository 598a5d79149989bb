import FaaS
import Foundation
import LoadGenerator
import Pipeline
import Results
import Testing
import Values

@testable import Steps

/// An answer as a function of a chain spells it.
private func json(
    _ instance: String,
    _ ordinal: Int = 1,
    payload: Int = 1000,
    clock: String? = "boot",
    others: [String] = []
) -> String {
    let clock = clock.map { "\"\($0)\"" } ?? "null"
    return #"{"instance":"\#(instance)","ordinal":\#(ordinal),"payloadBytes":\#(payload),"#
        + #""heldNs":500,"passedNs":100,"serviceNs":7,"clock":\#(clock),"#
        + #""chain":[\#(others.joined(separator: ","))]}"#
}

private func answer(_ text: String) -> FunctionAnswer? { FunctionAnswer(body: Array(text.utf8)) }

@Suite struct `Answers of chains` {
    @Test func `tell the way from each function to the next`() throws {
        let text = json("a", others: [json("b", 2), json("c", 3, clock: "other")])
        let hops = try #require(answer(text)).hops
        #expect(
            hops == [
                Sample.Hop(instance: "b", ordinal: 2, passed: 100, held: 500, transfer: 400),
                Sample.Hop(instance: "c", ordinal: 3, passed: 100, held: 500),
            ]
        )
    }

    @Test func `tell no transfer time without a clock`() throws {
        let text = json("a", clock: nil, others: [json("b", clock: nil)])
        #expect(try #require(answer(text)).hops.map(\.transfer) == [nil])
    }

    @Test func `are cold when each function was, warm when each was, and else nothing`() {
        var judge = ColdnessJudge()
        #expect(
            judge.verdict(on: answer(json("a", others: [json("b")])), sent: 100, arrived: 50)
                == .cold
        )
        #expect(
            judge.verdict(on: answer(json("a", 2, others: [json("b", 2)])), sent: 100, arrived: 50)
                == .warm
        )
        #expect(
            judge.verdict(on: answer(json("a", 3, others: [json("c")])), sent: 100, arrived: 50)
                == .unknown
        )
        #expect(
            judge.verdict(on: answer(json("d", others: [json("b", 3)])), sent: 100, arrived: 50)
                == .unknown
        )
        // What was seen beside a function that proved nothing is known all the same.
        #expect(
            judge.verdict(on: answer(json("e", others: [json("c")])), sent: 100, arrived: 50)
                == .unknown
        )
    }

    @Test func `prove nothing when one of them does not say who it is`() {
        #expect(answer(json("a", others: [json("")])) == nil)
        #expect(answer(json("a", others: [json("b", 0)])) == nil)
    }

    @Test func `are read from the first line when a payload follows`() throws {
        let body = Array(json("a").utf8) + [10, 0xff, 0x00, 0x7b]
        #expect(FunctionAnswer(body: body) == nil)
        #expect(FunctionAnswer(body: body, carriesPayload: true)?.instance == "a")
    }
}

@Suite struct `What was asked of a function` {
    private func check(
        payload: Int = 0,
        response: Int = 0,
        service: Duration = .zero,
        chain: Int? = nil
    ) -> AnswerCheck {
        var mapping = MappingReader.describing()
        var parameters = InvokeParameters(reading: &mapping)
        parameters.payload = ByteCount(bytes: payload)
        parameters.responsePayload = ByteCount(bytes: response)
        parameters.serviceTime = service
        parameters.endpoints = [KeyType<EndpointSet>.endpoints.placeholder]
        parameters.endpoints[0].chain = chain.map { ChainShape(length: $0, transfer: .inline) }
        return AnswerCheck(parameters)
    }

    private func fault(_ check: AnswerCheck, _ text: String, body: Int = 0) -> String? {
        check.fault(in: answer(text), body: body, told: 0)
    }

    @Test func `is not asked about when it is nothing`() {
        #expect(fault(check(), "ok") == nil)
        #expect(fault(check(), #"{"instance":"a","ordinal":1}"#) == nil)
    }

    @Test func `must be confirmed, and else the request has failed`() {
        #expect(fault(check(payload: 1000), json("a")) == nil)
        #expect(fault(check(payload: 1001), json("a")) == "payload")
        #expect(fault(check(service: .nanoseconds(7)), json("a")) == nil)
        #expect(fault(check(service: .nanoseconds(8)), json("a")) == "service-time")
        #expect(fault(check(response: 10), json("a"), body: 10) == nil)
        #expect(fault(check(response: 10), json("a"), body: 9) == "response-payload")
        #expect(fault(check(payload: 1), "ok") == "unproven")
    }

    @Test func `must be confirmed by every function of a chain`() {
        let check = check(payload: 1000, chain: 3)
        #expect(fault(check, json("a", others: [json("b"), json("c")])) == nil)
        #expect(fault(check, json("a", others: [json("b")])) == "chain")
        #expect(fault(check, json("a", others: [json("b"), json("c", payload: 999)])) == "payload")
        #expect(fault(self.check(), json("a", others: [json("b")])) == "chain")
    }
}

@Suite struct `What is sent to a function` {
    private func request(_ adjust: (inout InvokeParameters) -> Void) -> FunctionRequest {
        var mapping = MappingReader.describing()
        var parameters = InvokeParameters(reading: &mapping)
        adjust(&parameters)
        return FunctionRequest(parameters, seed: 7)
    }

    @Test func `is a plain request when nothing is asked`() throws {
        let target = try request { _ in }.target("http://h/f")
        #expect(target.method == "GET" && target.body.isEmpty)
        #expect(target.path == "/f?service-time=0")
    }

    @Test func `carries exactly the payload, the same for the same seed, and incompressible`()
        throws
    {
        let size = ByteCount(bytes: 100_003)
        let body = try request { $0.payload = size }.target("http://h/f").body
        #expect(body.count == size.bytes)
        #expect(try request { $0.payload = size }.target("http://h/f").body == body)
        let counts = body.reduce(into: [UInt8: Int]()) { $0[$1, default: 0] += 1 }
        let entropy = counts.values.reduce(0.0) { sum, count in
            let share = Double(count) / Double(body.count)
            return sum - share * log2(share)
        }
        #expect(entropy > 7.99)
    }

    @Test func `tells the first function of a chain what to make`() throws {
        let target = try request {
            $0.payload = ByteCount(bytes: 1024)
            $0.endpoints = [KeyType<EndpointSet>.endpoints.placeholder]
            $0.endpoints[0].chain = ChainShape(length: 2, transfer: .storage)
        }
        .target("http://h/f")
        #expect(target.body.isEmpty)
        #expect(target.path.contains("&payload=1024&seed="))
    }

    @Test func `leaves room to read what every function of a long chain says`() {
        let long = request {
            $0.endpoints = [KeyType<EndpointSet>.endpoints.placeholder]
            $0.endpoints[0].chain = ChainShape(length: 16, transfer: .inline)
        }
        #expect(long.limits.keptBody >= 16 * 512)
    }
}
