/// JSON as a flat list: the path of each value, joined with dots, and its text.
struct JSONFields: Decodable, Sendable {
    /// The values; an empty object or list has none.
    private(set) var flat: [String: String] = [:]

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: Key.self) {
            for key in object.allKeys {
                add(try object.decode(JSONFields.self, forKey: key), under: key.stringValue)
            }
        } else if var list = try? decoder.unkeyedContainer() {
            for index in 0..<(list.count ?? 0) {
                add(try list.decode(JSONFields.self), under: "\(index)")
            }
        } else {
            let value = try decoder.singleValueContainer()
            if value.decodeNil() {
                flat[""] = "null"
            } else if let bool = try? value.decode(Bool.self) {
                flat[""] = "\(bool)"
            } else if let number = try? value.decode(Double.self) {
                flat[""] = "\(number)"
            } else {
                flat[""] = try value.decode(String.self)
            }
        }
    }

    private mutating func add(_ child: JSONFields, under name: String) {
        for (path, value) in child.flat { flat[path.isEmpty ? name : "\(name).\(path)"] = value }
    }
}
