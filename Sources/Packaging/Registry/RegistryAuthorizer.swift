import Foundation
import Values

/// Finds out what a registry wants to hear before it does something.
struct RegistryAuthorizer: Sendable {
    let web: any HTTPTransfer
    let credentials: any RegistryCredentials

    /// What to put into `Authorization` after a registry said no.
    func header(answering refusal: HTTPAnswer, for scope: RegistryScope) async throws -> String {
        let credential = try await credentials.credential(for: scope.host)
        if case .bearer(let token) = credential { return "Bearer \(token.reveal())" }
        let field = refusal.header("WWW-Authenticate") ?? ""
        switch RegistryChallenge(field) {
        case .basic:
            guard let header = Self.basic(credential) else { throw Self.noCredential(scope.host) }
            return header
        case .bearer(let realm, let service, let asked):
            let scopes = Set((asked ?? "").split(separator: " ") + scope.text.split(separator: " "))
            let url = try Self.url(realm, service, scopes.map(String.init).sorted())
            return "Bearer \(try await token(from: url, Self.basic(credential), scope.host))"
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

    private func token(
        from url: String,
        _ authorization: String?,
        _ host: String
    ) async throws -> String {
        let headers = authorization.map { [HTTPField("Authorization", $0)] } ?? []
        let answer = try await web.send(HTTPMessage(url: url, headers: headers))
        guard answer.status == 200 else {
            throw RegistryFailure(answer, to: "get a token for \(host)", at: Self.host(of: url))
        }
        // An answer that cannot be read has no token in it, which is what is said of it below.
        let token = try? JSONDecoder().decode(Token.self, from: Data(answer.body))
        guard let text = token?.token ?? token?.accessToken else {
            throw RegistryFailure(.invalid, "\(Self.host(of: url)) answered without a token")
        }
        return text
    }

    private static func basic(_ credential: RegistryCredential?) -> String? {
        guard case .basic(let user, let password) = credential else { return nil }
        return "Basic \(Data("\(user):\(password.reveal())".utf8).base64EncodedString())"
    }

    /// Passwords go to whom the registry names, so at least not in the clear to other machines.
    private static func url(
        _ realm: String,
        _ service: String?,
        _ scopes: [String]
    ) throws -> String {
        guard var url = URLComponents(string: realm), let host = url.host,
            url.scheme == "https" || host == "localhost" || host.hasPrefix("127.")
        else {
            let shown = EntryPath.shown(String(realm.prefix(100)))
            throw RegistryFailure(.invalid, "the registry sends us for a token to '\(shown)'")
        }
        var items = url.queryItems ?? []
        if let service { items.append(URLQueryItem(name: "service", value: service)) }
        items += scopes.map { URLQueryItem(name: "scope", value: $0) }
        url.queryItems = items
        return url.string ?? realm
    }

    private static func host(of url: String) -> String { URLComponents(string: url)?.host ?? url }

    private static func noCredential(_ host: String) -> RegistryFailure {
        RegistryFailure(.unauthorized, "\(host) wants a name and a password, and none is known")
    }
}
