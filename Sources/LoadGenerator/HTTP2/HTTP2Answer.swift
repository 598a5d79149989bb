/// What came of a request over HTTP/2 so far.
struct HTTP2Answer {
    var status = 0
    var bodyBytes = 0
    /// Whether its first frame came.
    var hasBegun = false
    /// Whether its stream is closed.
    var isOver = false
    /// Why, an `NGHTTP2_…` code; 0 for a whole answer.
    var code: UInt32 = 0
}
