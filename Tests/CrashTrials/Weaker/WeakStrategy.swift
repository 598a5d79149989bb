/// How others keep track of what they create.
enum WeakStrategy: String, CaseIterable {
    /// Remembers nothing; removes at the end what it created.
    case none = "no-journal"
    /// Writes down what the provider has confirmed, as Terraform does.
    case recordAfter = "record-after-create"
    /// Writes down what it is about to create, and looks for it once when it comes back.
    case intentThenLook = "intent-then-one-look"

    /// What it is called in the table.
    var title: String {
        switch self {
        case .none: "no journal"
        case .recordAfter: "record after create"
        case .intentThenLook: "intent, then one look"
        }
    }
}
