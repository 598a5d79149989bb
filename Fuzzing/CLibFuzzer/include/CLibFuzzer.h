#ifndef CLIBFUZZER_H
#define CLIBFUZZER_H

#include <stddef.h>
#include <stdint.h>

// What libFuzzer offers to a program with a `main` of its own (compiler-rt, FuzzerInterface.h).

/// Examines inputs as the command line says, until one is bad or there were enough.
int LLVMFuzzerRunDriver(
    int *argument_count,
    char ***arguments,
    int (*examine)(const uint8_t *data, size_t size)
);

/// Changes an input in libFuzzer's own ways, and returns its new size.
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t greatest_size);

#endif
