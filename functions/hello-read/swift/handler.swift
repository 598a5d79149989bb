// Like hello, and reads its padding once at start, so that the size of the package costs something.

import Glibc

struct Handler {
    private let instance: String
    private let initNs: UInt64
    private let padding: Int
    private var ordinal = 0

    /// Made once, before the first request.
    init() throws {
        let started = now()  // The earliest moment this code can know.
        let id = String(UInt64.random(in: 0...UInt64.max), radix: 16)
        instance = String(repeating: "0", count: 16 - id.utf8.count) + id
        padding = try touch(taskRoot + "/padding.bin")
        initNs = now() - started
    }

    mutating func handle(query: [String: String], body: [UInt8]) throws -> Answer {
        let received = now()
        ordinal += 1
        let service = spin(try number(query, "service-time"))
        let size = Int(try number(query, "response-payload"))
        let payload = made(query["seed"] ?? "", size)
        let text = """
            {"function":"hello-read","runtime":"swift","instance":"\(instance)","ordinal":\(ordinal),\
            "initNs":\(initNs),"initFrom":"module","receivedNs":\(received),\
            "payloadBytes":\(body.count),"serviceNs":\(service),"sentNs":\(now()),\
            "paddingBytes":\(padding)}
            """
        guard size > 0 else { return Answer(contentType: "application/json", body: [UInt8](text.utf8)) }
        let lines = [UInt8](text.utf8) + [UInt8(ascii: "\n")]
        return Answer(contentType: "application/octet-stream", body: lines + payload)
    }
}

/// Reads one byte of each page of a file and returns the file's size; 0 without a file.
private func touch(_ path: String) throws -> Int {
    let page = 4096
    let file = open(path, O_RDONLY)
    if file < 0 && errno == ENOENT { return 0 }
    guard file >= 0 else { throw Failure("cannot open \(path)") }
    defer { close(file) }
    let size = Int(lseek(file, 0, SEEK_END))
    var byte: UInt8 = 0
    for offset in stride(from: 0, to: size, by: page) {
        guard pread(file, &byte, 1, offset) == 1 else { throw Failure("cannot read \(path)") }
    }
    return size
}

/// A number that was asked for; 0 when it was not.
private func number(_ query: [String: String], _ name: String) throws -> UInt64 {
    guard let text = query[name] else { return 0 }
    guard let number = UInt64(text) else { throw Failure("'\(name)' is not a number: \(text)") }
    return number
}

/// Keeps the processor busy for a time, however fast it is; returns how long that was.
private func spin(_ nanoseconds: UInt64) -> UInt64 {
    let start = now()
    var end = start
    while end < start + nanoseconds { end = now() }
    return end - start
}

/// A payload that no compression makes shorter; always the same for a seed: splitmix64 from the
/// seed's FNV-1a hash.
private func made(_ seed: String, _ size: Int) -> [UInt8] {
    var state = seed.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    var payload: [UInt8] = []
    payload.reserveCapacity(size + 8)
    while payload.count < size {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
        z ^= z >> 31
        for shift in stride(from: 0, to: 64, by: 8) { payload.append(UInt8(truncatingIfNeeded: z >> shift)) }
    }
    payload.removeLast(payload.count - size)
    return payload
}
