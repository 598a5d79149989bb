import FoundationEssentials
package import Values

/// Masks the values of secrets in every text that leaves a run.
///
/// It knows the forms in which a value tends to travel: as it is, line by line, in base64 (also in
/// the middle of a longer one), percent-encoded, and inside a JSON string. It works on bytes, so
/// that no neighbouring character can hide a value.
package struct Redactor: Sendable {
    private struct Mask: Sendable {
        var form: [UInt8]
        var replacement: [UInt8]
    }

    /// The longest form first, so that a form never destroys a longer one that contains it.
    private let masks: [Mask]

    package init(_ secrets: [Secret]) {
        var masks: [Mask] = []
        for secret in secrets {
            let replacement = Array(secret.description.utf8)
            for form in SecretForms(secret.reveal()).all {
                masks.append(Mask(form: form, replacement: replacement))
            }
        }
        self.masks = masks.sorted { $0.form.count > $1.form.count }
    }

    /// The text with a placeholder in the place of every secret.
    package func redact(_ text: String) -> String {
        guard !masks.isEmpty else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var position = 0
        var changed = false
        while position < bytes.count {
            if let mask = mask(at: position, in: bytes) {
                result += mask.replacement
                position += mask.form.count
                changed = true
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        return changed ? String(decoding: result, as: UTF8.self) : text
    }

    private func mask(at position: Int, in bytes: [UInt8]) -> Mask? {
        masks.first { mask in
            bytes[position] == mask.form[0] && bytes[position...].starts(with: mask.form)
        }
    }
}

extension Redactor {
    /// The value with every text inside it masked, keys included.
    package func redact(_ value: Value) -> Value {
        guard !masks.isEmpty else { return value }
        switch value {
        case .text(let text): return .text(redact(text))
        case .list(let values): return .list(values.map { redact($0) })
        case .mapping(let values):
            let pairs = values.map { (redact($0.key), redact($0.value)) }
            return .mapping(Dictionary(pairs) { first, _ in first })
        case .null, .boolean, .integer, .number, .duration, .byteCount, .secret: return value
        }
    }

    /// The failure with its words masked.
    package func redact(_ failure: StepFailure) -> StepFailure {
        var failure = failure
        failure.message = redact(failure.message)
        failure.details = failure.details.map { redact($0) }
        return failure
    }
}
