/// Something the machine or this version must have before a run may start.
///
/// Found while planning, checked before anything is created.
public struct Requirement: Sendable, Hashable, Codable {
    /// What kind of thing it is.
    public var kind: Kind
    /// The tool's executable, the provider's word, the secret's name.
    public var name: String
    /// Other tools, each of which is as good.
    public var alternatives: [String]?
    /// What to do when it is missing, as a sentence or a line to type.
    public var remedy: String

    /// The kinds of thing a run can need.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// An executable on the search path.
        case tool
        /// A provider this version can talk to.
        case provider
        /// A file or folder, by absolute path.
        case file
        /// A part of the program that this version does not have; never satisfied.
        case feature
    }

    /// Creates a requirement.
    public init(_ kind: Kind, _ name: String, or alternatives: [String] = [], remedy: String) {
        self.kind = kind
        self.name = name
        self.alternatives = alternatives.isEmpty ? nil : alternatives
        self.remedy = remedy
    }
}
