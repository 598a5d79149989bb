/// One thing to do in the folder where an image is unpacked.
enum RootChange: Hashable {
    case remove(String)
    case makeFolder(String)
    case makeFile(String, mode: UInt16)
    case makeLink(String, target: String)
    case makeHardLink(String, target: String)
}
