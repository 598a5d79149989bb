import Packaging
import Pipeline

/// What an image is to be built upon, as pipelines say it.
enum BaseChoice: Sendable, Hashable {
    /// Nothing at all.
    case nothing
    /// An image of a registry.
    case registry(RegistryReference)
    /// The archive of a root filesystem, or the folder of an OCI layout and maybe a name in it.
    case path(String)

    /// Reads `none`, a path, or a reference.
    init?(_ text: String) {
        if text == "none" {
            self = .nothing
        } else if ["/", "./", "../"].contains(where: text.hasPrefix) {
            self = .path(text)
        } else if let reference = RegistryReference(text) {
            self = .registry(reference)
        } else {
            return nil
        }
    }

    /// The text that is read back.
    var text: String {
        switch self {
        case .nothing: "none"
        case .registry(let reference): "\(reference)"
        case .path(let path): path
        }
    }
}

extension KeyType where Parsed == BaseChoice {
    /// Where the base of an image comes from.
    static var imageBase: KeyType<BaseChoice> {
        KeyType(
            .text,
            placeholder: .nothing,
            name: "a base image",
            text: \.text,
            parse: { value throws(KeyProblem) in
                guard case .text(let text) = value, let base = BaseChoice(text) else {
                    throw KeyProblem(
                        "must be an image such as registry.example.org/python:3.12, the path "
                            + "of a layout or an archive such as ./base, or `none`"
                    )
                }
                return base
            }
        )
    }
}
