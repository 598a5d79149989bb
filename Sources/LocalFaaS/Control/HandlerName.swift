/// What a runtime calls, such as `handler.handler`: a module's path and a function in it.
struct HandlerName {
    let module: String

    /// Takes it apart; `nil` when there is no dot, or when the path leads out of the package.
    init?(_ text: String) {
        guard let dot = text.lastIndex(of: ".") else { return nil }
        let module = text[..<dot]
        guard !module.isEmpty, dot != text.indices.last, !module.hasPrefix("/"),
            !module.split(separator: "/").contains("..")
        else { return nil }
        self.module = String(module)
    }
}
