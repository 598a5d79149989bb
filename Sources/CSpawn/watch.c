#define _GNU_SOURCE
#include "CSpawn.h"

#include <errno.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

int cspawn_watch_open(void) { return epoll_create1(EPOLL_CLOEXEC); }

int cspawn_watch_bell(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

int cspawn_watch_add(int set, int descriptor, uint64_t key) {
    struct epoll_event event = {.events = EPOLLIN, .data.u64 = key};
    return epoll_ctl(set, EPOLL_CTL_ADD, descriptor, &event) == 0 ? 0 : errno;
}

int cspawn_watch_wait(int set, uint64_t *keys, int capacity, int timeout) {
    struct epoll_event events[64];
    if (capacity > 64) capacity = 64;
    int count = epoll_wait(set, events, capacity, timeout);
    for (int index = 0; index < count; index++) keys[index] = events[index].data.u64;
    return count < 0 ? 0 : count;
}
