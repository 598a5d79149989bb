extension ExperimentRemarks {
    /// Where another function or language is built than the file names.
    var function: [String] {
        let choice = FunctionChoice(for: part)
        if part.dataTransferChainLength > 1 {
            return [
                """
                STeLLAR: \(part.function) passes nothing on, and the one function that does can no \
                longer be deployed. Here: chain, which does.
                """
            ]
        }
        guard choice.isKnown, FunctionChoice.runtime(of: part.runtime) != choice.runtime else {
            return []
        }
        return [
            """
            STeLLAR: goes by the runtime '\(part.runtime)', which \(part.function) is not written in. \
            Here: the language of the function, \(choice.runtime).
            """
        ]
    }

    var package: [String] {
        let replaced = part.places.replaced("PackageType").map { text in
            "PackageType stands here more than once: \(text) comes first, the last one holds."
        }
        return replaced + [packageKind, pattern].compactMap(\.self)
    }

    private var packageKind: String? {
        switch (provider, part.packageType) {
        case (.cloud("gcr"), "Container"), (.cloud("google"), _), (.cloud("vhive"), _): nil
        case (.cloud("gcr"), _):
            """
            STeLLAR: ends at '\(part.packageType)', gcr takes only Container. Here: a container.
            """
        case (_, "Zip"): nil
        default:
            """
            STeLLAR: deploys a zip, whatever PackageType says. Here: a container.
            """
        }
    }

    private var pattern: String? {
        guard provider == .cloud("azure"), part.packagePattern == "**" else { return nil }
        return """
            STeLLAR: ends at Azure without a PackagePattern that is the name of a file. Here: the \
            folder of the function is packaged.
            """
    }

    var size: [String] { [fraction, padding].compactMap(\.self) }

    private var fraction: String? {
        let size = part.functionImageSizeMB
        guard size.rounded() != size else { return nil }
        return "STeLLAR: cuts \(GoNumber.text(size)) MiB to \(Int(size)). Here: to the byte."
    }

    private var padding: String? {
        switch provider {
        case .cloud("cloudflare"), .cloud("aliyun"):
            "STeLLAR: pads nothing with this provider. Here: exactly this size."
        case .cloud("gcr"):
            """
            STeLLAR: takes every image for 21 MiB before padding, and pads none in Go or Java. Here: \
            exactly this size.
            """
        case .cloud("aws") where sharesItsZip:
            """
            STeLLAR: all sub-experiments of \(part.function) get the zip of the last size. Here: \
            exactly this size.
            """
        case .cloud, .host: nil
        }
    }

    private var sharesItsZip: Bool {
        experiment.subExperiments.contains { other in
            other.function == part.function
                && other.functionImageSizeMB != part.functionImageSizeMB
        }
    }

    var memory: [String] {
        guard !provider.isLegacy else { return [] }
        return [
            """
            STeLLAR: hands FunctionMemoryMB to no provider, and still names the folder by it. Here: \
            set, and read back.
            """
        ]
    }
}
