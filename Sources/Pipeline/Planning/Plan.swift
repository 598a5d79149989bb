/// What a run will do: every instance of every step, and who waits for whom.
///
/// Made once, before anything is created, and never changed afterwards.
package struct Plan: Sendable {
    /// The name of the root pipeline.
    package let pipeline: String
    /// The absolute path of the root pipeline's file.
    package let file: String
    /// In an order in which every instance comes after those it depends on, and the instances of a
    /// reused pipeline come after the instance that stands for it.
    package internal(set) var instances: [PlannedInstance]
    /// The pipelines: the root first, then the reused ones in the order of their instances.
    package internal(set) var scopes: [PlannedScope]
    /// What the machine and this version must have.
    package internal(set) var requirements: [PlannedRequirement]
    /// The names of the secrets that must have a value.
    package let secrets: [String]
    /// What `exclude:` removed.
    package let exclusions: [PlannedExclusion]
    /// How long the whole run may take, without its `finally`.
    package let deadline: Duration?
    /// Things that are allowed and yet worth a word.
    package let warnings: [Diagnostic]
    /// Where the instances stand by their index in the whole plan, when this is a part of one.
    package internal(set) var places: [Int: Int]?

    package init(
        pipeline: String,
        file: String,
        instances: [PlannedInstance],
        scopes: [PlannedScope] = [PlannedScope()],
        requirements: [PlannedRequirement] = [],
        secrets: [String] = [],
        exclusions: [PlannedExclusion] = [],
        deadline: Duration? = nil,
        warnings: [Diagnostic] = []
    ) {
        self.pipeline = pipeline
        self.file = file
        self.instances = instances
        self.scopes = scopes
        self.requirements = requirements
        self.secrets = secrets
        self.exclusions = exclusions
        self.deadline = deadline
        self.warnings = warnings
    }
}

/// A pipeline within a plan.
package struct PlannedScope: Sendable, Hashable {
    /// The index of the instance that stands for it; `nil` for the root.
    package let owner: Int?
    /// The absolute path of the folder of its file.
    package let folder: String
    /// Its file as messages show it.
    package let file: String

    package init(owner: Int? = nil, folder: String = "/", file: String = "") {
        self.owner = owner
        self.folder = folder
        self.file = file
    }
}

/// A requirement and who has it.
package struct PlannedRequirement: Sendable, Hashable {
    package let requirement: Requirement
    /// The instances that need it.
    package let instances: [InstanceID]

    package init(requirement: Requirement, instances: [InstanceID]) {
        self.requirement = requirement
        self.instances = instances
    }
}
