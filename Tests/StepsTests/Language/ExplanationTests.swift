import Foundation
import Pipeline
import Testing

@Suite struct `The explanation of a code` {
    @Test(arguments: DiagnosticCode.allCases)
    func `shows what is wrong, and the same without the mistake`(code: DiagnosticCode) async throws
    {
        let explanation = code.explanation
        try await withFolder { folder in
            for (name, text) in explanation.others { try write(text, to: "\(folder)/\(name)") }
            let planner = Planner(catalog: ShippedLanguage.catalog, folder: folder)
            if let wrong = explanation.wrong.bytes {
                try Data(wrong).write(to: URL(fileURLWithPath: "\(folder)/example.yml"))
                let found = planner.plan(file: "example.yml").diagnostics
                #expect(found.contains { $0.code == code }, "\(render(found))")
            }
            try write(explanation.right, to: "\(folder)/example.yml")
            let found = planner.plan(file: "example.yml").diagnostics
            #expect(found.isEmpty, "\(render(found))")
        }
    }

    @Test func `lacks an example only where no file can show the mistake`() {
        let unshown = DiagnosticCode.allCases.filter { $0.explanation.wrong.bytes == nil }
        #expect(unshown == [.invalidJSON, .valueNotKnown])
    }

    @Test func `is a few sentences about this code alone`() {
        let meanings = DiagnosticCode.allCases.map(\.explanation.meaning)
        #expect(Set(meanings).count == meanings.count)
        for meaning in meanings {
            #expect(meaning.first?.isUppercase == true || meaning.hasPrefix("'"), "\(meaning)")
            #expect(meaning.hasSuffix("."), "\(meaning)")
        }
    }

    private func render(_ found: [Diagnostic]) -> String { DiagnosticRenderer().render(found) }
}

extension DiagnosticExplanation.Example {
    /// The file, if there is one.
    fileprivate var bytes: [UInt8]? {
        switch self {
        case .text(let text): Array(text.utf8)
        case .bytes(_, let make): make()
        case .inARun, .inAnotherFile: nil
        }
    }
}
