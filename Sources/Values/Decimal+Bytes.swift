extension [UInt8] {
    /// Appends the digits of a number, without a text in between.
    package mutating func append(decimal number: Int) {
        if number < 0 { append(UInt8(ascii: "-")) }
        var (scale, rest) = (UInt(1), number.magnitude)
        while rest / scale > 9 { scale *= 10 }
        while scale > 0 {
            append(UInt8(ascii: "0") + UInt8(rest / scale))
            rest %= scale
            scale /= 10
        }
    }
}
