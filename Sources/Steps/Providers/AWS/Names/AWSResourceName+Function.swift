extension AWSResourceName {
    /// The name of a function, when it is one; without a version or an alias.
    var function: String? {
        guard service == "lambda", let rest = resource(after: "function:"), !rest.isEmpty else {
            return nil
        }
        return String(rest.prefix { $0 != ":" })
    }
}
