extension Suggestion {
    /// The key that somebody probably meant: the closest one, or what another engine calls
    /// differently.
    static func key(meantBy word: String, among keys: [String]) -> String? {
        if let closest = closest(to: word, among: keys) { return closest }
        return synonyms[word.lowercased().replacing("_", with: "-")]?.first(where: keys.contains)
    }

    /// What other engines call the keys of ours, or what they could be taken for.
    private static let synonyms: [String: [String]] = [
        "after": ["needs"],
        "args": ["arguments"],
        "cmd": ["program"],
        "command": ["program"],
        "condition": ["if"],
        "continue-on-error": ["optional"],
        "count": ["samples", "replicas"],
        "depends": ["needs"],
        "depends-on": ["needs"],
        "dependson": ["needs"],
        "env": ["environment"],
        "iat": ["interval"],
        "inputs": ["params"],
        "jobs": ["steps"],
        "name": ["pipeline"],
        "on": ["schedule"],
        "parameters": ["params"],
        "requires": ["needs"],
        "retries": ["retry", "attempts"],
        "runs": ["samples"],
        "stages": ["steps"],
        "strategy": ["matrix"],
        "tasks": ["steps"],
        "timeout-minutes": ["timeout"],
        "type": ["uses"],
        "variables": ["params"],
        "vars": ["params"],
    ]
}
