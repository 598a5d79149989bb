import Crypto
import Values

/// Makes a call into the request that goes over the wire.
///
/// Pure: follows from the call, where it goes, who signs and when.
struct AWSSigner: Sendable {
    /// Who signs.
    let credentials: AWSCredentials
    /// When.
    let time: AWSTimestamp

    /// The request, signed in its header.
    func message(_ call: AWSCall, to address: AWSAddress) -> HTTPMessage {
        let payload = call.upload?.digest ?? SHA256.text(of: call.body)
        let request = canonical(call, address, payload: payload)
        return message(call, address, signature(call, address).headers(for: request))
    }

    /// The request with a long body, signed as far as it is known: the whole of it, nothing of it
    /// where the connection is safe anyway, or piece by piece.
    func upload(_ call: AWSCall, _ upload: AWSUpload, to address: AWSAddress) -> AWSSignedUpload {
        let signature = signature(call, address)
        if upload.digest != nil {
            return AWSSignedUpload(message: message(call, to: address), body: upload.bytes)
        }
        guard address.scheme == "http" else {
            let request = canonical(call, address, payload: SignatureV4.unsignedPayload)
            let headers = signature.headers(for: request)
            return AWSSignedUpload(message: message(call, address, headers), body: upload.bytes)
        }
        var call = call
        call.headers += [
            HTTPField("Content-Encoding", "aws-chunked"),
            HTTPField("X-Amz-Decoded-Content-Length", "\(upload.bytes.length)"),
        ]
        let request = canonical(call, address, payload: SignedPieces.payload)
        let headers = signature.headers(for: request)
        let seed = headers.last?.value.split(separator: "=").last.map(String.init) ?? ""
        let pieces = SignedPieces(upload.bytes, signer: signature, seed: seed)
        return AWSSignedUpload(message: message(call, address, headers), body: pieces.encoded)
    }

    private func message(
        _ call: AWSCall,
        _ address: AWSAddress,
        _ signature: [HTTPField]
    ) -> HTTPMessage {
        let agent = HTTPField("User-Agent", "stellar-run/\(ProgramVersion.current)")
        return HTTPMessage(
            method: call.method,
            url: address.url(call.query),
            headers: call.headers + signature + [agent],
            body: call.body,
            timeout: Self.timeout(for: call.upload?.bytes.length ?? call.body.count)
        )
    }

    /// An address at which anybody can do what the call does, for some seconds, at most a week.
    func presigned(_ call: AWSCall, to address: AWSAddress, expiresIn seconds: Int) -> String {
        let payload =
            call.service == .s3 ? SignatureV4.unsignedPayload : SHA256.text(of: call.body)
        let request = canonical(call, address, payload: payload)
        return address.url(signature(call, address).query(for: request, expiresIn: seconds))
    }

    private func canonical(
        _ call: AWSCall,
        _ address: AWSAddress,
        payload: String
    ) -> CanonicalRequest {
        CanonicalRequest(
            method: call.method,
            path: address.path,
            query: call.query,
            headers: [HTTPField("Host", address.host)] + call.headers,
            payload: payload,
            encodesPathTwice: call.service != .s3
        )
    }

    private func signature(_ call: AWSCall, _ address: AWSAddress) -> SignatureV4 {
        SignatureV4(
            credentials: credentials,
            time: time,
            region: address.region,
            service: call.service.rawValue
        )
    }

    /// A minute, and what the bytes take on a slow line.
    static func timeout(for bytes: Int) -> Duration { .seconds(60 + bytes / (256 << 10)) }
}
