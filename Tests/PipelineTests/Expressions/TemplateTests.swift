import Testing
import Values

@testable import Pipeline

@Suite struct `Finding expressions in a scalar` {
    private func parts(_ written: String) -> [String] {
        let parts = ReadTemplate(written).template?.parts ?? []
        return parts.map { part in
            switch part {
            case .text(let text): "text \(text)"
            case .expression(let expression):
                "expression \(String(expression.span.source.slice(expression.span.scalars)))"
            }
        }
    }

    @Test func `a scalar without an expression is a text`() {
        #expect(ReadTemplate("hello $5 }} {{").template?.literal == "hello $5 }} {{")
        #expect(ReadTemplate("").template?.literal == "")
        #expect(ReadTemplate("''").type == .text)
    }

    @Test func `one expression and nothing else keeps its type`() {
        for written in ["${{ params.count }}", "\"${{ params.count }}\"", "'${{params.count}}'"] {
            #expect(ReadTemplate(written).template?.isWhole == true)
            #expect(ReadTemplate(written).type == .integer)
        }
        #expect(ReadTemplate("x${{ params.count }}").type == .text)
        #expect(ReadTemplate("' ${{ params.count }}'").type == .text)
    }

    @Test func `the line break that ends a block does not make it a text`() {
        #expect(ReadTemplate(">\n  ${{ params.count\n    }}\n").type == .integer)
        #expect(ReadTemplate("|\n  ${{ params.count }}\n").type == .integer)
    }

    @Test func `text and expressions follow each other`() {
        #expect(
            parts("a-${{ params.name }}-${{ run.id }}${{ 1 }}.") == [
                "text a-", "expression params.name", "text -", "expression run.id", "expression 1",
                "text .",
            ]
        )
    }

    @Test func `a doubled dollar sign writes the braces themselves`() {
        #expect(ReadTemplate("'$${{ params.name }}'").template?.literal == "${{ params.name }}")
        #expect(ReadTemplate("'$$${{ x }}'").template?.literal == "$${{ x }}")
        #expect(parts("'$${{ a }} ${{ 1 }}'") == ["text ${{ a }} ", "expression 1"])
    }

    @Test func `braces and doubled quotes inside a text belong to the text`() throws {
        let read = ReadTemplate(#"${{ 'it''s }} "so"' }}"#)
        #expect(try read.template?.value(in: FakeScope()) == .text("it's }} \"so\""))
    }

    @Test func `letters are found again behind quotes, folds and blocks`() throws {
        for written in [
            "${{ params.nam }}", "'\u{E9}\u{1F600} ${{ params.nam }}'",
            ">-\n  a\n  ${{\n    params.nam }}",
            "|\n  a\n\n    b ${{ params.nam }}\n", "one\n  two ${{ params.nam }}",
        ] {
            let span = try #require(ReadTemplate(written).diagnostics.first?.span)
            #expect(span.source.slice(span.scalars) == "params.nam")
        }
    }

    @Test func `behind an escape sequence the whole scalar is shown`() throws {
        let span = try #require(ReadTemplate(#""\t${{ params.nam }}""#).diagnostics.first?.span)
        #expect(span.source.slice(span.scalars) == #""\t${{ params.nam }}""#)
    }

    @Test func `a list or a mapping is not a template`() {
        #expect(ReadTemplate("[a]").diagnostics.map(\.code) == [.wrongType])
    }

    @Test func `references are listed in the order in which they are written`() {
        let written = "${{ if(params.flag, params.names[params.count], join(params.names, ',')) }}"
        #expect(
            ReadTemplate(written).template?.references.map(\.text)
                == ["params.flag", "params.names", "params.count", "params.names"]
        )
        #expect(ReadTemplate("${{ steps.build-2.count ?? 1 }}").template?.references.count == 1)
    }

    @Test func `a template prints durations and sizes as they are written`() throws {
        let scope = FakeScope(values: ["params.wait": .duration(.seconds(5400))])
        let read = ReadTemplate(
            "'${{ params.wait }} ${{ 50MiB }} ${{ true }} ${{ -1.5 }} ${{ 7 }}'"
        )
        #expect(try read.template?.value(in: scope) == .text("1h30m 50MiB true -1.5 7"))
    }

    @Test func `a template with something unknown in it is not known`() throws {
        #expect(try ReadTemplate("'a ${{ run.id }}'").template?.value(in: FakeScope()) == nil)
    }
}
