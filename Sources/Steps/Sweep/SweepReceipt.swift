package import FaaS

/// What a sweep found and what became of it.
package struct SweepReceipt: Sendable, Hashable {
    /// One resource that carries our label.
    package struct Entry: Sendable, Hashable {
        package let resource: LabelledResource
        package let fate: Fate
        package let reason: String
    }

    /// What became of a resource.
    package enum Fate: String, Sendable, Hashable, Codable, CaseIterable {
        case removed
        /// It belongs to somebody who may still need it.
        case kept
        /// It could not be removed.
        case left
        /// It would be removed, were this not a rehearsal.
        case due
    }

    package internal(set) var entries: [Entry] = []

    package func count(_ fate: Fate) -> Int { entries.count { $0.fate == fate } }

    /// What could not be removed.
    package var left: [Entry] { entries.filter { $0.fate == .left } }
}
