import Foundation
import Values

/// What whoever gives out a registry's tokens is asked for.
struct TokenOrder {
    let service: String?
    let scopes: [String]

    /// The request, with what proves who we are.
    ///
    /// What proves it goes to whom the registry names, so at least not in the clear to other machines.
    func message(to realm: String, knownBy credential: RegistryCredential?) throws -> HTTPMessage {
        guard let url = URLComponents(string: realm), let host = url.host,
            url.scheme == "https" || host == "localhost" || host.hasPrefix("127.")
        else {
            let shown = EntryPath.shown(String(realm.prefix(100)))
            throw RegistryFailure(.invalid, "the registry sends us for a token to '\(shown)'")
        }
        if case .identity(let token) = credential { return form(to: realm, token) }
        return question(to: url, realm, credential?.basicHeader)
    }

    private func question(
        to url: URLComponents,
        _ realm: String,
        _ authorization: String?
    ) -> HTTPMessage {
        var url = url
        url.queryItems = (url.queryItems ?? []) + items(scopes)
        return HTTPMessage(
            url: url.string ?? realm,
            headers: authorization.map { [HTTPField("Authorization", $0)] } ?? []
        )
    }

    /// As OAuth 2 exchanges a refresh token: all scopes in one field.
    private func form(to realm: String, _ token: Secret) -> HTTPMessage {
        var form = URLComponents()
        form.queryItems =
            [
                URLQueryItem(name: "grant_type", value: "refresh_token"),
                URLQueryItem(name: "refresh_token", value: token.reveal()),
                URLQueryItem(name: "client_id", value: "stellar-run"),
            ] + items([scopes.joined(separator: " ")])
        // In a form, unlike in an address, a plus is a space.
        let text = (form.percentEncodedQuery ?? "").replacing("+", with: "%2B")
        return HTTPMessage(
            method: "POST",
            url: realm,
            headers: [HTTPField("Content-Type", "application/x-www-form-urlencoded")],
            body: Array(text.utf8)
        )
    }

    private func items(_ scopes: [String]) -> [URLQueryItem] {
        (service.map { [URLQueryItem(name: "service", value: $0)] } ?? [])
            + scopes.map { URLQueryItem(name: "scope", value: $0) }
    }
}
