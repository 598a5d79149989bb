/// When something arrived: by the kernel, and when we noticed.
struct Arrival {
    /// The kernel's stamp, on the clock of the day; 0 for none.
    var stamp: Int64 = 0
    /// On the monotonic clock; 0 for nothing.
    var noticed = 0
}
