import FoundationEssentials
import NoWeb
import Testing

@testable import StellarRunCLI

@Suite struct `The plan of a shipped pipeline` {
    private func plan(_ arguments: String...) async -> String {
        let output = KeptOutput()
        var composition = Composition(web: NoWeb())
        composition.output = output
        let file = Readme.folder.appending(path: "pipelines/quickstart.yml").path
        _ = await StellarRun.run(["plan", file] + arguments, in: composition)
        return output.text
    }

    @Test func `says what is created and sent, and what that can show`() async {
        let text = await plan("--set", "samples=100")
        #expect(text.contains("  creates     22 functions on local\n"))
        #expect(text.contains("  sends       402 requests, and up to as many again"))
        #expect(text.contains("not counted: build, collect, deploy, notify, teardown\n"))
        #expect(text.contains("n = 100: medians that differ by 14 % or 0.37 interquartile ranges"))
        #expect(text.contains("if p75 is 1.4 times p25 (assumed)"))
    }

    @Test func `says so where samples can show nothing`() async {
        let text = await plan("--set", "samples=5")
        #expect(text.contains("n = 5: nothing, a median has no interval below 6 samples\n"))
    }

    @Test func `tells programs the same`() async {
        let text = await plan("--set", "samples=5", "--json")
        #expect(text.contains(#""requests" : 22,"#))
        #expect(text.contains(#""untimed" : ["#))
    }
}
