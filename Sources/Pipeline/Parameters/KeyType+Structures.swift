extension KeyType {
    /// A list whose items are all of one type.
    public static func list<Item>(of item: KeyType<Item>) -> KeyType where Parsed == [Item] {
        items(of: item, admitsOne: false)
    }

    /// A list, or a single item that stands for a list of one.
    public static func oneOrMore<Item>(of item: KeyType<Item>) -> KeyType
    where Parsed == [Item] { items(of: item, admitsOne: true) }

    private static func items<Item>(of item: KeyType<Item>, admitsOne: Bool) -> KeyType
    where Parsed == [Item] {
        KeyType(
            .list(item.type),
            placeholder: [],
            name: admitsOne ? "\(item.name), or a list of such" : nil,
            admitsOne: admitsOne,
            from: item.least,
            to: item.greatest,
            text: { "[\($0.map(item.text).joined(separator: ", "))]" },
            parse: { value throws(KeyProblem) in
                guard case .list(let items) = value else {
                    throw .mismatch(value, .list(item.type))
                }
                return try items.parsed(as: item)
            }
        )
    }

    /// A mapping from names of the writer's choice to values of one type.
    public static func mapping<Element>(of element: KeyType<Element>) -> KeyType
    where Parsed == [String: Element] {
        let type = ValueType.mapping(element.type)
        return KeyType(type, placeholder: [:]) { value throws(KeyProblem) in
            guard case .mapping(let entries) = value else { throw .mismatch(value, type) }
            var parsed: [String: Element] = [:]
            for (key, entry) in entries.sorted(by: { $0.key < $1.key }) {
                do throws(KeyProblem) {
                    parsed[key] = try element.parse(entry)
                } catch {
                    throw error.inside(.key(key))
                }
            }
            return parsed
        }
    }

    /// A value that may be missing, for lists of what may have failed.
    public static func optional<Wrapped>(_ wrapped: KeyType<Wrapped>) -> KeyType
    where Parsed == Wrapped? {
        KeyType(
            .optional(wrapped.type),
            placeholder: nil,
            text: { $0.map(wrapped.text) ?? "nothing" },
            parse: { value throws(KeyProblem) in
                guard value != .null else { return nil }
                return try wrapped.parse(value)
            }
        )
    }
}

extension [Value] {
    fileprivate func parsed<Item>(as type: KeyType<Item>) throws(KeyProblem) -> [Item] {
        var items: [Item] = []
        for (index, value) in enumerated() {
            do throws(KeyProblem) {
                items.append(try type.parse(value))
            } catch {
                throw error.inside(.item(index))
            }
        }
        return items
    }
}
