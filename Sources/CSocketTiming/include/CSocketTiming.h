/* What Swift's Glibc module does not have, or has only as macros and variadic calls: epoll with
 * nanosecond timeouts, and sockets opened, asked and written in one call. Everything is inline.
 *
 * Convention: a result below zero is -errno. No feature macro is set here: Swift imports the system's
 * headers in two modules, and they must agree on every type. */
#pragma once
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* Nanoseconds on CLOCK_MONOTONIC, which no clock setting moves. */
static inline int64_t st_now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* Lets the calling thread's timers fire when asked to, not up to 50 us later. */
static inline int st_tighten_timers(void) { return prctl(PR_SET_TIMERSLACK, 1); }

static inline int st_close(int fd) { return close(fd) < 0 ? -errno : 0; }

/* An epoll instance. */
static inline int st_poll_open(void)
{
	int fd = epoll_create1(EPOLL_CLOEXEC);
	return fd < 0 ? -errno : fd;
}

static inline int st_poll_control(int poll, int operation, int fd, uint64_t token, int write)
{
	struct epoll_event event = { .events = write ? EPOLLIN | EPOLLOUT : EPOLLIN };
	event.data.u64 = token;
	return epoll_ctl(poll, operation, fd, &event) < 0 ? -errno : 0;
}

/* Starts to watch a descriptor for reading, and for writing if asked to; level-triggered. */
static inline int st_poll_add(int poll, int fd, uint64_t token, int write)
{
	return st_poll_control(poll, EPOLL_CTL_ADD, fd, token, write);
}

/* Changes what a watched descriptor is watched for. */
static inline int st_poll_change(int poll, int fd, uint64_t token, int write)
{
	return st_poll_control(poll, EPOLL_CTL_MOD, fd, token, write);
}

static inline uint64_t st_event_token(const struct epoll_event *event) { return event->data.u64; }

/* Waits up to `nanoseconds` and returns how many events there are; 0 when interrupted. */
static inline int st_poll_wait(int poll, struct epoll_event *events, int count, int64_t nanoseconds)
{
	struct timespec t = { (time_t)(nanoseconds / 1000000000), (long)(nanoseconds % 1000000000) };
	int n = epoll_pwait2(poll, events, count, &t, NULL);
	/* A kernel or sandbox without epoll_pwait2: whole milliseconds, the caller spins the rest. */
	if (n < 0 && errno == ENOSYS) {
		int64_t ms = nanoseconds / 1000000;
		n = epoll_wait(poll, events, count, ms > 60000 ? 60000 : (int)ms);
	}
	return n >= 0 ? n : errno == EINTR ? 0 : -errno;
}

/* A counter that wakes an epoll. */
static inline int st_bell_open(void)
{
	int fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	return fd < 0 ? -errno : fd;
}

static inline int st_bell_ring(int fd) { return eventfd_write(fd, 1) < 0 ? -errno : 0; }

/* Takes everything from a bell, rung or not. */
static inline void st_bell_hush(int fd)
{
	eventfd_t count;
	(void)eventfd_read(fd, &count);
}

/* A connection under way: non-blocking, without Nagle's delay. */
static inline int st_dial(const struct sockaddr_storage *address, socklen_t length)
{
	int one = 1;
	int fd = socket(address->ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -errno;
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
	if (connect(fd, (const struct sockaddr *)address, length) < 0 && errno != EINPROGRESS) {
		int error = errno;
		close(fd);
		return -error;
	}
	return fd;
}

/* The errno of a finished connection attempt, 0 when it succeeded. */
static inline int st_connect_error(int fd)
{
	int error = 0;
	socklen_t length = sizeof error;
	return getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &length) < 0 ? errno : error;
}

/* Whether a connection without a request on it can still carry one: the peer has neither closed
 * it nor sent anything unasked. */
static inline int st_is_quiet(int fd)
{
	char byte;
	return recv(fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 &&
	       (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
}

/* Sends what is left of head and body after `skip` bytes, in one call. */
static inline long st_send(int fd, const void *head, size_t headLength, const void *body,
			   size_t bodyLength, size_t skip)
{
	struct iovec parts[2];
	struct msghdr message = { 0 };
	size_t bodySkip = skip > headLength ? skip - headLength : 0;
	size_t headSkip = skip < headLength ? skip : headLength;
	parts[0].iov_base = (char *)head + headSkip;
	parts[0].iov_len = headLength - headSkip;
	parts[1].iov_base = (char *)body + bodySkip;
	parts[1].iov_len = bodyLength - bodySkip;
	message.msg_iov = parts;
	message.msg_iovlen = bodyLength > 0 ? 2 : 1;
	long n = sendmsg(fd, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
	return n < 0 ? -errno : n;
}

static inline long st_receive(int fd, void *buffer, size_t length)
{
	long n = recv(fd, buffer, length, MSG_DONTWAIT);
	return n < 0 ? -errno : n;
}

/* Raises the soft limit of open files to `wanted` if the hard limit allows; returns the limit. */
static inline int64_t st_raise_file_limit(int64_t wanted)
{
	struct rlimit limit;
	if (getrlimit(RLIMIT_NOFILE, &limit) < 0)
		return -errno;
	if (limit.rlim_cur < (rlim_t)wanted && limit.rlim_cur < limit.rlim_max) {
		limit.rlim_cur = limit.rlim_max < (rlim_t)wanted ? limit.rlim_max : (rlim_t)wanted;
		if (setrlimit(RLIMIT_NOFILE, &limit) < 0)
			return -errno;
	}
	return limit.rlim_cur > INT32_MAX ? INT32_MAX : (int64_t)limit.rlim_cur;
}
