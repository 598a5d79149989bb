/// One member of a tar archive, as far as images need it.
struct TarMember: Hashable {
    /// What it is.
    enum Kind: Hashable {
        case file(bytes: Int)
        case folder
        case link(target: String)
        /// Another name of a file that came before.
        case hardLink(target: String)
        /// A device, a pipe, or what else only a kernel can make sense of.
        case special
    }

    var path: String
    var mode: UInt16
    var kind: Kind

    /// The bytes of content that follow the header.
    var bytes: Int {
        guard case .file(let bytes) = kind else { return 0 }
        return bytes
    }
}
