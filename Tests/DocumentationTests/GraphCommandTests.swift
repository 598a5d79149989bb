import FoundationEssentials
import NoWeb
import Testing

@testable import StellarRunCLI

@Suite struct `Drawing a shipped pipeline` {
    @Test(arguments: [
        ("text", "weekly\n"), ("dot", "digraph \"weekly\" {\n"), ("svg", "<svg xmlns="),
    ])
    func `works in every format`(format: String, start: String) async throws {
        let output = KeptOutput()
        var composition = Composition(web: NoWeb())
        composition.output = output
        let file = Readme.folder.appending(path: "pipelines/weekly.yml").path
        let status = await StellarRun.run(
            ["graph", file, "--format", format],
            in: composition
        )
        #expect(status == .succeeded)
        #expect(output.text.hasPrefix(start))
        #expect(output.text.contains("invoke"))
    }
}
