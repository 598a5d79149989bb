/// Why there is no moto, or no answer of AWS's tools; thrown to every test that needs it, so that none
/// passes without.
package enum MotoFailure: Error {
    /// A process ended before it answered.
    case ended
    /// A program did not do what it was asked for.
    case failed(String)
}
