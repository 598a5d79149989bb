import Foundation

@testable import Providers

/// The fields of a body, by whichever form it has.
enum BodyFields {
    static func read(_ body: String) -> [String: String] {
        guard !body.isEmpty else { return [:] }
        var fields: [String: String] = [:]
        if body.hasPrefix("{") || body.hasPrefix("["),
            let json = try? JSONDecoder().decode(JSONFields.self, from: Data(body.utf8))
        {
            for (name, value) in json.flat { fields["body.\(name)"] = value }
        } else if let root = XMLTreeReader.read(Array(body.utf8)) {
            add(root, "body.\(root.name)", to: &fields)
        } else if body.hasPrefix("Action=") {
            for pair in body.split(separator: "&") {
                let sides = pair.split(separator: "=", omittingEmptySubsequences: false)
                    .map { PercentEncoding.decoded($0.replacingOccurrences(of: "+", with: " ")) }
                fields["body.\(sides[0])"] = sides[1]
            }
        } else {
            fields["body"] = body
        }
        return fields
    }

    private static func add(_ tree: XMLTree, _ name: String, to fields: inout [String: String]) {
        if tree.children.isEmpty { fields[name] = tree.text }
        for (index, child) in tree.children.enumerated() {
            add(child, "\(name).\(index).\(child.name)", to: &fields)
        }
    }
}
