import Values

/// The pipeline that says what an experiment file says.
package struct ExperimentPipeline: Sendable {
    let experiment: ExperimentFile
    /// The file, as comments name it.
    let file: String
    let provider: ProviderWord

    /// Prepares a pipeline for an experiment that was read without errors.
    ///
    /// - Parameters:
    ///   - experiment: The experiment.
    ///   - file: The file it was read from; the pipeline gets its name.
    package init(_ experiment: ExperimentFile, file: String) {
        guard let provider = ProviderWord(experiment.provider) else {
            preconditionFailure("an experiment at '\(experiment.provider)' has an error")
        }
        self.experiment = experiment
        self.file = file
        self.provider = provider
    }

    /// The text of the pipeline's file.
    package var text: String {
        var lines = YAMLLines()
        writeHead(to: &lines)
        lines.add(0, "steps:")
        let builds = BuildSteps(for: isThere ? [] : experiment.subExperiments)
        builds.write(to: &lines)
        var titles: [String] = []
        var steps: [String] = []
        for (index, part) in experiment.subExperiments.enumerated() {
            let step = ExperimentStep(
                part,
                number: index + 1,
                of: experiment,
                provider: provider,
                build: builds.name(for: part),
                after: experiment.isSequential ? steps.last : nil
            )
            step.write(to: &lines)
            steps += step.invocations
            titles += step.invocations.map { _ in part.title }
        }
        writeCollect(steps, titles: titles, to: &lines)
        lines.blank()
        lines.add(0, "finally:")
        lines.add(1, "teardown:")
        lines.add(2, "uses: teardown")
        return lines.text
    }

    /// Whether functions answer already, so that none is built.
    private var isThere: Bool {
        switch provider {
        case .cloud: false
        case .host: true
        }
    }

    private func writeCollect(_ steps: [String], titles: [String], to lines: inout YAMLLines) {
        lines.add(1, "collect:")
        lines.add(2, "uses: collect")
        lines.add(2, "when: finished")
        lines.add(2, "with:")
        lines.add(3, "samples:")
        for step in steps { lines.add(4, "- ${{ steps.\(step).samples }}") }
        lines.remark(
            3,
            "STeLLAR's own files, beside ours; 'records: ${{ secrets.NAME }}' posts its records, too."
        )
        lines.add(3, "stellar:")
        lines.add(4, "titles:")
        for title in titles {
            if let remark = remark(on: title) { lines.remark(5, remark) }
            lines.add(5, "- \(YAMLLines.quoted(title.folderName))")
        }
    }

    /// Where a title is more than a name.
    private func remark(on title: String) -> String? {
        if title.folderName != title {
            return
                "STeLLAR: makes folders of this title. Here: '_' for what no name of a folder has."
        }
        guard title.contains(" "), !isThere else { return nil }
        return """
            STeLLAR: puts the space into the name of a host, and ends without removing what it deployed. \
            Here: a title is only a title.
            """
    }
}

extension String {
    /// The text without what would make it more than the name of one folder.
    fileprivate var folderName: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { $0 == "/" || $0.value < 32 || $0.value == 127 ? "_" : $0 }
            )
        )
    }
}
