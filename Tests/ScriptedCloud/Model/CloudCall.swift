/// A request to an account, as the model understands it.
package enum CloudCall: Sendable, Hashable {
    case create(CloudOrder)
    /// What has a name; a read that is only as old as the lag.
    case find(kind: String, name: String)
    /// What carries our label, of one run or of all.
    case list(run: String?)
    case relabel(id: String, labels: [String: String])
    case delete(id: String)
    case invoke(function: String, serviceTime: Duration)

    /// What the dice are thrown for; the same call again gets another number.
    var subject: String {
        switch self {
        case .create(let order): "create \(order.kind) \(order.labels.count) \(order.name)"
        case .find(let kind, let name): "find \(kind) \(name)"
        case .list: "list"
        case .relabel(let id, _): "relabel \(id)"
        case .delete(let id): "delete \(id)"
        case .invoke(let function, _): "invoke \(function)"
        }
    }
}
