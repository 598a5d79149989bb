extension CloudModel {
    /// What has a name, as far as a read sees it.
    func found(_ kind: String, _ name: String, at now: Duration) -> [CloudResource] {
        resources.values
            .filter { $0.order.kind == kind && $0.order.name == name && $0.visibleAt <= now }
            .sorted { $0.id < $1.id }
    }

    /// What carries our label, as far as a list sees it; what is gone may still be on it.
    mutating func listed(_ run: String?, at now: Duration) -> [CloudResource] {
        ghosts.removeAll { $0.until <= now }
        let present = resources.values.filter { max($0.visibleAt, $0.listedAt) <= now }
        return (present + ghosts.map(\.resource))
            .filter { $0.run != nil && (run == nil || $0.run == run) }
            .sorted { $0.id < $1.id }
    }
}
