import Results
import Values

/// One family of results on the page: its figure, and its numbers, which are also the legend.
struct FamilySection {
    let family: ResultFamily
    let ledgers: [String: SampleLedger]

    var markup: HTML {
        """
        <section>
        <h2>\(family.name)</h2>
        \(figure)
        <div class="scroll" role="region" aria-label="Results of \(family.name)" tabindex="0">
        <table>
        <thead><tr>\(Self.columns.map(heading))</tr></thead>
        <tbody>\(family.rows.flatMap { [row($0)] + $0.result.transfers.map(hop) })</tbody>
        </table>
        </div>
        </section>

        """
    }

    private var figure: HTML {
        let curves = family.rows.compactMap { row in
            ledgers[row.result.identity.folderInstance].flatMap { Curve(row, in: $0) }
        }
        return DistributionFigure(title: family.name, curves: curves)?.markup
            ?? "<p class=\"none\">No request was answered so that it could be counted.</p>"
    }

    private static let columns = [
        "", "n", "errors", "impure", "median", "95 % interval", "p90", "p99", "max",
        "from intention",
    ]

    private func heading(_ name: String) -> HTML {
        name.isEmpty
            ? "<th scope=\"col\"><span class=\"hidden\">result</span></th>"
            : "<th scope=\"col\">\(name)</th>"
    }

    private func row(_ row: ResultFamily.Row) -> HTML {
        let result = row.result
        return """
            <tr><th scope="row">\(LegendMark(style: row.style).markup)\(row.label)
            <small>\(Self.facts(of: result.identity))</small>\(Self.doubt(about: result))</th>
            <td>\(result.n)</td><td\(result.errors > 0 ? Self.bad : .empty)>\(result.errors)</td>
            <td>\(ShareText.percent(result.impure))</td>
            <td class="main">\(Self.text(result.p50))</td><td>\(Self.interval(of: result))</td>
            <td>\(Self.text(result.p90))</td><td>\(Self.text(result.p99))</td>
            <td>\(Self.text(result.max))</td><td>\(Self.text(result.responseP50))</td></tr>

            """
    }

    /// The time from one function of a chain to the next, below the latency of the whole.
    private func hop(_ hop: TransferSummary) -> HTML {
        let interval = hop.p50CI.map { LatencyText.interval($0, around: hop.p50Ns) }
        return """
            <tr><th scope="row">transfer, hop \(hop.hop)</th><td>\(hop.n)</td><td></td><td></td>
            <td class="main">\(Self.text(hop.p50Ns))</td><td>\(interval ?? "\u{2013}")</td>
            <td>\(Self.text(hop.p90Ns))</td><td>\(Self.text(hop.p99Ns))</td>
            <td>\(Self.text(hop.maxNs))</td><td></td></tr>

            """
    }

    private static let bad: HTML = " class=\"bad\""

    private static func facts(of identity: ResultIdentity) -> String {
        let size = identity.packageBytes.flatMap { $0 < 0 ? nil : ByteCount(bytes: $0).description }
        let package = [identity.package, size].compactMap(\.self).joined(separator: " ")
        return [
            identity.provider, identity.function, identity.runtime, package, identity.start,
            asked(of: identity),
        ]
        .compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " \u{B7} ")
    }

    /// What each request asked of the function, beyond an answer.
    private static func asked(of identity: ResultIdentity) -> String? {
        let service = identity.serviceTime.flatMap { time in
            time > 0 ? "\(Duration.nanoseconds(time).text) of service" : nil
        }
        let response = size(identity.responsePayload).map { "\($0) back" }
        let facts = [service, payload(of: identity), response].compactMap(\.self)
        return facts.isEmpty ? nil : facts.joined(separator: ", ")
    }

    private static func payload(of identity: ResultIdentity) -> String? {
        guard let length = identity.chain else {
            return size(identity.payload).map { "\($0) sent" }
        }
        let payload = size(identity.payload) ?? "nothing"
        return "\(payload) through \(length) functions, \(identity.transfer ?? "")"
    }

    private static func size(_ bytes: Int?) -> String? {
        bytes.flatMap { $0 > 0 ? ByteCount(bytes: $0).description : nil }
    }

    private static func doubt(about result: ResultSummary) -> HTML {
        result.isValid ? .empty : "<small class=\"bad\">\(result.verdict)</small>"
    }

    private static func interval(of result: ResultSummary) -> String {
        guard let median = result.p50, let interval = result.p50Interval else { return "\u{2013}" }
        return LatencyText.interval(interval, around: median)
    }

    private static func text(_ nanoseconds: Int?) -> String {
        nanoseconds.map { LatencyText(nanoseconds: $0).description } ?? "\u{2013}"
    }
}
