import FoundationEssentials
import Results

/// What a function says about itself in its answer; the contract is in `functions/README.md`.
struct FunctionAnswer: Decodable, Sendable, Hashable {
    /// The id that the instance made when it started.
    var instance: String
    /// How many requests the instance has served, this one included.
    var ordinal: Int
    /// How long the instance took to become ready, in nanoseconds.
    var initNs: Int?
    /// When the request reached the function, in nanoseconds on its own monotonic clock.
    var receivedNs: Int?
    /// When the function answered, on the same clock.
    var sentNs: Int?
    /// How long it spun because it was asked to, in nanoseconds.
    var serviceNs: Int?
    /// How many bytes of payload it was given, or has made for the others of its chain.
    var payloadBytes: Int?
    /// When it held all of the payload, on its clock.
    var heldNs: Int?
    /// When it began to pass the payload on, on its clock.
    var passedNs: Int?
    /// Which clock its times are of; the same word means that they can be compared.
    var clock: String?
    /// What the functions after it in its chain answered, in order.
    var chain: [FunctionAnswer]?
}

extension FunctionAnswer {
    /// Reads an answer's body; `nil` when it is not what the contract says, which proves nothing.
    ///
    /// - Parameters:
    ///   - body: The body, or as much of it as was kept.
    ///   - carriesPayload: Whether a payload follows after the first line.
    init?(body: [UInt8], carriesPayload: Bool = false) {
        let text = carriesPayload ? body.prefix { $0 != UInt8(ascii: "\n") } : body[...]
        guard let answer = try? JSONDecoder().decode(FunctionAnswer.self, from: Data(text)),
            answer.everyone.allSatisfy({ !$0.instance.isEmpty && $0.ordinal > 0 })
        else { return nil }
        self = answer
    }

    /// The answers of all functions of the chain, this one first.
    var everyone: [FunctionAnswer] { [self] + (chain ?? []) }

    /// The way of the payload from each function to the next.
    var hops: [Sample.Hop] {
        zip(everyone, everyone.dropFirst()).map { sender, receiver in
            var hop = Sample.Hop(
                instance: receiver.instance,
                ordinal: receiver.ordinal,
                passed: sender.passedNs,
                held: receiver.heldNs
            )
            // Clocks of two machines have nothing to do with each other.
            if let clock = sender.clock, clock == receiver.clock {
                hop.transfer = hop.held.flatMap { held in hop.passed.map { held - $0 } }
            }
            return hop
        }
    }
}

extension Sample.Function {
    init(_ answer: FunctionAnswer) {
        self.init(
            instance: answer.instance,
            ordinal: answer.ordinal,
            initDuration: answer.initNs,
            received: answer.receivedNs,
            answered: answer.sentNs
        )
    }
}
