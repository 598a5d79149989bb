import Pipeline

extension SubExperiment {
    /// Reads a sub-experiment; a zero counts as left out, as with STeLLAR's own loader.
    ///
    /// - Parameters:
    ///   - node: The object.
    ///   - inherited: The runtime of the file, for those without one of their own.
    ///   - diagnostics: Gets what is wrong with it.
    init(reading node: JSONNode, runtime inherited: String, into diagnostics: inout Diagnostics) {
        var fields = FieldReader(node, called: "a sub-experiment")
        self.init(places: fields.places)
        readLoad(&fields)
        readFunction(&fields, runtime: inherited)
        // Computed by STeLLAR, and settable by accident.
        id = fields.value("ID", .integer) ?? 0
        busySpinIncrements = fields.value("BusySpinIncrements", .list(of: .integer, zero: 0))
        routes = fields.value("Routes", .list(of: .text, zero: ""))
        for field in ["Endpoints", "RepurposeIdentifier"] { fields.ignore(field) }
        fields.finish()
        places = fields.places
        for diagnostic in fields.diagnostics.all { diagnostics.report(diagnostic) }
    }

    private mutating func readLoad(_ fields: inout FieldReader) {
        title = fields.value("Title", .text) ?? title
        bursts = fields.value("Bursts", .integer) ?? bursts
        burstSizes = fields.value("BurstSizes", .list(of: .integer, zero: 0))
        payloadLengthBytes = fields.value("PayloadLengthBytes", .integer) ?? payloadLengthBytes
        iatSeconds = fields.value("IATSeconds", .number) ?? iatSeconds
        desiredServiceTimes = fields.value("DesiredServiceTimes", .list(of: .text, zero: ""))
        iatType = fields.value("IATType", .text).orIfEmpty(iatType)
        visualization = fields.value("Visualization", .text).orIfEmpty(visualization)
    }

    private mutating func readFunction(_ fields: inout FieldReader, runtime inherited: String) {
        packageType = fields.value("PackageType", .text).orIfEmpty(packageType)
        packagePattern = fields.value("PackagePattern", .text).orIfEmpty(packagePattern)
        parallelism = fields.value("Parallelism", .integer).orIfZero(parallelism)
        function = fields.value("Function", .text).orIfEmpty(function)
        handler = fields.value("Handler", .text).orIfEmpty(handler)
        runtime = fields.value("Runtime", .text).orIfEmpty(inherited)
        functionMemoryMB = fields.value("FunctionMemoryMB", .integer).orIfZero(functionMemoryMB)
        functionImageSizeMB = fields.value("FunctionImageSizeMB", .number) ?? functionImageSizeMB
        dataTransferChainLength =
            fields.value("DataTransferChainLength", .integer).orIfZero(dataTransferChainLength)
        storageTransfer = fields.value("StorageTransfer", .boolean) ?? storageTransfer
        snapStartEnabled = fields.value("SnapStartEnabled", .boolean) ?? snapStartEnabled
        cpuBoostEnabled = fields.value("CPUBoostEnabled", .boolean) ?? cpuBoostEnabled
    }
}

extension String? {
    /// The text; the default where it is missing or empty.
    func orIfEmpty(_ fallback: String) -> String {
        guard let self, !self.isEmpty else { return fallback }
        return self
    }
}

extension Int? {
    /// The number; the default where it is missing or zero.
    fileprivate func orIfZero(_ fallback: Int) -> Int {
        guard let self, self != 0 else { return fallback }
        return self
    }
}
