#ifndef CSPAWN_PREPARE_H
#define CSPAWN_PREPARE_H

#include "CSpawn.h"

/// Makes the calling process what a request asks for, all but its death signal; `input` becomes its
/// standard input, -1 stands for /dev/null. Returns 0, or errno.
int cspawn_prepare(const struct cspawn_request *request, int input);

/// SIGKILL when the thread that started the calling process ends. Returns 0, or errno.
int cspawn_die_with_thread(void);

#endif
