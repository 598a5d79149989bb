/// Why there is no moto; thrown to every test that needs it, so that none passes without.
enum MotoFailure: Error {
    /// Its process ended before it answered.
    case ended
}
