import CSocketTiming
import Glibc

/// An address that a socket can be connected to.
struct SocketAddress {
    var storage: sockaddr_storage
    var length: socklen_t

    /// Asks the resolver for the first stream address of a host; blocks.
    ///
    /// - Throws: A ``ResolverFailure`` when there is none.
    init(host: String, port: Int) throws(ResolverFailure) {
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        unsafe hints.ai_flags = AI_NUMERICSERV
        var list: UnsafeMutablePointer<addrinfo>?
        let code = unsafe getaddrinfo(host, String(port), &hints, &list)
        guard code == 0, let first = unsafe list, let address = unsafe first.pointee.ai_addr else {
            throw ResolverFailure(code: code)
        }
        defer { unsafe freeaddrinfo(first) }
        storage = sockaddr_storage()
        length = unsafe first.pointee.ai_addrlen
        let size = min(Int(length), MemoryLayout<sockaddr_storage>.size)
        unsafe withUnsafeMutableBytes(of: &storage) { target in
            unsafe target.copyMemory(from: UnsafeRawBufferPointer(start: address, count: size))
        }
    }
}

/// A host without an address.
struct ResolverFailure: Error {
    /// The resolver's own code, `EAI_…`.
    var code: Int32

    /// What the system says about it.
    var reason: String { unsafe String(cString: gai_strerror(code)) }
}
