import ArgumentParser
import NoWeb
import Testing

@testable import StellarRunCLI

@Suite struct `Completion scripts` {
    @Test(arguments: ["bash", "zsh", "fish"])
    func `are made for every shell and know every command`(shell: String) async {
        let output = KeptOutput()
        var composition = Composition(web: NoWeb())
        composition.output = output
        let status = await StellarRun.run(
            ["--generate-completion-script", shell],
            in: composition
        )
        #expect(status == .succeeded)
        let groups = RootCommand.configuration.groupedSubcommands
        let names = groups.flatMap { $0.subcommands }.compactMap { $0.configuration.commandName }
        #expect(names.count > 7)
        for name in names { #expect(output.text.contains(name), "\(name)") }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `are explained in the README`(shell: String) throws {
        let line = "stellar-run --generate-completion-script \(shell)"
        #expect(try Readme.text().contains(line))
    }
}
