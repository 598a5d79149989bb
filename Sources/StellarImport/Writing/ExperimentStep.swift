import Values

/// The `deploy` and the `invoke` of one sub-experiment.
struct ExperimentStep {
    let part: SubExperiment
    let provider: ProviderWord
    let remarks: ExperimentRemarks
    private let number: Int
    /// The step that builds its function.
    private let build: String
    private let bursts: [BurstLane]
    /// The last `invoke` of the sub-experiment before, where one waits for the other.
    private let predecessor: String?

    init(
        _ part: SubExperiment,
        number: Int,
        of experiment: ExperimentFile,
        provider: ProviderWord,
        build: String,
        after predecessor: String?
    ) {
        self.part = part
        self.provider = provider
        self.number = number
        self.build = build
        self.predecessor = predecessor
        bursts = BurstLane.lanes(of: part)
        remarks = ExperimentRemarks(part, of: experiment, at: provider)
    }

    /// The names of its `invoke` steps, in their order.
    var invocations: [String] {
        bursts.count == 1
            ? ["invoke-\(number)"] : bursts.indices.map { "invoke-\(number)-\($0 + 1)" }
    }

    func write(to lines: inout YAMLLines) {
        lines.remark(1, "\(number). \(part.title.isEmpty ? "without a title" : part.title)")
        writeDeploy(to: &lines)
        var previous = predecessor
        for (lane, step) in zip(bursts, invocations) {
            write(lane, as: step, after: previous, isFirst: lane == bursts.first, to: &lines)
            previous = step
        }
    }

    private func writeDeploy(to lines: inout YAMLLines) {
        lines.add(1, "deploy-\(number):")
        lines.add(2, "uses: deploy")
        lines.add(2, "with:")
        guard case .cloud = provider else {
            write(remarks.host, to: &lines)
            lines.add(3, "provider: url")
            lines.add(3, "urls: [\(YAMLLines.quoted("https://\(remarks.hostName)/"))]")
            return lines.blank()
        }
        lines.add(3, "provider: ${{ params.provider }}")
        write(remarks.function, to: &lines)
        lines.add(3, "artifact: ${{ steps.\(build).artifact }}")
        write(remarks.package, to: &lines)
        lines.add(3, "package: \(part.packageType == "Zip" && !isCloudRun ? "zip" : "container")")
        writeSize(to: &lines)
        writeShape(to: &lines)
        lines.blank()
    }

    private var isCloudRun: Bool { provider == .cloud("gcr") }

    private func writeSize(to lines: inout YAMLLines) {
        if part.functionImageSizeMB > 0 {
            write(remarks.size, to: &lines)
            let bytes = Int((part.functionImageSizeMB * 1_048_576).rounded())
            lines.add(3, "size: \(ByteCount(bytes: bytes))")
        }
        write(remarks.memory, to: &lines)
        lines.add(3, "memory: \(ByteCount(bytes: part.functionMemoryMB << 20))")
    }

    private func writeShape(to lines: inout YAMLLines) {
        if part.parallelism > 1 { lines.add(3, "replicas: \(part.parallelism)") }
        if part.dataTransferChainLength > 1 {
            write(remarks.transfer, to: &lines)
            let transfer = part.storageTransfer ? "storage" : "inline"
            lines.add(
                3,
                "chain: { length: \(part.dataTransferChainLength), transfer: \(transfer) }"
            )
        }
        if part.snapStartEnabled { lines.add(3, "snap-start: true") }
        if part.cpuBoostEnabled { lines.add(3, "cpu-boost: true") }
    }

    private func write(
        _ lane: BurstLane,
        as step: String,
        after previous: String?,
        isFirst: Bool,
        to lines: inout YAMLLines
    ) {
        lines.add(1, "\(step):")
        lines.add(2, "uses: invoke")
        if let previous { lines.add(2, "needs: [\(previous)]") }
        lines.add(2, "with:")
        lines.add(3, "endpoints: ${{ steps.deploy-\(number).endpoints }}")
        lines.add(3, "mode: \(remarks.mode)")
        if bursts.count > 1, isFirst { write([ExperimentRemarks.lanes], to: &lines) }
        lines.add(3, "samples: \(lane.samples)  # \(lane.countText)")
        lines.add(3, "burst: [\(lane.sizes.map(String.init).joined(separator: ", "))]")
        if isFirst { write(remarks.interval, to: &lines) }
        for line in ArrivalKeys(part).lines { lines.add(3, line) }
        if lane.serviceTime > 0 || part.desiredServiceTimes == nil {
            write(remarks.serviceTime, to: &lines)
            lines.add(3, "service-time: \(Duration.nanoseconds(lane.serviceTime).text)")
        }
        if part.payloadLengthBytes > 0 {
            write(remarks.payload, to: &lines)
            lines.add(3, "payload: \(ByteCount(bytes: part.payloadLengthBytes))")
        }
        lines.add(3, "connections: \(remarks.mode == "cold" ? "fresh" : "reuse")")
        lines.add(3, "timeout: 15m")
        lines.blank()
    }

    private func write(_ remarks: [String], to lines: inout YAMLLines) {
        for remark in remarks { lines.remark(3, remark) }
    }
}
