/// What machines of EC2 are started from.
struct EC2Setting: Sendable {
    /// The public parameter that names the newest image, for processors of Intel and AMD.
    ///
    /// Debian 12, because this program needs a C library that is as new as where it was built.
    var imageParameter = "/aws/service/debian/release/12/latest/amd64"
    /// Who logs in to machines of that image.
    var user = "admin"
    /// The size that is taken unless somebody wants another: one that is not lent its processors.
    var usualSize = "c7i.large"
    /// How long to wait between two looks at something that takes a while.
    var pause = Duration.seconds(5)
    /// How often to look.
    var looks = 120
}
