import AsyncHTTPClient
import NIOCore
package import Values

extension WebClient: HTTPTransfer {
    package func send(
        _ message: HTTPMessage,
        streaming body: HTTPUpload
    ) async throws -> HTTPAnswer {
        var request = Self.request(message)
        let trouble = UploadPieces.Trouble()
        let pieces = UploadPieces(upload: body, trouble: trouble)
        request.body = .stream(pieces, length: .known(Int64(body.length)))
        do {
            return try await exchanging(with: message.url) {
                try await Self.answer(execute(request, message.timeout))
            }
        } catch {
            try trouble.rethrow()
            throw error
        }
    }

    package func fetch(
        _ message: HTTPMessage,
        _ receive: (_ head: HTTPAnswer, _ piece: [UInt8]) throws -> Void
    ) async throws -> HTTPAnswer {
        let response = try await exchanging(with: message.url) {
            try await execute(Self.request(message), message.timeout)
        }
        let head = Self.head(of: response)
        guard (200..<300).contains(head.status) else {
            return try await exchanging(with: message.url) { try await Self.answer(response) }
        }
        var refusal: (any Error)?
        try await exchanging(with: message.url) {
            for try await piece in response.body {
                // Not a failure of the transport, so it must not be told as one.
                do { try receive(head, Array(piece.readableBytesView)) } catch { refusal = error }
                if refusal != nil { break }
            }
        }
        if let refusal { throw refusal }
        return head
    }
}
