public import Values

/// A value of the language while a run is planned or carried out.
///
/// Durations and sizes keep their type inside a pipeline. As JSON (outputs, journal) a duration is
/// its text and a size its number of bytes; the key that reads them back types them again.
public enum Value: Sendable, Hashable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case duration(Duration)
    case byteCount(ByteCount)
    case secret(Secret)
    case list([Value])
    case mapping([String: Value])
}
