/// When something arrived: by the kernel, and when we noticed.
struct Arrival {
    /// The kernel's stamp, on the clock of the day; 0 for none.
    var stamp: Int64 = 0
    /// When our loop woke up because of it, on the monotonic clock; 0 for nothing.
    var noticed = 0
    /// When it was read: it cannot have arrived later.
    var read = 0
}
