/* What Swift's Glibc module does not have, or has only as macros and variadic calls: epoll with
 * nanosecond timeouts, sockets opened, asked and written in one call, and the control messages in
 * which the kernel says when packets came and went. Everything is inline.
 *
 * Convention: a result below zero is -errno. No feature macro is set here: Swift imports the system's
 * headers in two modules, and they must agree on every type. */
#pragma once
#include <errno.h>
#include <fcntl.h>
#include <time.h>
#include <linux/errqueue.h>
#include <linux/net_tstamp.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Since Linux 6.2; older headers lack it, older kernels count from one byte further back. */
#ifndef SCHED_RESET_ON_FORK
#define SCHED_RESET_ON_FORK 0x40000000
#endif
#ifndef SOF_TIMESTAMPING_OPT_ID_TCP
#define SOF_TIMESTAMPING_OPT_ID_TCP (1 << 16)
#endif

/* Nanoseconds on CLOCK_MONOTONIC, which no clock setting moves. */
static inline int64_t st_now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* Sleeps; a signal may end it earlier. */
static inline void st_sleep(int64_t nanoseconds)
{
	struct timespec t = { (time_t)(nanoseconds / 1000000000), (long)(nanoseconds % 1000000000) };
	(void)clock_nanosleep(CLOCK_MONOTONIC, 0, &t, NULL);
}

static inline int64_t st_nanoseconds(struct timespec t)
{
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* How far CLOCK_REALTIME, on which the kernel stamps packets, is ahead of CLOCK_MONOTONIC: read
 * between two looks at the other, of three attempts the one that was interrupted least. */
static inline int64_t st_clock_difference(void)
{
	int64_t best = INT64_MAX, difference = 0;
	for (int i = 0; i < 3; i++) {
		struct timespec t;
		int64_t before = st_now(), after;
		clock_gettime(CLOCK_REALTIME, &t);
		after = st_now();
		if (after - before < best) {
			best = after - before;
			difference = st_nanoseconds(t) - (before + (after - before) / 2);
		}
	}
	return difference;
}

/* What the clock's own steps are, in nanoseconds. */
static inline int64_t st_clock_resolution(void)
{
	struct timespec t;
	return clock_getres(CLOCK_MONOTONIC, &t) < 0 ? 0 : st_nanoseconds(t);
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

/* Starts to watch a descriptor for reading, and tells as long as there is something to read. */
static inline int st_poll_add(int poll, int fd, uint64_t token)
{
	struct epoll_event event = { .events = EPOLLIN };
	event.data.u64 = token;
	return epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event) < 0 ? -errno : 0;
}

/* Starts to watch a socket, and tells of each change once: something came, there is room to send,
 * the error queue (in which departures are stamped) grew. */
static inline int st_poll_watch(int poll, int fd, uint64_t token)
{
	struct epoll_event event = { .events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET };
	event.data.u64 = token;
	return epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event) < 0 ? -errno : 0;
}

/* Tells of what comes from now on, and at once of what is there already; of room to send only if
 * asked to, because every stamp in the error queue would tell of it anew. */
