import Results

/// The instances that did not succeed, with what they said.
struct FailureSection {
    let failures: [RunSummary.Failure]

    var markup: HTML {
        guard !failures.isEmpty else { return .empty }
        return """
            <section>
            <h2>Failures</h2>
            <dl class="failures">\(failures.map(entry))</dl>
            </section>

            """
    }

    private func entry(_ failure: RunSummary.Failure) -> HTML {
        """
        <dt>\(failure.instance) <span class="state bad">\(failure.state)</span></dt>
        <dd>\(failure.message)</dd>

        """
    }
}
