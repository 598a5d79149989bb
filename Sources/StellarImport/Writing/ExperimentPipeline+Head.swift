extension ExperimentPipeline {
    /// Writes what concerns the whole experiment.
    func writeHead(to lines: inout YAMLLines) {
        lines.remark(0, "What STeLLAR's \(name) says, imported by stellar-run.")
        lines.remark(
            0,
            "Where STeLLAR does something else than its file says, a comment tells so: 'STeLLAR: … Here: …'."
        )
        lines.add(0, "#")
        for difference in differences { lines.remark(0, "- \(difference)") }
        lines.add(0, "pipeline: \(StepName(name.stem).text)")
        lines.blank()
        guard case .cloud = provider else { return }
        lines.add(0, "params:")
        if provider.isLegacy {
            lines.remark(
                1,
                "STeLLAR: its mode for '\(experiment.provider)' ends in a panic. Here: a provider like any other, as soon as it is built."
            )
        }
        lines.remark(1, "`--set provider=local` rehearses all of it on this machine.")
        lines.add(1, "provider: { type: provider, default: \(provider.word) }")
        lines.blank()
    }

    private var name: String { String(file.split(separator: "/").last ?? "experiment") }

    /// What differs wherever it is used.
    private var differences: [String] {
        [
            """
            STeLLAR: sends to one endpoint after the other and waits for the slowest answer, so a slow \
            answer delays all that follow. Here: instants are planned before the first request, and \
            nothing moves them; endpoints are spread evenly over the interval.
            """,
            """
            STeLLAR: takes for cold what waited for 600 s, and for warm what did not. Here: `mode` \
            wants every sample proven by its instance.
            """,
            """
            STeLLAR: `-w` drops the first row that was written. Here: in warm mode each function first \
            gets one burst that does not count.
            """,
            """
            STeLLAR: drops failed requests without a trace, and when more than a tenth fail ends \
            without removing anything. Here: they are samples that failed, and what was created is \
            removed under every outcome.
            """,
            """
            STeLLAR: latency includes DNS, TCP and TLS wherever a connection happens to be new. Here: \
            it does not; the files that `collect` writes for STeLLAR's readers keep its definition.
            """,
            experiment.isSequential
                ? """
                Sequential: each sub-experiment waits for the one before it, and does not begin when \
                that failed.
                """
                : """
                STeLLAR: sub-experiments send at the same time from one machine and disturb each other. \
                Here: two never send at once.
                """,
            """
            Handler and PackagePattern belong to STeLLAR's sources of its functions; ours have their \
            own.
            """,
        ]
    }
}

extension String {
    /// The name of a file without its last extension.
    fileprivate var stem: String {
        lastIndex(of: ".").map { String(self[..<$0]) } ?? self
    }
}
