#define _GNU_SOURCE
#include "CSpawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

// Process ids fit: Linux allows at most 4 Mi of them, and we never run as many instances.
enum { capacity = 16384 };

static void remember(pid_t *groups, int *count, pid_t group) {
    if (group > 1 && *count < capacity) groups[(*count)++] = group;
}

static void forget(pid_t *groups, int *count, pid_t group) {
    for (int index = 0; index < *count; index++) {
        if (groups[index] != group) continue;
        groups[index] = groups[--(*count)];
        return;
    }
}

// Only async-signal-safe calls from here on: we are a fork of a process with threads.
static void remove_groups(const char *name) {
    // What was killed above needs a moment to be gone; what still runs then is not to be killed.
    for (int attempt = 0; attempt < 250 && cspawn_remove_groups(name) > 0; attempt++) {
        struct timespec moment = {.tv_nsec = 20000000};
        nanosleep(&moment, NULL);
    }
}

static void reap_at_end(int source, const char *control_groups) {
    static pid_t groups[capacity];
    int count = 0;
    for (;;) {
        int message = 0;
        ssize_t length = read(source, &message, sizeof message);
        if (length < 0 && errno == EINTR) continue;
        if (length != sizeof message) break;
        if (message > 0) remember(groups, &count, message);
        else forget(groups, &count, -message);
    }
    for (int index = 0; index < count; index++) kill(-groups[index], SIGKILL);
    if (control_groups != NULL) remove_groups(control_groups);
    _exit(0);
}

static void become_reaper(int source, const char *control_groups) {
    setsid();
    prctl(PR_SET_NAME, "local-reaper");
    int ignored[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGUSR1, SIGUSR2};
    for (unsigned index = 0; index < sizeof ignored / sizeof *ignored; index++) {
        signal(ignored[index], SIG_IGN);
    }
    // Holding a socket, a lock or a terminal of the server would keep it alive beyond its end.
    if (dup2(source, 0) < 0) _exit(1);
    if (syscall(SYS_close_range, 1U, ~0U, 0) != 0) {
        for (int descriptor = 1; descriptor < 65536; descriptor++) close(descriptor);
    }
    reap_at_end(0, control_groups);
}

int cspawn_start_reaper(const char *control_groups, int *groups, pid_t *process) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return errno;
    pid_t child = fork();
    if (child == 0) become_reaper(ends[0], control_groups);
    int failure = errno;
    close(ends[0]);
    if (child < 0) {
        close(ends[1]);
        return failure;
    }
    *groups = ends[1];
    *process = child;
    return 0;
}
