import FaaS

// What is created is what was asked for, and can be found.
extension ProviderPromise {
    static let creation = [
        ProviderPromise("what is created is listed with its labels, and probed as present") {
            scene in
            let bases = try await scene.foundations()
            let name = scene.freshName()
            let made = try await scene.create(named: name, on: bases)
            for record in bases + [made.record] {
                try promise(
                    try await scene.probe(record) == .present,
                    "\(record.kind) '\(record.name)' is not present"
                )
                try await scene.eventually("'\(record.name)' in the list") {
                    try await scene.listed().contains { $0.record == record }
                }
            }
            let entry = try await scene.listed().first { $0.record == made.record }
            try promise(
                entry?.labels == scene.labels(name),
                "the labels are \(entry?.labels ?? [:])"
            )
        },
        ProviderPromise("a description reads back size, digest, memory and runtime") { scene in
            let bases = try await scene.foundations()
            let made = try await scene.create(named: scene.freshName(), on: bases)
            let found = try await scene.patiently {
                try await scene.provider.describe(made.record)
            }
            let function = scene.subject.function
            try promise(found == made, "it is described as \(String(describing: found))")
            try promise(made.packageSize == function.package.size, "\(made.packageSize) are stored")
            try promise(made.digest ?? function.package.digest == function.package.digest, "digest")
            try promise(made.memory == function.memory, "\(made.memory) of memory")
            try promise(made.runtime == function.runtime, "the runtime is \(made.runtime)")
        },
        ProviderPromise(
            "there is a place for objects exactly where payloads can go through storage"
        ) {
            scene in
            var function = scene.subject.function
            function.storesObjects = true
            let bases = try await scene.foundations(for: function)
            let store = try await scene.patiently {
                try await scene.provider.objectStore(on: bases)
            }
            let isOffered = scene.provider.traits.transfers.contains(.storage)
            try promise(
                (store != nil) == isOffered,
                "storage is \(isOffered ? "" : "not ")offered, and the place is \(store?.address ?? "nowhere")"
            )
        },
        ProviderPromise("the same permit creates once") { scene in
            let bases = try await scene.foundations()
            for (index, foundation) in scene.provider.foundations(for: scene.subject.function)
                .enumerated()
            {
                let again = try await scene.create(foundation, named: bases[index].name)
                try promise(again == bases[index], "\(again) is not \(bases[index])")
            }
            let name = scene.freshName()
            let first = try await scene.create(named: name, on: bases)
            let again = try await scene.create(named: name, on: bases)
            try promise(first == again, "\(again) is not \(first)")
            try await scene.eventually("a list of each of them once") {
                try await scene.listed().count == bases.count + 1
            }
        },
        ProviderPromise("a list is of one run, or of all") { scene in
            let bases = try await scene.foundations()
            let other = scene.run + "-other"
            let made = try await scene.create(named: scene.freshName(), on: bases, run: other)
            try await scene.eventually("the function in the list of all") {
                try await scene.patiently { try await scene.provider.list(run: nil) }
                    .contains { $0.record == made.record }
            }
            let ours = try await scene.listed()
            try promise(!ours.contains { $0.record == made.record }, "it is on another run's list")
            let theirs = try await scene.patiently { try await scene.provider.list(run: other) }
            try promise(theirs.map(\.record) == [made.record], "its run's list is \(theirs)")
        },
    ]
}
