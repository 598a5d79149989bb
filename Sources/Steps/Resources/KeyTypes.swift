import FaaS
import Pipeline

extension KeyType where Parsed == ProviderName {
    /// The word of a provider that the language knows.
    static var provider: KeyType<ProviderName> {
        let words = ProviderName.known.map(\.rawValue)
        return KeyType(
            .enumeration(name: "provider", words: words),
            placeholder: .local
        ) { value throws(KeyProblem) in
            guard case .text(let word) = value else {
                throw KeyProblem("must be the name of a provider")
            }
            return ProviderName(rawValue: word)
        }
    }
}
