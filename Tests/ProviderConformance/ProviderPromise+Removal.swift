import FaaS

// What is removed is gone, and nothing else is.
extension ProviderPromise {
    static let removal = [
        ProviderPromise("what is deleted is gone when the call returns, and once is enough") {
            scene in
            let bases = try await scene.foundations()
            let made = try await scene.create(named: scene.freshName(), on: bases)
            for record in [made.record] + bases.reversed() {
                try await scene.delete(record)
                try promise(
                    try await scene.probe(record) == .absent,
                    "\(record.kind) '\(record.name)' is still there"
                )
                try await scene.delete(record)
            }
            let found = try await scene.patiently {
                try await scene.provider.describe(made.record)
            }
            try promise(found == nil, "it is still described")
            try await scene.eventually("an empty list") { try await scene.listed().isEmpty }
        },
        ProviderPromise("a record that knows only the name is enough") { scene in
            let bases = try await scene.foundations()
            let made = try await scene.create(named: scene.freshName(), on: bases)
            for record in [made.record] + bases.reversed() {
                let bare = ResourceRecord(
                    provider: record.provider,
                    kind: record.kind,
                    name: record.name
                )
                try promise(
                    try await scene.probe(bare) == .present,
                    "\(bare.kind) '\(bare.name)' is not found by its name"
                )
                try await scene.delete(bare)
                try promise(
                    try await scene.probe(record) == .absent,
                    "\(bare.kind) '\(bare.name)' is still there"
                )
            }
        },
        ProviderPromise("what never was is absent, and deleting it succeeds") { scene in
            let bases = try await scene.foundations()
            for kind in Set(bases.map(\.kind) + ["function"]) {
                let nobody = ResourceRecord(
                    provider: scene.provider.name,
                    kind: kind,
                    name: scene.freshName()
                )
                try promise(try await scene.probe(nobody) == .absent, "a \(kind) that never was")
                try await scene.delete(nobody)
            }
        },
    ]
}
