import FaaS
import FoundationEssentials
package import Values

/// Which account of which cloud a program uses, as its environment says.
package struct CloudAccountSetting: Sendable, Codable {
    /// The variable, whose value is this as JSON.
    package static let variable = "SCRIPTED_CLOUD"

    /// The word that pipelines use for it.
    package var provider: String
    /// `127.0.0.1:PORT`.
    package var address: String
    package var account: String
    package var script: CloudScript

    /// Names an account.
    package init(provider: String, address: String, account: String, script: CloudScript) {
        self.provider = provider
        self.address = address
        self.account = account
        self.script = script
    }

    /// Reads the variable; `nil` when it is not set.
    package init?(environment: [String: String]) {
        guard let text = environment[Self.variable],
            let setting = try? JSONDecoder().decode(Self.self, from: Data(text.utf8))
        else { return nil }
        self = setting
    }

    /// The value of the variable.
    package var text: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }

    /// The provider that uses the account.
    package func provider(over exchange: any HTTPExchange) -> ScriptedProvider {
        ScriptedProvider(
            name: ProviderName(rawValue: provider),
            script: script,
            client: CloudClient(exchange: exchange, address: address, account: account)
        )
    }
}
