/// What happens to some of the requests on their way to moto.
///
/// The first rule that a request falls under decides; each counts the requests that it is about.
package struct FaultRule: Encodable, Sendable, Hashable {
    private let fault: String
    private var seconds: Double?
    private var status: Int?
    private var code: String?
    private var body: String?
    private var on = ".*"
    private var each = false
    private var skip = 0
    private var every = 1
    private var times: Int?

    private init(_ fault: String) { self.fault = fault }

    /// It never arrives; the service says, in its own way, that it is asked too often.
    package static let throttled = FaultRule("throttle")
    /// It never arrives, and the answer is a 500 without words.
    package static let failed = FaultRule("fail")
    /// It never arrives, and the connection is reset.
    package static let reset = FaultRule("reset")
    /// It is carried out, and the connection is reset in place of an answer.
    package static let lostReply = FaultRule("lose")
    /// From now on the key that it is signed with is refused as expired, by all services.
    package static let expired = FaultRule("expire")
    /// It is carried out when the gate opens, whether somebody still waits or not.
    package static let gated = FaultRule("gate")
    /// It is carried out, and answered when the gate opens.
    package static let held = FaultRule("hold")

    /// Its answer takes some time, in seconds.
    package static func slow(_ seconds: Double) -> FaultRule {
        var rule = FaultRule("slow")
        rule.seconds = seconds
        return rule
    }

    /// From now on the clocks of all services are ahead of ours, by seconds.
    package static func skewed(by seconds: Double) -> FaultRule {
        var rule = FaultRule("skew")
        rule.seconds = seconds
        return rule
    }

    /// It never arrives, and is refused with a code of AWS's.
    package static func refused(_ status: Int, _ code: String) -> FaultRule {
        var rule = FaultRule("refuse")
        (rule.status, rule.code) = (status, code)
        return rule
    }

    /// It never arrives, and this document is the answer: for what AWS knows and moto does not.
    package static func answered(_ body: String) -> FaultRule {
        var rule = FaultRule("answer")
        rule.body = body
        return rule
    }
}

extension FaultRule {
    /// Is about some operations only: a regular expression for all of AWS's name of one.
    package func on(_ operation: String) -> FaultRule { with { $0.on = operation } }

    /// Counts each operation apart.
    package var ofEach: FaultRule { with { $0.each = true } }

    /// Leaves the first ones alone.
    package func after(_ count: Int) -> FaultRule { with { $0.skip = count } }

    /// Leaves all alone but one in so many, the first of them first.
    package func oneIn(_ count: Int) -> FaultRule { with { $0.every = count } }

    /// Is over after so many requests that it is about.
    package func atMost(_ count: Int) -> FaultRule { with { $0.times = count } }

    private func with(_ change: (inout FaultRule) -> Void) -> FaultRule {
        var rule = self
        change(&rule)
        return rule
    }
}
