#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The one function of the C library that figures need.
enum Logarithm {
    static func ofTwo(_ value: Double) -> Double { log2(value) }
}