static inline int st_poll_again(int poll, int fd, uint64_t token, int room)
{
	struct epoll_event event = { .events = EPOLLIN | EPOLLRDHUP | EPOLLET };
	if (room)
		event.events |= EPOLLOUT;
	event.data.u64 = token;
	return epoll_ctl(poll, EPOLL_CTL_MOD, fd, &event) < 0 ? -errno : 0;
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

/* A connection under way: non-blocking, without Nagle's delay; `stamped` asks the kernel to say when
 * packets arrive. */
static inline int st_dial(const struct sockaddr_storage *address, socklen_t length, int stamped)
{
	int one = 1;
	uint32_t arrivals = SOF_TIMESTAMPING_SOFTWARE | SOF_TIMESTAMPING_RX_SOFTWARE;
	int fd = socket(address->ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -errno;
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
	if (stamped)
		setsockopt(fd, SOL_SOCKET, SO_TIMESTAMPING, &arrivals, sizeof arrivals);
	if (connect(fd, (const struct sockaddr *)address, length) < 0 && errno != EINPROGRESS) {
		int error = errno;
		close(fd);
		return -error;
	}
	return fd;
}

/* Has the kernel say also when what is sent leaves, where st_send asks for it; only a connected
 * socket takes it. */
static inline int st_stamp_departures(int fd)
{
	uint32_t flags = SOF_TIMESTAMPING_SOFTWARE | SOF_TIMESTAMPING_RX_SOFTWARE |
			 SOF_TIMESTAMPING_OPT_TSONLY | SOF_TIMESTAMPING_OPT_ID |
			 SOF_TIMESTAMPING_OPT_ID_TCP;
	if (setsockopt(fd, SOL_SOCKET, SO_TIMESTAMPING, &flags, sizeof flags) == 0)
		return 0;
	flags &= ~(uint32_t)SOF_TIMESTAMPING_OPT_ID_TCP;
	return setsockopt(fd, SOL_SOCKET, SO_TIMESTAMPING, &flags, sizeof flags) < 0 ? -errno : 0;
}

/* A listening socket on loopback at a port that the system chooses; `*port` says which. */
static inline int st_listen(uint16_t *port)
{
	struct sockaddr_in address = { 0 };
	socklen_t length = sizeof address;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -errno;
	address.sin_family = AF_INET;
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (bind(fd, (struct sockaddr *)&address, sizeof address) < 0 || listen(fd, 128) < 0 ||
	    getsockname(fd, (struct sockaddr *)&address, &length) < 0) {
		int error = errno;
		close(fd);
		return -error;
	}
	*port = ntohs(address.sin_port);
	return fd;
}

/* Accepts a connection, without Nagle's delay, that can stamp both ways. */
static inline int st_accept(int listener)
{
	int one = 1;
	int fd = accept(listener, NULL, NULL);
	if (fd < 0)
		return -errno;
	fcntl(fd, F_SETFD, FD_CLOEXEC);
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
	(void)st_stamp_departures(fd);
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

/* Sends what is left of head and body after `skip` bytes, in one call; `stamped` asks when the last
 * packet of it leaves. */
static inline long st_send(int fd, const void *head, size_t headLength, const void *body,
			   size_t bodyLength, size_t skip, int stamped)
{
	char control[CMSG_SPACE(sizeof(uint32_t))] __attribute__((aligned(8))) = { 0 };
	struct iovec parts[2];
	struct msghdr message = { 0 };
	size_t bodySkip = skip > headLength ? skip - headLength : 0;
	size_t headSkip = skip < headLength ? skip : headLength;
	/* The usual case needs none of what follows, which the kernel would have to copy and check. */
	if (!stamped && bodyLength == 0) {
		long sent = send(fd, (const char *)head + headSkip, headLength - headSkip,
				 MSG_DONTWAIT | MSG_NOSIGNAL);
		return sent < 0 ? -errno : sent;
	}
	parts[0].iov_base = (char *)head + headSkip;
	parts[0].iov_len = headLength - headSkip;
	parts[1].iov_base = (char *)body + bodySkip;
	parts[1].iov_len = bodyLength - bodySkip;
	message.msg_iov = parts;
	message.msg_iovlen = bodyLength > 0 ? 2 : 1;
	if (stamped) {
		uint32_t asked = SOF_TIMESTAMPING_TX_SOFTWARE;
		message.msg_control = control;
		message.msg_controllen = sizeof control;
		struct cmsghdr *c = CMSG_FIRSTHDR(&message);
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SO_TIMESTAMPING;
		c->cmsg_len = CMSG_LEN(sizeof asked);
		memcpy(CMSG_DATA(c), &asked, sizeof asked);
	}
	long n = sendmsg(fd, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
	return n < 0 ? -errno : n;
}

/* The software stamp among the control messages, on CLOCK_REALTIME; 0 if there is none. */
static inline int64_t st_stamp(struct msghdr *message)
{
	for (struct cmsghdr *c = CMSG_FIRSTHDR(message); c; c = CMSG_NXTHDR(message, c))
		if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_TIMESTAMPING) {
			struct timespec t;
			memcpy(&t, CMSG_DATA(c), sizeof t);
			return st_nanoseconds(t);
		}
	return 0;
}

/* Reads what came; `*arrival` becomes the stamp of the latest packet that is in it, 0 if none. */
static inline long st_receive(int fd, void *buffer, size_t length, int64_t *arrival)
{
	char control[128];
	struct iovec part = { buffer, length };
	struct msghdr message = { 0 };
	message.msg_iov = &part;
	message.msg_iovlen = 1;
	message.msg_control = control;
	message.msg_controllen = sizeof control;
	long n = recvmsg(fd, &message, MSG_DONTWAIT);
	*arrival = 0;
	if (n < 0)
		return -errno;
	*arrival = st_stamp(&message);
	return n;
}

/* Takes one stamp from the error queue: when a send's last packet left, on CLOCK_REALTIME; 0 when
 * the queue holds none. */
static inline int64_t st_departure(int fd)
{
	char control[256];
	struct msghdr message = { 0 };
	message.msg_control = control;
	message.msg_controllen = sizeof control;
	if (recvmsg(fd, &message, MSG_ERRQUEUE | MSG_DONTWAIT) < 0)
		return 0;
	return st_stamp(&message);
}

/* What TCP itself knows of a connection. */
struct st_path {
	/* The smoothed time from a packet to its acknowledgement in nanoseconds, right after connecting
	 * that of the handshake; 0 if unknown. */
	int64_t round_trip;
	/* How many packets were sent again. */
	uint32_t retransmits;
};

static inline struct st_path st_path_of(int fd)
{
	struct tcp_info info;
	struct st_path path = { 0, 0 };
	socklen_t length = sizeof info;
	if (getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &length) == 0) {
		path.round_trip = (int64_t)info.tcpi_rtt * 1000;
		path.retransmits = info.tcpi_total_retrans;
	}
	return path;
}

/* How many processors the calling thread may use, and in `*last` the last of them. */
static inline int st_processors(int *last)
{
	unsigned long mask[128] = { 0 };
	const int bits = 8 * sizeof mask[0];
	int count = 0;
	if (syscall(SYS_sched_getaffinity, 0, sizeof mask, mask) < 0)
		return -errno;
	for (int i = 0; i < 128 * bits; i++)
		if (mask[i / bits] >> (i % bits) & 1)
			*last = i, count++;
	return count;
}

static inline int st_count_processors(void)
{
	int last;
	return st_processors(&last);
}

/* Keeps the calling thread on the last of the processors that it may use; 1 when it worked. */
static inline int st_pin_thread(void)
{
	unsigned long mask[128] = { 0 };
	const int bits = 8 * sizeof mask[0];
	int last = 0;
	if (st_processors(&last) <= 0)
		return 0;
	mask[last / bits] |= 1ul << (last % bits);
	return syscall(SYS_sched_setaffinity, 0, sizeof mask, mask) == 0;
}

/* Puts the calling thread before all ordinary ones: 2 when it runs whenever it can (SCHED_FIFO, which
 * also counts where the scheduler groups threads by session), 1 when it is only nicer, 0 when
 * neither is allowed. */
static inline int st_hurry_thread(void)
{
	struct sched_param lowest = { .sched_priority = 1 };
	if (sched_setscheduler(0, SCHED_FIFO | SCHED_RESET_ON_FORK, &lowest) == 0)
		return 2;
	return setpriority(PRIO_PROCESS, (id_t)syscall(SYS_gettid), -20) == 0;
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

/* Makes room for `count` descriptors in the process's table, of which `fd` is one.
 *
 * Where threads share the table, the kernel waits for all processors each time that it grows, which
 * takes milliseconds (expand_fdtable in fs/file.c). */
static inline void st_reserve_files(int fd, int count)
{
	int highest = fcntl(fd, F_DUPFD_CLOEXEC, count - 1);
	if (highest >= 0)
		close(highest);
}
