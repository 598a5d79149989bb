import LoadGenerator
import Values

/// What an experiment sends to each function; the words are those of `functions/README.md`.
struct FunctionRequest: Sendable {
    private let query: String
    private let body: [UInt8]
    /// How much of an answer has to be kept to read what the functions say of themselves.
    let keptBody: Int

    /// Makes what is sent; the same seed makes the same payload.
    init(_ parameters: InvokeParameters, seed: UInt64) {
        let length = parameters.chain?.length
        var seeds = SeededGenerator(seed: seed, for: "payload")
        var query = "service-time=\(parameters.serviceTime.nanoseconds)"
        if length != nil {
            // A number of JSON, so less than 2^53.
            query += "&payload=\(parameters.payload.bytes)&seed=\(seeds.next() >> 12)"
        }
        if parameters.responsePayload > .zero {
            query += "&response-payload=\(parameters.responsePayload.bytes)"
            if length == nil { query += "&seed=\(seeds.next() >> 12)" }
        }
        self.query = query
        body = length == nil ? seeds.bytes(parameters.payload.bytes) : []
        keptBody = ResponseLimits().keptBody + 512 * (length ?? 0)
    }

    /// What goes to the function at an address.
    func target(_ url: String) throws(LoadError) -> LoadTarget {
        let whole = url + (url.contains("?") ? "&" : "?") + query
        guard !body.isEmpty else { return try LoadTarget(url: whole) }
        return try LoadTarget(
            url: whole,
            method: "POST",
            headers: [HTTPField("Content-Type", "application/octet-stream")],
            body: body
        )
    }

    /// What is read of an answer.
    var limits: ResponseLimits {
        var limits = ResponseLimits()
        limits.keptBody = keptBody
        limits.body = max(limits.body, InvokeParameters.largestPayload.bytes + keptBody)
        return limits
    }
}

extension SeededGenerator {
    /// Bytes that no compression makes shorter.
    fileprivate mutating func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 8)
        while bytes.count < count {
            let word = next()
            for shift in stride(from: 0, to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> shift))
            }
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }
}
