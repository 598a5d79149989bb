extension TreeBuilder {
    /// Refuses an alias and leaves a hole where its value would be.
    mutating func addAlias(_ event: borrowing YAMLEvent, into diagnostics: inout Diagnostics) {
        let span = SourceSpan(source, event.scalars)
        refuseSharing(.anchorOrAlias, "anchors and aliases are", at: span, into: &diagnostics)
        addScalar(event, .quoted, at: event.scalars, into: &diagnostics)
    }

    /// Refuses what stands before a value.
    mutating func refuseProperties(
        of event: borrowing YAMLEvent,
        into diagnostics: inout Diagnostics
    ) {
        guard event.hasAnchor || event.hasTag else { return }
        let span = source.word(at: event.scalars.lowerBound)
        if event.hasAnchor {
            refuseSharing(.anchorOrAlias, "anchors and aliases are", at: span, into: &diagnostics)
        }
        if event.hasTag {
            let message = "tags are not part of the language"
            let help = "leave it out: every key knows what it wants"
            diagnostics.report(Diagnostic(.tag, message, at: span, help: help))
        }
    }

    /// Refuses what shares pieces of text, once: a file that does it does it many times.
    mutating func refuseSharing(
        _ code: DiagnosticCode,
        _ subject: String,
        at span: SourceSpan,
        into diagnostics: inout Diagnostics
    ) {
        isWhole = false
        guard !hasRefusedSharing else { return }
        hasRefusedSharing = true
        diagnostics.report(
            Diagnostic(
                code,
                "\(subject) not part of the language",
                at: span,
                help: "to say a thing once, use 'defaults:', 'matrix:' or a reused pipeline"
            )
        )
    }
}
