import Values

extension ExperimentFile {
    /// The experiment as STeLLAR's loader prints it: every field, defaults included.
    package var json: String {
        let parts = subExperiments.map { part in
            let fields = part.fields.map { "      \"\($0)\": \($1)" }.joined(separator: ",\n")
            return "    {\n\(fields)\n    }"
        }
        return """
            {
              "Sequential": \(isSequential),
              "Provider": \(GoText.json(provider)),
              "Runtime": \(GoText.json(runtime)),
              "SubExperiments": [
            \(parts.joined(separator: ",\n"))
              ]
            }

            """
    }
}

extension SubExperiment {
    /// The fields in Go's order, each with its value as JSON.
    fileprivate var fields: [(String, String)] {
        [
            ("ID", "\(id)"), ("Title", GoText.json(title)), ("Bursts", "\(bursts)"),
            ("BurstSizes", Self.list(burstSizes) { "\($0)" }),
            ("PayloadLengthBytes", "\(payloadLengthBytes)"),
            ("IATSeconds", GoText.json(iatSeconds)),
            ("DesiredServiceTimes", Self.list(desiredServiceTimes) { GoText.json($0) }),
            ("IATType", GoText.json(iatType)), ("PackageType", GoText.json(packageType)),
            ("Parallelism", "\(parallelism)"), ("Visualization", GoText.json(visualization)),
            ("Function", GoText.json(function)), ("FunctionMemoryMB", "\(functionMemoryMB)"),
            ("FunctionImageSizeMB", GoText.json(functionImageSizeMB)),
            ("DataTransferChainLength", "\(dataTransferChainLength)"),
            ("StorageTransfer", "\(storageTransfer)"), ("Handler", GoText.json(handler)),
            ("Runtime", GoText.json(runtime)), ("SnapStartEnabled", "\(snapStartEnabled)"),
            ("CPUBoostEnabled", "\(cpuBoostEnabled)"),
            ("PackagePattern", GoText.json(packagePattern)),
            ("BusySpinIncrements", Self.list(busySpinIncrements) { "\($0)" }),
            ("Endpoints", "null"), ("Routes", Self.list(routes) { GoText.json($0) }),
        ]
    }

    private static func list<Item>(_ items: [Item]?, _ text: (Item) -> String) -> String {
        guard let items else { return "null" }
        guard !items.isEmpty else { return "[]" }
        return "[\n" + items.map { "        \(text($0))" }.joined(separator: ",\n") + "\n      ]"
    }
}
