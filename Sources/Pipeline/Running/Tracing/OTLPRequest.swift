/// The JSON form of OTLP (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding):
/// identifiers are hexadecimal, enums are numbers, 64-bit integers are strings.
struct OTLPRequest: Encodable {
    struct Value: Encodable {
        var stringValue: String?
        var intValue: String?
    }

    struct Attribute: Encodable {
        var key: String
        var value: Value

        init(_ attribute: Span.Attribute) {
            key = attribute.key
            value =
                switch attribute.value {
                case .text(let text): Value(stringValue: text)
                case .integer(let integer): Value(intValue: String(integer))
                }
        }
    }

    struct Event: Encodable {
        var timeUnixNano: String
        var name: String
        var attributes: [Attribute]
    }

    struct Status: Encodable {
        /// 0 is unset, 1 is good, 2 is an error.
        var code: Int
        var message: String?
    }

    struct SpanForm: Encodable {
        var traceId: String
        var spanId: String
        var parentSpanId: String?
        var name: String
        /// 1 is internal, 2 is a server: the conventions' kind for the run of a pipeline.
        var kind: Int
        var startTimeUnixNano: String
        var endTimeUnixNano: String
        var attributes: [Attribute]
        var events: [Event]
        var status: Status
    }

    struct Scope: Encodable {
        var name = "stellar-run"
        var version: String
    }

    struct ScopeSpans: Encodable {
        var scope: Scope
        var spans: [SpanForm]
    }

    struct Resource: Encodable {
        var attributes: [Attribute]
    }

    struct ResourceSpans: Encodable {
        var resource: Resource
        var scopeSpans: [ScopeSpans]
    }

    var resourceSpans: [ResourceSpans]

    init(_ trace: Trace, version: String) {
        let facts = [
            Span.Attribute("service.name", "stellar-run"),
            Span.Attribute("service.version", version),
        ]
        let spans = ScopeSpans(
            scope: Scope(version: version),
            spans: trace.spans.map { SpanForm($0, trace: trace.id) }
        )
        let resource = Resource(attributes: facts.map(Attribute.init))
        resourceSpans = [ResourceSpans(resource: resource, scopeSpans: [spans])]
    }
}

extension OTLPRequest.SpanForm {
    init(_ span: Span, trace: String) {
        self.init(
            traceId: trace,
            spanId: span.id,
            parentSpanId: span.parent,
            name: span.name,
            kind: span.parent == nil ? 2 : 1,
            startTimeUnixNano: Self.nanoseconds(span.startedAt),
            endTimeUnixNano: Self.nanoseconds(span.endedAt),
            attributes: span.attributes.map(OTLPRequest.Attribute.init),
            events: span.events.map { event in
                OTLPRequest.Event(
                    timeUnixNano: Self.nanoseconds(event.milliseconds),
                    name: event.name,
                    attributes: event.attributes.map(OTLPRequest.Attribute.init)
                )
            },
            status: OTLPRequest.Status(code: span.problem == nil ? 0 : 2, message: span.problem)
        )
    }

    private static func nanoseconds(_ milliseconds: Int) -> String { "\(milliseconds)000000" }
}
