import FaaS

extension Finding {
    /// How we stand with a provider that wants to know us.
    ///
    /// That there are no credentials is no failure of the machine: not everybody uses every cloud.
    init(_ provider: ProviderName, offers: String, _ standing: Result<ProviderStanding?, any Error>)
    {
        group = .provider
        name = provider.rawValue
        switch standing {
        case .success(nil):
            state = .ok
            detail = offers
        case .success(let standing?):
            state = .ok
            let end = standing.expires.map { ", until \(TimeText.iso($0))" } ?? ""
            detail =
                "\(standing.identity) in \(standing.place), by \(standing.source)\(end); \(offers)"
        case .failure(let error):
            state = .missing
            detail = (error as? ProviderFailure)?.message ?? "\(error)"
        }
    }

    /// What credentials must allow for a pipeline to run.
    init(_ provider: ProviderName, permissions: [String]) {
        group = .pipeline
        name = "permissions for \(provider)"
        state = .ok
        detail = permissions.joined(separator: " ")
    }
}
