/// How much a server stores for its functions.
struct ObjectLimits: Sendable {
    /// The most bytes of one object.
    var object = 1 << 30
    /// The most bytes of all objects, those that are being written included.
    var total = 4 << 30
    /// The most objects.
    var count = 100_000
    /// The most bytes of a key, as on S3.
    var key = 1024
    /// The most bytes of what a writer says about an object, as on S3.
    var metadata = 2048
}
