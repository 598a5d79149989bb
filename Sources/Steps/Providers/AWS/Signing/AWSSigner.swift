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
        let request = canonical(call, address, payload: SHA256.text(of: call.body))
        let signature = signature(call, address).headers(for: request)
        return HTTPMessage(
            method: call.method,
            url: address.url(call.query),
            headers: call.headers + signature
                + [HTTPField("User-Agent", "stellar-run/\(ProgramVersion.current)")],
            body: call.body,
            timeout: Self.timeout(for: call.body.count)
        )
    }

    /// An address at which anybody can do what the call does, until it expires.
    ///
    /// - Parameter seconds: How long it is good for, at most a week.
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

    /// Half a minute, and what the bytes take on a slow line.
    static func timeout(for bytes: Int) -> Duration { .seconds(60 + bytes / (256 << 10)) }
}
