import LoadGenerator
import Values

/// A finished load: what was reported and every answer, in the order in which they ended.
struct Volley {
    var report: LoadReport
    var answers: [LoadAnswer]

    var rows: [LoadRow] { answers.map(\.row) }
    var only: LoadAnswer { answers[0] }
    func row(_ id: Int) -> LoadRow? { rows.first { $0.id == id } }

    /// The answer that an obliging server gives.
    static let hello = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"

    /// Fires a plan at some ports of loopback.
    static func fire(
        _ plan: LoadPlan,
        at ports: Int...,
        method: String = "GET",
        body: [UInt8] = [],
        policy: ConnectionPolicy = .prewarmed,
        timeout: Duration = .seconds(30),
        limits: ResponseLimits = ResponseLimits(),
        origin: Int? = nil,
        watching: ([LoadAnswer]) async throws -> LoadDirective = { _ in .proceed }
    ) async throws -> Volley {
        let targets = try ports.map {
            try LoadTarget(url: "http://127.0.0.1:\($0)/{id}", method: method, body: body)
        }
        var generator = LoadGenerator(
            targets: targets,
            policy: policy,
            timeout: timeout,
            limits: limits
        )
        // Tests run side by side; none may take a processor for itself.
        generator.placing = .ordinary
        var answers: [LoadAnswer] = []
        let report = try await generator.run(plan, origin: origin) { batch in
            answers += batch
            return try await watching(batch)
        }
        return Volley(report: report, answers: answers)
    }
}

extension LoadPlan {
    /// One request after the other, each after a gap.
    static func paced(_ count: Int, every gap: Duration, endpoints: Int = 1) -> LoadPlan {
        LoadPlan(
            requests: (0..<count).map {
                PlannedRequest(
                    id: $0,
                    offset: gap.nanoseconds * $0,
                    endpoint: $0 % endpoints,
                    burst: $0
                )
            }
        )
    }

    /// All requests at once.
    static func burst(_ count: Int) -> LoadPlan {
        LoadPlan(
            requests: (0..<count).map {
                PlannedRequest(id: $0, offset: 0, burst: 0, burstSize: count)
            }
        )
    }
}
