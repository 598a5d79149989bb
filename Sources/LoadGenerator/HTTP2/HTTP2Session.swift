import CNGHTTP2

/// One connection's HTTP/2, away from its socket: bytes in, bytes out, one request at a time.
@safe final class HTTP2Session {
    private var session: OpaquePointer?
    private let keptBody: Int
    /// What came of the latest request.
    fileprivate(set) var answer = HTTP2Answer()
    /// The beginning of its body.
    fileprivate(set) var body: [UInt8] = []
    /// Whether all of the latest request was handed out.
    fileprivate(set) var isRequestOut = true
    /// Whether the peer takes no more requests.
    fileprivate(set) var isClosing = false
    fileprivate var stream: Int32 = 0
    fileprivate var requestBody: [UInt8] = []
    fileprivate var handedOut = 0

    /// - Parameter keptBody: How much of the body of an answer is kept.
    init?(keptBody: Int) {
        self.keptBody = keptBody
        guard let callbacks = unsafe HTTP2Callbacks.make() else { return nil }
        defer { unsafe nghttp2_session_callbacks_del(callbacks) }
        let me = unsafe Unmanaged.passUnretained(self).toOpaque()
        guard unsafe nghttp2_session_client_new(&session, callbacks, me) == 0 else { return nil }
        // The peer may send as much as it likes at once: what we measure is the peer.
        let window = Int32.max
        var settings = [
            nghttp2_settings_entry(
                settings_id: Int32(NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE.rawValue),
                value: UInt32(window)
            ),
            nghttp2_settings_entry(
                settings_id: Int32(NGHTTP2_SETTINGS_ENABLE_PUSH.rawValue),
                value: 0
            ),
        ]
        unsafe nghttp2_submit_settings(session, UInt8(NGHTTP2_FLAG_NONE.rawValue), &settings, 2)
        unsafe nghttp2_session_set_local_window_size(session, 0, 0, window)
    }

    deinit { unsafe nghttp2_session_del(session) }

    /// Begins a request; what is to be sent for it is fetched by ``drain(into:)``.
    ///
    /// - Returns: Whether the session takes it.
    func submit(_ fields: [(name: [UInt8], value: [UInt8])], body: [UInt8]) -> Bool {
        answer = HTTP2Answer()
        self.body.removeAll(keepingCapacity: true)
        requestBody = body
        handedOut = 0
        isRequestOut = body.isEmpty
        stream = unsafe HTTP2Fields(fields).submit(to: session, hasBody: !body.isEmpty)
        return stream > 0
    }

    /// Appends all bytes that are to be sent now.
    func drain(into bytes: inout [UInt8]) {
        while true {
            var data: UnsafePointer<UInt8>?
            let count = unsafe nghttp2_session_mem_send(session, &data)
            guard count > 0 else { return }
            unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: count))
        }
    }

    /// Takes bytes that came; says whether they are HTTP/2.
    func feed(_ buffer: [UInt8], _ count: Int) -> Bool {
        unsafe buffer.withUnsafeBufferPointer {
            unsafe nghttp2_session_mem_recv(session, $0.baseAddress, count) == count
        }
    }

    fileprivate func keep(_ bytes: UnsafeBufferPointer<UInt8>) {
        answer.bodyBytes += bytes.count
        unsafe body.append(contentsOf: bytes.prefix(max(0, keptBody - body.count)))
    }
}

