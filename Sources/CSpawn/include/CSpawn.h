#ifndef CSPAWN_H
#define CSPAWN_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/// What a new process is to look like. Written in C because what happens between fork and exec
/// (a death signal, a process group, no inherited descriptors) has no posix_spawn attribute, and
/// because Swift code must not run there.
struct cspawn_request {
    const char *path;
    char *const *arguments;
    char *const *environment;
    const char *directory;
    /// The descriptors that become standard output and standard error; may be the same.
    int output;
    int error;
    /// What ``cspawn_start_reaper`` returned: told the group before the program runs, so that no
    /// moment is left in which only we know of it. -1 for nobody.
    int groups;
    /// A session of its own (outlives us) instead of only a process group of its own.
    bool new_session;
    /// SIGKILL when the calling *thread* ends.
    bool dies_with_thread;
};

/// Starts a process without a shell and without copying our page tables.
///
/// Signals are back to their defaults, standard input is /dev/null, and nothing above standard
/// error is inherited. Returns 0 and the process's id, or the errno of the step that failed.
int cspawn_start(const struct cspawn_request *request, pid_t *process);

/// The same with a descriptor that becomes standard input; -1 for /dev/null.
int cspawn_start_reading(const struct cspawn_request *request, int input, pid_t *process);

/// What a process that is shut in gets besides its program.
struct cspawn_enclosure {
    /// The folder that becomes the overlay, and the overlay's options; both NULL for none.
    const char *root;
    const char *overlay;
    /// The `cgroup.procs` of the control group that it joins, or NULL.
    const char *group;
    /// Where we listen on the loopback of its network.
    uint16_t port;
};

/// What was being done when it failed.
enum cspawn_stage {
    CSPAWN_NETWORK,
    CSPAWN_NAMESPACES,
    CSPAWN_GROUP,
    CSPAWN_MOUNTS,
    CSPAWN_OVERLAY,
    CSPAWN_PROGRAM,
};

struct cspawn_enclosed {
    pid_t process;
    /// A socket that listens inside, for us to accept connections from.
    int listener;
    enum cspawn_stage stage;
};

/// Starts a process like ``cspawn_start``, as the first of a process namespace, with mounts and a
/// network of its own, and with the death signal. When it ends, for whatever reason, the kernel ends
/// all that it started and takes its mounts and its network away.
///
/// Returns 0, or the errno of the stage that failed. Needs the rights of root.
int cspawn_start_enclosed(
    const struct cspawn_request *request,
    const struct cspawn_enclosure *enclosure,
    struct cspawn_enclosed *made
);

/// A pipe whose ends (reading, writing) no program that we start inherits. Returns 0, or errno.
int cspawn_pipe(int ends[2]);

/// A descriptor that becomes readable when the process ends, or -1 and errno.
int cspawn_pidfd(pid_t process);

/// Starts the process that kills our process groups should we die without doing so.
///
/// It is a fork that never runs Swift code again: it reads group ids from the returned
/// descriptor (positive: remember, negative: forget) and acts when the last writer is gone.
/// It then removes the control groups of a name, as ``cspawn_remove_groups`` does; NULL for none.
/// Returns 0, or errno.
int cspawn_start_reaper(const char *control_groups, int *groups, pid_t *process);

/// Removes the control groups of a name, a path from the root of each hierarchy, with those in them.
/// Returns how many are left because there are processes in them. Calls nothing that is not
/// async-signal-safe.
int cspawn_remove_groups(const char *name);

/// Takes the exit status of a child that has ended: 128 + signal when a signal ended it, -1 when
/// it still runs or is not ours.
int cspawn_reap(pid_t process);

/// Waits for the end of a child; returns what ``cspawn_reap`` does.
int cspawn_wait(pid_t process);

/// A set of descriptors to wait for, each under a key; Swift's Glibc module has no epoll.
/// Returns -1 and errno on failure.
int cspawn_watch_open(void);

/// Adds a descriptor to the set. Returns 0, or errno.
int cspawn_watch_add(int set, int descriptor, uint64_t key);

/// Waits until descriptors can be read and returns how many of their keys were stored; 0 after
/// the timeout in milliseconds (-1 for none) and after a signal.
int cspawn_watch_wait(int set, uint64_t *keys, int capacity, int timeout);

/// A descriptor that wakes who waits for it when a number of eight bytes is written to it, or -1.
int cspawn_watch_bell(void);

#endif
