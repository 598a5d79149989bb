import Foundation
import Values

/// Finds out what a registry wants to hear before it does something.
struct RegistryAuthorizer: Sendable {
    let web: any HTTPTransfer
    let credentials: any RegistryCredentials

    /// What to put into `Authorization` after a registry said no.
    func header(answering refusal: HTTPAnswer, for scope: RegistryScope) async throws -> String {
        let credential = try await credentials.credential(
            for: scope.host,
            repository: scope.repository
        )
        if case .bearer(let token) = credential { return "Bearer \(token.reveal())" }
        let field = refusal.header("WWW-Authenticate") ?? ""
        switch RegistryChallenge(field) {
        case .basic:
            guard let header = credential?.basicHeader else {
                throw Self.noCredential(scope.host)
            }
            return header
        case .bearer(let realm, let service, let asked):
            let scopes = Set((asked ?? "").split(separator: " ") + scope.text.split(separator: " "))
            let order = TokenOrder(service: service, scopes: scopes.map(String.init).sorted())
            let message = try order.message(to: realm, knownBy: credential)
            return "Bearer \(try await token(asking: message, scope.host))"
        case nil:
            let shown = EntryPath.shown(String(field.prefix(60)))
            throw RegistryFailure(
                .unauthorized,
                "\(scope.host) wants to be asked in a way that is not known here: '\(shown)'"
            )
        }
    }

    private struct Token: Decodable {
        var token: String?
        var accessToken: String?

        enum CodingKeys: String, CodingKey {
            case token
            case accessToken = "access_token"
        }
    }

    private func token(asking message: HTTPMessage, _ host: String) async throws -> String {
        let answer = try await web.send(message)
        let place = URLComponents(string: message.url)?.host ?? message.url
        guard answer.status == 200 else {
            throw RegistryFailure(answer, to: "get a token for \(host)", at: place)
        }
        // An answer that cannot be read has no token in it, which is what is said of it below.
        let token = try? JSONDecoder().decode(Token.self, from: Data(answer.body))
        guard let text = token?.token ?? token?.accessToken else {
            throw RegistryFailure(.invalid, "\(place) answered without a token")
        }
        return text
    }

    private static func noCredential(_ host: String) -> RegistryFailure {
        RegistryFailure(.unauthorized, "\(host) wants a name and a password, and none is known")
    }
}

extension RegistryCredential {
    /// What to put into `Authorization` where a name and a password are wanted; `nil` without them.
    var basicHeader: String? {
        guard case .basic(let user, let password) = self else { return nil }
        return "Basic \(Data("\(user):\(password.reveal())".utf8).base64EncodedString())"
    }
}
