import COpenSSL
import Glibc

/// One connection's TLS, away from its socket: bytes in, bytes out.
///
/// Ciphertext passes through our own `send` and `recvmsg`, so it keeps the kernel's stamps, and a
/// request can be encrypted before its instant.
@safe final class TLSSession {
    /// How far a handshake is.
    enum Handshake: Equatable {
        case underWay
        case done
        /// The peer's certificate is not trusted; with the code of `X509_V_ERR_…`.
        case distrusted(Int32)
        /// It failed for another reason; with OpenSSL's.
        case failed(Int32)
    }

    private let session: OpaquePointer
    private let incoming: OpaquePointer
    private let outgoing: OpaquePointer
    private var records = TLSRecords()

    init?(_ session: OpaquePointer?) {
        guard let session = unsafe session else { return nil }
        guard let incoming = unsafe co_memory(), let outgoing = unsafe co_memory() else {
            unsafe SSL_free(session)
            return nil
        }
        unsafe SSL_set_bio(session, incoming, outgoing)
        unsafe (self.session, self.incoming, self.outgoing) = (session, incoming, outgoing)
    }

    deinit {
        // Otherwise its end would count as an error, after which its session is not taken up again.
        unsafe SSL_set_shutdown(session, SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN)
        unsafe SSL_free(session)
    }

    /// Says whom to talk to and what may be spoken.
    func begin(host: String, verifying: Bool, protocols: [String]) {
        unsafe SSL_set_connect_state(session)
        let isAddress = host.contains(":") || host.allSatisfy { $0.isNumber || $0 == "." }
        if !isAddress { _ = unsafe co_name_server(session, host) }
        if verifying, isAddress {
            unsafe X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(session), host)
        } else if verifying {
            unsafe SSL_set1_host(session, host)
        }
        guard !protocols.isEmpty else { return }
        let list = protocols.flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) }
        unsafe SSL_set_alpn_protos(session, list, UInt32(list.count))
    }

    func resume(_ earlier: OpaquePointer) { unsafe SSL_set_session(session, earlier) }

    /// What was agreed on, for ``resume(_:)``; the caller frees it.
    func agreed() -> OpaquePointer? { unsafe SSL_get1_session(session) }

    /// Whether the handshake took up an earlier session.
    var isResumed: Bool { unsafe SSL_session_reused(session) == 1 }

    /// The protocol that the peer has chosen; empty for none.
    var chosen: String {
        var (name, length) = unsafe (UnsafePointer<UInt8>?.none, UInt32(0))
        unsafe SSL_get0_alpn_selected(session, &name, &length)
        let bytes = unsafe UnsafeBufferPointer(start: name, count: Int(length))
        return unsafe String(decoding: bytes, as: UTF8.self)
    }

    /// Goes on with the handshake as far as what has come allows.
    func shakeHands() -> Handshake {
        ERR_clear_error()
        let result = unsafe SSL_do_handshake(session)
        guard result != 1 else { return .done }
        let reason = unsafe SSL_get_error(session, result)
        guard reason != SSL_ERROR_WANT_READ, reason != SSL_ERROR_WANT_WRITE else {
            return .underWay
        }
        let verdict = Int32(truncatingIfNeeded: unsafe SSL_get_verify_result(session))
        guard verdict == X509_V_OK else { return .distrusted(verdict) }
        return .failed(Int32(truncatingIfNeeded: ERR_peek_last_error() & 0x7f_ffff))
    }

    /// How much to read so that not more than one record is begun.
    var lookSize: Int { records.wanted }

    /// Whether what comes next begins a record.
    var isBetweenRecords: Bool { records.isAtStart }

    /// Takes ciphertext that came.
    func feed(_ buffer: [UInt8], _ count: Int) {
        records.pass(buffer.span.extracting(0..<count))
        unsafe buffer.withUnsafeBytes { bytes in
            _ = unsafe BIO_write(incoming, bytes.baseAddress, Int32(count))
        }
    }

    /// Appends all ciphertext that is to be sent.
    func drain(into ciphertext: inout [UInt8]) {
        let count = unsafe co_pending(outgoing)
        guard count > 0 else { return }
        let start = ciphertext.count
        ciphertext.append(contentsOf: repeatElement(0, count: count))
        let read = unsafe ciphertext.withUnsafeMutableBytes {
            unsafe BIO_read(outgoing, $0.baseAddress?.advanced(by: start), Int32(count))
        }
        precondition(Int(read) == count, "a memory holds less than it says")
    }

    /// Encrypts bytes and says whether it worked.
    ///
    /// What comes of them is fetched by ``drain(into:)``.
    func encrypt(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var done = range.lowerBound
        while done < range.upperBound {
            let written = unsafe bytes.withUnsafeBytes { all in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: all[done..<range.upperBound])
                return unsafe SSL_write(session, rest.baseAddress, Int32(rest.count))
            }
            guard written > 0 else { return false }
            done += Int(written)
        }
        return true
    }

    /// What decrypting came to.
    enum Plaintext: Equatable {
        case bytes(Int)
        case needsMore
        /// The peer has said that it sends no more.
        case closed
        case broken
    }

    /// Decrypts what is complete into the beginning of a buffer.
    func decrypt(into buffer: inout [UInt8]) -> Plaintext {
        ERR_clear_error()
        let count = unsafe buffer.withUnsafeMutableBytes {
            unsafe SSL_read(session, $0.baseAddress, Int32($0.count))
        }
        guard count <= 0 else { return .bytes(Int(count)) }
        switch unsafe SSL_get_error(session, count) {
        case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return .needsMore
        case SSL_ERROR_ZERO_RETURN: return .closed
        default: return .broken
        }
    }
}
