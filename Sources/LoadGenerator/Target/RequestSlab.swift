import CSocketTiming

/// All requests of a plan, rendered before the first of them is due.
///
/// Heads lie in one block, bodies are shared by all requests to the same endpoint.
struct RequestSlab {
    private var heads: [UInt8] = []
    private var spans: [Range<Int>] = []
    private let bodies: [[UInt8]]
    private let endpoints: [Int]

    init(_ plan: LoadPlan, targets: [LoadTarget]) {
        bodies = targets.map(\.body)
        endpoints = plan.requests.map(\.endpoint)
        let templates = targets.map(RequestTemplate.init)
        var shared = [Range<Int>?](repeating: nil, count: targets.count)
        for request in plan.requests {
            let template = templates[request.endpoint]
            if let span = shared[request.endpoint] {
                spans.append(span)
            } else {
                let span = heads.place(template.head(id: request.id))
                if template.isConstant { shared[request.endpoint] = span }
                spans.append(span)
            }
        }
    }

    /// How many bytes a request has.
    func count(_ index: Int) -> Int { spans[index].count + bodies[endpoints[index]].count }

    /// Hands what is left of a request after `skip` bytes to a socket.
    ///
    /// Returns how many bytes the system took, or `-errno`.
    func send(_ index: Int, to descriptor: Int32, skip: Int) -> Int {
        let span = spans[index]
        return unsafe heads.withUnsafeBytes { heads in
            unsafe bodies[endpoints[index]].withUnsafeBytes { body in
                let head = unsafe heads.baseAddress?.advanced(by: span.lowerBound)
                return unsafe st_send(
                    descriptor,
                    head,
                    span.count,
                    body.baseAddress,
                    body.count,
                    skip
                )
            }
        }
    }
}

extension [UInt8] {
    /// Appends bytes and returns where they are.
    fileprivate mutating func place(_ bytes: [UInt8]) -> Range<Int> {
        defer { append(contentsOf: bytes) }
        return count..<(count + bytes.count)
    }
}
