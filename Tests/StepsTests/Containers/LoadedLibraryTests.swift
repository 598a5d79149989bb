import Testing

@testable import Steps

@Suite struct `A line of ldd` {
    @Test(arguments: [
        (
            "\tlibm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007f1)",
            "/lib/x86_64-linux-gnu/libm.so.6"
        ),
        ("\t/lib64/ld-linux-x86-64.so.2 (0x00007f1)", "/lib64/ld-linux-x86-64.so.2"),
        ("\tlibjli.so => /usr/lib/jvm/bin/../lib/libjli.so (0x1)", "/usr/lib/jvm/lib/libjli.so"),
    ])
    func `names a library`(line: String, path: String) {
        #expect(LoadedLibrary(line[...])?.path == path)
    }

    @Test(arguments: [
        "\tlinux-vdso.so.1 (0x00007ffd)", "\tlibx.so => not found", "/usr/bin/python3:",
        "\tnot a dynamic executable", "",
    ])
    func `may name none`(line: String) {
        #expect(LoadedLibrary(line[...]) == nil)
    }
}
