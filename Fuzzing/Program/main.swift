import Foundation
import FrontEndFuzzing

// Two programs: built by `make fuzz`, libFuzzer makes inputs up, guided by what they reach; built
// otherwise, the files named on the command line are examined, or so many changes of them.
#if FUZZING
Fuzzer.run()
#else
exit(try Replay(CommandLine.arguments.dropFirst()).run() ? 0 : 1)
#endif
