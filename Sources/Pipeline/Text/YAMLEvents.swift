import CLibYAML

/// The stream of parsing events of one YAML text.
///
/// Owns a `yaml_parser_t`: it cannot be copied, and ending its scope frees the parser.
@safe struct YAMLEvents: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>

    /// Reads a text where it lies, while `body` asks for its events.
    static func read(
        _ text: String,
        _ body: (inout YAMLEvents) throws(YAMLProblem) -> Void
    ) throws(YAMLProblem) {
        try unsafe text.utf8Span.span.withUnsafeBufferPointer { (bytes) throws(YAMLProblem) in
            var events = unsafe YAMLEvents(bytes)
            try body(&events)
        }
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        unsafe parser = .allocate(capacity: 1)
        let isReady = unsafe yaml_parser_initialize(parser) == 1
        precondition(isReady, "libyaml has no memory for a parser")
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
    }

    /// Returns the next event, or `nil` after the last one.
    mutating func next() throws(YAMLProblem) -> YAMLEvent? {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw problem() }
        defer { unsafe yaml_event_delete(&event) }
        guard unsafe event.type != YAML_STREAM_END_EVENT, unsafe event.type != YAML_NO_EVENT
        else { return nil }
        return unsafe YAMLEvent(event)
    }

    private func problem() -> YAMLProblem {
        let isReaderError = unsafe parser.pointee.error == YAML_READER_ERROR
        return unsafe YAMLProblem(
            problem: parser.pointee.problem.map { unsafe String(cString: $0) } ?? "out of memory",
            context: parser.pointee.context.map { unsafe String(cString: $0) } ?? "",
            offset: isReaderError
                ? .byte(parser.pointee.problem_offset)
                : .scalar(Int(parser.pointee.problem_mark.index)),
            contextOffset: Int(parser.pointee.context_mark.index)
        )
    }
}

extension YAMLEvent {
    fileprivate init(_ event: yaml_event_t) {
        scalars = unsafe Int(event.start_mark.index)..<Int(event.end_mark.index)
        switch unsafe event.type {
        case YAML_SCALAR_EVENT:
            let scalar = unsafe event.data.scalar
            let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            kind = unsafe .scalar(YAMLScalarStyle(scalar.style))
            unsafe text = String(decoding: bytes, as: UTF8.self)
            // Here, where the bytes lie side by side, this costs next to nothing.
            unsafe holdsDollar = bytes.contains(UInt8(ascii: "$"))
            unsafe hasAnchor = scalar.anchor != nil
            unsafe hasTag = scalar.tag != nil
        case YAML_SEQUENCE_START_EVENT:
            kind = .sequenceStart
            unsafe hasAnchor = event.data.sequence_start.anchor != nil
            unsafe hasTag = event.data.sequence_start.tag != nil
        case YAML_MAPPING_START_EVENT:
            kind = .mappingStart
            unsafe hasAnchor = event.data.mapping_start.anchor != nil
            unsafe hasTag = event.data.mapping_start.tag != nil
        default:
            kind = unsafe Self.bareKind(event.type)
        }
    }

    private static func bareKind(_ type: yaml_event_type_t) -> Kind {
        switch type {
        case YAML_DOCUMENT_START_EVENT: .documentStart
        case YAML_ALIAS_EVENT: .alias
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: .collectionEnd
        default: .other
        }
    }
}

extension YAMLScalarStyle {
    fileprivate init(_ style: yaml_scalar_style_t) {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .quoted
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: self = .block
        default: self = .plain
        }
    }
}
