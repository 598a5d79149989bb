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

    /// Reads an answer's body; `nil` when it is not what the contract says, which proves nothing.
    init?(body: [UInt8]) {
        guard let answer = try? JSONDecoder().decode(FunctionAnswer.self, from: Data(body)),
            !answer.instance.isEmpty, answer.ordinal > 0
        else { return nil }
        self = answer
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
