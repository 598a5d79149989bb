/// One promise of every `FunctionProvider`, and how to find out whether it is kept.
package struct ProviderPromise: Sendable, CustomStringConvertible {
    /// What is promised.
    package let description: String
    private let examine: @Sendable (ProviderScene) async throws -> Void

    init(_ sentence: String, _ examine: @escaping @Sendable (ProviderScene) async throws -> Void) {
        description = sentence
        self.examine = examine
    }

    /// Every promise.
    package static let all = creation + removal + ownership + calls

    /// Holds a provider against the promise; whatever was created is gone afterwards.
    ///
    /// - Throws: A ``BrokenPromise``, or what the provider throws.
    package func check(_ subject: ProviderSubject) async throws {
        let scene = ProviderScene(subject)
        let outcome: (any Error)?
        do {
            try await examine(scene)
            outcome = nil
        } catch {
            outcome = error
        }
        try await scene.clear()
        if let outcome { throw outcome }
    }
}
