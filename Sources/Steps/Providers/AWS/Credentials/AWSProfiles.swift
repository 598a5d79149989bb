/// The profiles of both files that AWS's tools share.
struct AWSProfiles: Sendable, Hashable {
    /// `~/.aws/config`.
    var config = AWSProfileFile()
    /// `~/.aws/credentials`.
    var credentials = AWSProfileFile()

    /// The settings of a profile, those of the credentials file first; `nil` when neither has it.
    func profile(_ name: String) -> [String: String]? {
        let general =
            config.sections["profile \(name)"] ?? (name == "default" ? config.sections[name] : nil)
        let own = credentials.sections[name]
        guard general != nil || own != nil else { return nil }
        return (general ?? [:]).merging(own ?? [:]) { $1 }
    }

    /// The address that a profile sets for a service, or for all.
    func endpoint(of service: AWSService?, in profile: [String: String]) -> String? {
        guard let service else { return profile["endpoint_url"] }
        guard let name = profile["services"] else { return nil }
        return config.sections["services \(name)"]?[
            "\(service.settingName.lowercased()).endpoint_url"
        ]
    }
}