/// What the library calls while it reads and writes; each gets the session it works for.
private enum HTTP2Callbacks {
    static func make() -> OpaquePointer? {
        var callbacks: OpaquePointer?
        guard unsafe nghttp2_session_callbacks_new(&callbacks) == 0 else { return nil }
        unsafe nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks) { _, frame, me in
            guard let owner = unsafe HTTP2Callbacks.owner(me), let frame = unsafe frame else {
                return 0
            }
            if unsafe frame.pointee.hd.stream_id == owner.stream { owner.answer.hasBegun = true }
            return 0
        }
        unsafe nghttp2_session_callbacks_set_on_header_callback(callbacks) {
            _,
            frame,
            name,
            nameCount,
            value,
            valueCount,
            _,
            me in
            guard let owner = unsafe HTTP2Callbacks.owner(me), let frame = unsafe frame,
                unsafe frame.pointee.hd.stream_id == owner.stream
            else { return 0 }
            let name = unsafe UnsafeBufferPointer(start: name, count: nameCount)
            guard unsafe name.elementsEqual(":status".utf8) else { return 0 }
            let digits = unsafe UnsafeBufferPointer(start: value, count: valueCount)
            owner.answer.status = unsafe digits.reduce(0) { $0 * 10 + Int($1) - 48 }
            return 0
        }
        unsafe nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks) {
            _,
            _,
            stream,
            data,
            count,
            me in
            guard let owner = unsafe HTTP2Callbacks.owner(me), stream == owner.stream else {
                return 0
            }
            unsafe owner.keep(UnsafeBufferPointer(start: data, count: count))
            return 0
        }
        unsafe nghttp2_session_callbacks_set_on_stream_close_callback(callbacks) {
            _,
            stream,
            code,
            me in
            guard let owner = unsafe HTTP2Callbacks.owner(me), stream == owner.stream else {
                return 0
            }
            owner.answer.isOver = true
            owner.answer.code = code
            return 0
        }
        unsafe nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks) { _, frame, me in
            guard let owner = unsafe HTTP2Callbacks.owner(me), let frame = unsafe frame else {
                return 0
            }
            let isGoodbye = unsafe frame.pointee.hd.type == UInt8(NGHTTP2_GOAWAY.rawValue)
            if isGoodbye { owner.isClosing = true }
            return 0
        }
        return unsafe callbacks
    }

    static func owner(_ pointer: UnsafeMutableRawPointer?) -> HTTP2Session? {
        guard let pointer = unsafe pointer else { return nil }
        return unsafe Unmanaged<HTTP2Session>.fromOpaque(pointer).takeUnretainedValue()
    }
}

/// Header fields in the form that the library takes.
private struct HTTP2Fields {
    private let fields: [(name: [UInt8], value: [UInt8])]

    init(_ fields: [(name: [UInt8], value: [UInt8])]) { self.fields = fields }

    /// Submits a request with these fields; returns its stream, below zero when it is not taken.
    func submit(to session: OpaquePointer?, hasBody: Bool) -> Int32 {
        var bytes = fields.flatMap { $0.name + $0.value }
        var provider = unsafe nghttp2_data_provider()
        unsafe provider.read_callback = { _, _, target, room, flags, _, me in
            guard let owner = unsafe HTTP2Callbacks.owner(me) else { return 0 }
            let count = min(room, owner.requestBody.count - owner.handedOut)
            unsafe owner.requestBody.withUnsafeBufferPointer { body in
                guard count > 0, let start = body.baseAddress else { return }
                unsafe target?.update(from: start + owner.handedOut, count: count)
            }
            owner.handedOut += count
            if owner.handedOut == owner.requestBody.count {
                owner.isRequestOut = true
                unsafe flags?.pointee |= UInt32(NGHTTP2_DATA_FLAG_EOF.rawValue)
            }
            return count
        }
        return unsafe bytes.withUnsafeMutableBufferPointer { buffer in
            let pairs = unsafe pairs(in: buffer)
            guard hasBody else {
                return unsafe nghttp2_submit_request(session, nil, pairs, pairs.count, nil, nil)
            }
            return unsafe nghttp2_submit_request(session, nil, pairs, pairs.count, &provider, nil)
        }
    }

    private func pairs(in buffer: UnsafeMutableBufferPointer<UInt8>) -> [nghttp2_nv] {
        var offset = 0
        return unsafe fields.map { name, value in
            defer { offset += name.count + value.count }
            return unsafe nghttp2_nv(
                name: buffer.baseAddress?.advanced(by: offset),
                value: buffer.baseAddress?.advanced(by: offset + name.count),
                namelen: name.count,
                valuelen: value.count,
                flags: UInt8(NGHTTP2_NV_FLAG_NONE.rawValue)
            )
        }
    }
}
