/// Makes the plan of a run from the file of a pipeline, or says all that is wrong with it.
///
/// Pure but for the loader: nothing is created, and nothing outside the files is looked at.
package struct Planner: Sendable {
    /// Reads the text of a file by its absolute path; the second argument is its name in messages.
    package typealias Loader =
        @Sendable (_ path: String, _ shown: String) throws(UnreadableSource) -> SourceText

    private let catalog: StepCatalog
    private let folder: String
    private let load: Loader

    /// Creates a planner.
    ///
    /// - Parameters:
    ///   - catalog: The kinds of step; a kind of resource that nobody can remove is a mistake in it.
    ///   - folder: The absolute path that relative ones start from.
    ///   - load: Reads files; from the disk unless a test says otherwise.
    package init(
        catalog: StepCatalog,
        folder: String = "/",
        load: @escaping Loader = { path, shown throws(UnreadableSource) in
            try SourceText.load(file: path, shownAs: shown)
        }
    ) {
        if let (step, resource) = catalog.orphanedKind {
            preconditionFailure("nobody can remove the '\(resource)' that '\(step)' leases")
        }
        self.catalog = catalog
        self.folder = folder
        self.load = load
    }

    /// Plans a run.
    ///
    /// - Parameters:
    ///   - file: The path of the file, as messages show it.
    ///   - set: Values for params, as texts.
    /// - Returns: The plan, `nil` if there is any error; and all that was found.
    package func plan(
        file: String,
        set: [String: String] = [:]
    ) -> (plan: Plan?, diagnostics: [Diagnostic]) {
        plan(file: file, set: set, isLenient: false)
    }

    /// Checks a pipeline without running it: params may be without a value.
    package func validate(file: String) -> [Diagnostic] { check(file: file).diagnostics }

    /// Checks a pipeline without running it.
    ///
    /// - Returns: The plan, `nil` if there is any error or a param has no value; and all that was
    ///   found, which says nothing of such params.
    package func check(file: String) -> (plan: Plan?, diagnostics: [Diagnostic]) {
        plan(file: file, set: [:], isLenient: true)
    }

    private func plan(
        file: String,
        set: [String: String],
        isLenient: Bool
    ) -> (plan: Plan?, diagnostics: [Diagnostic]) {
        let path = SourcePath(file, in: folder)
        var builder = PlanBuilder(catalog: catalog, load: load, isLenient: isLenient)
        let plan = builder.plan(path, set: set)
        let diagnostics = builder.diagnostics.sorted()
        let isUsable = !builder.diagnostics.hasErrors && !(isLenient && builder.lacksValues)
        return (isUsable ? plan : nil, diagnostics)
    }
}
