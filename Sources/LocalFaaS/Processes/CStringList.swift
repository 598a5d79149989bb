import Glibc

/// A null-terminated array of C strings, freed with its scope.
@safe struct CStringList: ~Copyable {
    private let count: Int
    /// What `execve` takes; valid as long as the list.
    let pointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

    init(_ texts: [String]) {
        count = texts.count
        unsafe pointer = .allocate(capacity: texts.count + 1)
        for (index, text) in texts.enumerated() {
            unsafe (pointer + index).initialize(to: strdup(text))
        }
        unsafe (pointer + texts.count).initialize(to: nil)
    }

    deinit {
        for index in 0..<count { unsafe free(pointer[index]) }
        unsafe pointer.deallocate()
    }
}
