import FoundationEssentials
import NIOCore

/// An error as runtimes report it.
struct RuntimeError: Decodable {
    var errorMessage: String?
    var errorType: String?

    /// One line for a person, from whatever a runtime sent.
    static func summary(of body: ByteBuffer) -> String {
        // A runtime that cannot even report its error as JSON still said something.
        let error = try? JSONDecoder().decode(Self.self, from: Data(body.readableBytesView))
        let parts = [error?.errorType, error?.errorMessage].compactMap(\.self)
        guard parts.isEmpty else { return parts.joined(separator: ": ") }
        let text = String(buffer: body).prefix(200)
        return text.isEmpty ? "an error without a message" : String(text)
    }
}
