import Glibc

/// Whose process it is that the watcher knows by a token.
struct RunningInstance {
    let host: FunctionHost
    let number: InstanceNumber
    let process: pid_t
}
