import Results

/// Where the numbers come from and how to read them, at the foot of the page.
struct Provenance {
    let summary: RunSummary
    let tool: String

    var markup: HTML {
        """
        <footer>
        <p>Latency counts from sending a request to the first byte of its answer; \
        <em>from intention</em> is its median counted from the instant at which the request was \
        planned to leave. Only answers proven to come from an instance of the wanted kind count; \
        <em>impure</em> is the share of the others. Quantiles are values that occurred, the dot \
        and bar in a figure are the median and its 95 % interval, and a dash stands where there \
        are too few samples to say.</p>
        <dl>
        <dt>run</dt><dd>\(summary.run)</dd>
        <dt>pipeline</dt><dd>\(summary.pipeline)</dd>
        <dt>seed</dt><dd>\(summary.seed)</dd>
        <dt>made by</dt><dd>\(tool)</dd>
        </dl>
        </footer>
        """
    }
}
