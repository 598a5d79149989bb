#define _GNU_SOURCE
#include "CSpawn.h"
#include "prepare.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void close_from(unsigned first) {
    // glibc 2.34 has close_range, older ones do not; the system call is there since Linux 5.9.
    if (syscall(SYS_close_range, first, ~0U, 0) == 0) return;
    for (int descriptor = (int)first; descriptor < 65536; descriptor++) close(descriptor);
}

static void reset_signals(void) {
    for (int number = 1; number < 32; number++) {
        if (number != SIGKILL && number != SIGSTOP) signal(number, SIG_DFL);
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

// To be remembered when it is positive, forgotten when it is negative.
static void tell(int groups, int32_t group) {
    if (groups < 0) return;
    while (write(groups, &group, sizeof group) < 0 && errno == EINTR) continue;
}

int cspawn_die_with_thread(void) {
    return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 ? 0 : errno;
}

static int bind_to_thread(pid_t parent) {
    int failure = cspawn_die_with_thread();
    if (failure != 0) return failure;
    // The parent may have died before the line above.
    return getppid() == parent ? 0 : ECHILD;
}

int cspawn_prepare(const struct cspawn_request *request, int input) {
    if (request->new_session ? setsid() < 0 : setpgid(0, 0) < 0) return errno;
    tell(request->groups, getpid());
    // If somebody has killed the reaper, its broken pipe is nothing that the program may die of.
    signal(SIGPIPE, SIG_IGN);
    if (chdir(request->directory) != 0) return errno;
    if (input < 0) input = open("/dev/null", O_RDONLY);
    if (input < 0 || dup2(input, 0) < 0) return errno;
    if (dup2(request->output, 1) < 0 || dup2(request->error, 2) < 0) return errno;
    close_from(3);
    reset_signals();
    return 0;
}

int cspawn_start(const struct cspawn_request *request, pid_t *process) {
    return cspawn_start_reading(request, -1, process);
}

int cspawn_start_reading(const struct cspawn_request *request, int input, pid_t *process) {
    // No handler of ours may run in the child while it borrows our memory.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    volatile int failure = 0;
    pid_t parent = getpid();
    pid_t child = vfork();
    if (child == 0) {
        failure = request->dies_with_thread ? bind_to_thread(parent) : 0;
        if (failure == 0) failure = cspawn_prepare(request, input);
        if (failure == 0) {
            execve(request->path, request->arguments, request->environment);
            failure = errno;
        }
        _exit(127);
    }
    int forked = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (child < 0) return forked;
    if (failure != 0) {
        tell(request->groups, -child);
        waitpid(child, NULL, 0);
        return failure;
    }
    *process = child;
    return 0;
}

int cspawn_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno; }

int cspawn_pidfd(pid_t process) {
    int descriptor = (int)syscall(SYS_pidfd_open, process, 0);
    if (descriptor >= 0) fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    return descriptor;
}

static int collect(pid_t process, int options) {
    int status = 0;
    pid_t ended;
    do ended = waitpid(process, &status, options);
    while (ended < 0 && errno == EINTR);
    if (ended != process) return -1;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int cspawn_reap(pid_t process) { return collect(process, WNOHANG); }

int cspawn_wait(pid_t process) { return collect(process, 0); }
