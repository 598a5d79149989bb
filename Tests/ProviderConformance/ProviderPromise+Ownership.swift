import FaaS

// What another process of the run created can be taken over, and made certain.
extension ProviderPromise {
    static let ownership = [
        ProviderPromise("what is there can be taken over, what is not cannot") { scene in
            let bases = try await scene.foundations()
            let name = scene.freshName()
            let made = try await scene.create(named: name, on: bases)
            let owner = scene.subject.relabels ? "m-b-2-2" : "m-b-1-1"
            let labels = scene.labels(name, owner: owner)
            let isThere = try await scene.patiently {
                try await scene.provider.adopt(made.record, labels: labels)
            }
            try promise(isThere, "it cannot be taken over")
            try await scene.eventually("a list with the new labels") {
                try await scene.listed().contains {
                    $0.record == made.record && $0.labels == labels
                }
            }
            try await scene.delete(made.record)
            let isStillThere = try await scene.patiently {
                try await scene.provider.adopt(made.record, labels: labels)
            }
            try promise(!isStillThere, "what is gone was taken over")
        },
        ProviderPromise("creating again says for certain what there is, where it is offered") {
            scene in
            for record in try await scene.foundations() {
                let again = try await scene.reissue(record)
                guard let again else { continue }
                try promise(again == record, "\(again) is not \(record)")
                try await scene.delete(record)
                _ = try await scene.reissue(record)
                try promise(
                    try await scene.probe(record) == .absent,
                    "\(record.kind) '\(record.name)' came back"
                )
            }
        },
    ]
}

extension ProviderScene {
    fileprivate func reissue(_ record: ResourceRecord) async throws -> ResourceRecord? {
        try await patiently {
            try await provider.reissue(record, permit: permit(record.name))
        }
    }
}
