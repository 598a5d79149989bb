#define _GNU_SOURCE
#include "CSpawn.h"
#include "prepare.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

struct birth {
    const struct cspawn_request *request;
    const struct cspawn_enclosure *enclosure;
    /// Its reading end hangs up when the server is gone.
    const int *life;
    volatile int failure;
    volatile enum cspawn_stage stage;
};

static int raise_loopback(int socket) {
    struct ifreq interface = {.ifr_name = "lo"};
    if (ioctl(socket, SIOCGIFFLAGS, &interface) != 0) return errno;
    interface.ifr_flags |= IFF_UP;
    return ioctl(socket, SIOCSIFFLAGS, &interface) == 0 ? 0 : errno;
}

static int listen_on_loopback(int socket, uint16_t port) {
    struct sockaddr_in address = {
        .sin_family = AF_INET,
        .sin_port = htons(port),
        .sin_addr = {htonl(INADDR_LOOPBACK)},
    };
    if (bind(socket, (struct sockaddr *)&address, sizeof address) != 0) return errno;
    return listen(socket, 128) == 0 ? 0 : errno;
}

// A network of its own for this thread, with nothing in it but a listener of ours.
static int open_network(uint16_t port, int *listener) {
    if (unshare(CLONE_NEWNET) != 0) return errno;
    int opened = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (opened < 0) return errno;
    int failure = raise_loopback(opened);
    if (failure == 0) failure = listen_on_loopback(opened, port);
    if (failure != 0) close(opened);
    else *listener = opened;
    return failure;
}

static int join_group(const char *group) {
    if (group == NULL) return 0;
    int members = open(group, O_WRONLY | O_CLOEXEC);
    if (members < 0) return errno;
    ssize_t written = write(members, "0", 1);
    int failure = written == 1 ? 0 : errno;
    close(members);
    return failure;
}

static int make_mounts(void) {
    // Nothing that is mounted here is seen outside, and all of it goes with the last process.
    if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0) return errno;
    if (mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL) != 0) return errno;
    // Where both versions of control groups are mounted, crun refuses to work: the older one is
    // the one with limits. Elsewhere there is nothing to unmount.
    umount2("/sys/fs/cgroup/unified", MNT_DETACH);
    return 0;
}

static int make_overlay(const struct cspawn_enclosure *enclosure) {
    if (enclosure->overlay == NULL) return 0;
    unsigned long flags = MS_NOSUID | MS_NODEV;
    return mount("overlay", enclosure->root, "overlay", flags, enclosure->overlay) == 0 ? 0 : errno;
}

// The death signal is set by now; what it would have told is lost if the server died before.
static int look_for_server(const int *life) {
    close(life[1]);
    struct pollfd end = {.fd = life[0]};
    return poll(&end, 1, 0) == 0 ? 0 : ECHILD;
}

static int enclose(struct birth *birth) {
    birth->stage = CSPAWN_GROUP;
    int failure = join_group(birth->enclosure->group);
    if (failure != 0) return failure;
    birth->stage = CSPAWN_MOUNTS;
    if ((failure = make_mounts()) != 0) return failure;
    birth->stage = CSPAWN_OVERLAY;
    if ((failure = make_overlay(birth->enclosure)) != 0) return failure;
    birth->stage = CSPAWN_PROGRAM;
    if ((failure = cspawn_die_with_thread()) != 0) return failure;
    if ((failure = look_for_server(birth->life)) != 0) return failure;
    return cspawn_prepare(birth->request, -1);
}

static int begin(void *argument) {
    struct birth *birth = argument;
    birth->failure = enclose(birth);
    if (birth->failure == 0) {
        const struct cspawn_request *request = birth->request;
        execve(request->path, request->arguments, request->environment);
        birth->failure = errno;
    }
    _exit(127);
}

// Like vfork, with namespaces: the program is the first process of its own, so that the kernel ends
// all that it started, however it tries to get away, when it ends.
static pid_t give_birth(struct birth *birth) {
    enum { size = 65536 };
    char *stack = malloc(size);
    if (stack == NULL) return -1;
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int flags = CLONE_VM | CLONE_VFORK | CLONE_NEWPID | CLONE_NEWNS | SIGCHLD;
    pid_t child = clone(begin, stack + size, flags, birth);
    int failure = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    free(stack);
    errno = failure;
    return child;
}

static int start(struct birth *birth, pid_t *process) {
    int life[2];
    if (pipe2(life, O_CLOEXEC) != 0) return errno;
    birth->life = life;
    pid_t child = give_birth(birth);
    int failure = child < 0 ? errno : birth->failure;
    close(life[0]);
    close(life[1]);
    if (child < 0) return failure;
    if (failure != 0) cspawn_wait(child);
    else *process = child;
    return failure;
}

int cspawn_start_enclosed(
    const struct cspawn_request *request,
    const struct cspawn_enclosure *enclosure,
    struct cspawn_enclosed *made
) {
    struct birth birth = {.request = request, .enclosure = enclosure, .stage = CSPAWN_NETWORK};
    made->stage = CSPAWN_NETWORK;
    int home = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
    if (home < 0) return errno;
    int failure = open_network(enclosure->port, &made->listener);
    if (failure == 0) {
        birth.stage = CSPAWN_NAMESPACES;
        failure = start(&birth, &made->process);
        if (failure != 0) close(made->listener);
        made->stage = birth.stage;
    }
    // A thread that cannot get back would listen where nobody can reach it.
    if (setns(home, CLONE_NEWNET) != 0) abort();
    close(home);
    return failure;
}
