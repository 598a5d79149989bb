import FaaS
import Values

/// Finds what is wrong with an order before anything is made of it.
struct OrderCheck {
    /// The shortest keep-alive: below it an instance may go while its next request is on its way.
    static let shortestKeepAlive = Duration.milliseconds(100)

    let order: FunctionOrder

    /// Throws the first mistake; returns the runtime, which is known then.
    func check() throws(ControlFailure) -> Runtime {
        guard order.schema == 1 else { throw invalid("schema \(order.schema) is not known here") }
        guard Self.isName(order.name) else {
            throw invalid("'\(order.name)' is not a function name: letters, digits, '-' and '_'")
        }
        if let kind = order.packageKind, PackageKind(rawValue: kind) == nil {
            throw invalid("packages of kind '\(kind)' are not known here")
        }
        guard order.packageDigest.count == 64, order.packageDigest.allSatisfy(\.isHexDigit) else {
            throw invalid("'\(order.packageDigest)' is not a SHA-256")
        }
        guard order.packageBytes >= 0, order.memoryBytes > 0, order.timeoutNs > 0 else {
            throw invalid("sizes and times must be positive")
        }
        if let keepAlive = order.keepAliveNs, keepAlive < Self.shortestKeepAlive.nanoseconds {
            throw invalid("keep-alive must be at least \(Self.shortestKeepAlive.text)")
        }
        return try runtime()
    }

    private func runtime() throws(ControlFailure) -> Runtime {
        guard let runtime = Runtime(rawValue: order.runtime) else {
            let known = Runtime.allCases.map(\.rawValue).joined(separator: ", ")
            throw invalid("the runtime '\(order.runtime)' is not one of \(known)")
        }
        guard !runtime.callsByName || HandlerName(order.handler) != nil else {
            throw invalid("the handler '\(order.handler)' is not 'module.function'")
        }
        return runtime
    }

    private func invalid(_ message: String) -> ControlFailure { ControlFailure(.invalid, message) }

    /// Names become folder names, so nothing else may be in them.
    static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
