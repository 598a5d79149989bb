/// The image that a public parameter names.
struct EC2Image: Decodable, Sendable {
    /// Such as `ami-0abcdef1234567890`.
    let identifier: String

    private enum Key: String, CodingKey {
        case parameter = "Parameter"
        case value = "Value"
    }

    init(from decoder: any Decoder) throws {
        let parameter = try decoder.container(keyedBy: Key.self)
            .nestedContainer(keyedBy: Key.self, forKey: .parameter)
        identifier = try parameter.decode(String.self, forKey: .value)
    }
}
