import Testing

/// What measures latencies that are compared; one after the other, so as not to disturb each other.
@Suite(.serialized) enum Measuring {}
