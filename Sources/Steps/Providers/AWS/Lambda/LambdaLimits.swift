import FaaS
import Values

/// What Lambda takes and grants.
enum LambdaLimits {
    /// The largest zip file that fits into a request; larger ones go through a bucket.
    static let directPackage = ByteCount(bytes: 50 << 20)
    /// The largest zip file, unpacked; packages are padded without compression, so it is taken for
    /// the packed size too.
    static let package = ByteCount(bytes: 250 << 20)
    /// The largest image.
    static let image = ByteCount(bytes: 10 << 30)
    /// The memory of an instance.
    static let memory = ByteCount(bytes: 128 << 20)...ByteCount(bytes: 10_240 << 20)
    /// What fits into the 6 MB of an invocation in base 64, with what surrounds it.
    static let payload = ByteCount(bytes: 4 << 20)
    /// How long idle instances are taken to be kept.
    ///
    /// AWS says nothing; studies saw 5 to 15 minutes.
    /// With the quarter that is put on it, cold requests are ten minutes apart.
    static let keepAlive = Duration.seconds(480)
    /// How long a role that was just created may be refused, and a little more.
    static let roleDelay = Duration.seconds(60)
}
