extension KeyType where Parsed: Decodable {
    /// A value that another step left and the language never looks into, such as `endpoints`.
    ///
    /// - Parameters:
    ///   - name: The name in the ``OutputDeclaration`` of the step that left it.
    ///   - type: What the value is decoded into.
    ///   - placeholder: Stands in for the value before there is one.
    /// - Returns: The key type.
    public static func opaque(
        _ name: String,
        as type: Parsed.Type,
        placeholder: Parsed
    ) -> KeyType {
        KeyType(.opaque(name), placeholder: placeholder) { value throws(KeyProblem) in
            do {
                return try value.decoded(as: type)
            } catch {
                throw KeyProblem("does not hold \(name) in a form that this version understands")
            }
        }
    }
}
