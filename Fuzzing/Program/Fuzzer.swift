#if FUZZING
import CLibFuzzer
import Foundation
import FrontEndFuzzing
import Synchronization

/// libFuzzer around the front end.
enum Fuzzer {
    // Global because libFuzzer calls functions of C, which have nothing else to hold on to.
    private static let examination = Mutex(Examination())

    /// Does what the command line says; see `-help=1`.
    static func run() {
        atexit { print(Fuzzer.examination.withLock(\.summary)) }
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? =
            unsafe CommandLine.unsafeArgv
        _ = unsafe LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
            let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
            if let complaint = Fuzzer.examination.withLock({ $0.examine(input) }) {
                fatalError(complaint)
            }
            return 0
        }
    }
}

/// What libFuzzer calls to change an input: every other time in its own ways, which know what was
/// compared with what, else in ours, which know the language.
@c(LLVMFuzzerCustomMutator)
public func mutate(
    _ bytes: UnsafeMutablePointer<UInt8>,
    _ count: Int,
    _ greatestCount: Int,
    _ seed: UInt32
) -> Int {
    guard seed.isMultiple(of: 2) else {
        return unsafe LLVMFuzzerMutate(bytes, count, greatestCount)
    }
    var mutation = Mutation(seed: UInt64(seed))
    let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    let changed = mutation.mutate(input).prefix(greatestCount)
    for (index, byte) in changed.enumerated() { unsafe bytes[index] = byte }
    return changed.count
}
#endif
