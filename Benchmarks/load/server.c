/* The server of the load benchmark: one thread, answers each request at once, or after a fixed time
 * (?us=N, kept by a timer, not by spinning), and stalls as a whole where asked to.
 *
 *   server PORT [STALL_MS PERIOD_MS]
 *
 * Every PERIOD_MS it does nothing at all for STALL_MS: requests that come meanwhile wait in its
 * sockets, as they would before a garbage collection or a reclaimed processor. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 65536, QUEUE = 1 << 20 };

struct answer { int64_t due; int fd; uint32_t generation; };

static struct answer queue[QUEUE];
static unsigned head, tail;
static uint32_t generations[MOST];
static const char text[] = "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 5\r\n\r\nhello";

static int64_t now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void say(int fd) { (void)!send(fd, text, sizeof text - 1, MSG_NOSIGNAL | MSG_DONTWAIT); }

/* All delays of one run are the same, so answers are due in the order of their requests. */
static void answer(int fd, const char *request)
{
	const char *delay = strstr(request, "us=");
	int64_t us = delay ? atoll(delay + 3) : 0;
	if (us <= 0) {
		say(fd);
		return;
	}
	queue[tail % QUEUE] = (struct answer){ now() + us * 1000, fd, generations[fd] };
	tail++;
}

static void serve(int poll, int fd)
{
	char buffer[4096];
	for (;;) {
		ssize_t n = recv(fd, buffer, sizeof buffer - 1, MSG_DONTWAIT);
		if (n == 0 || (n < 0 && errno != EAGAIN)) {
			generations[fd]++;
			epoll_ctl(poll, EPOLL_CTL_DEL, fd, NULL);
			close(fd);
			return;
		}
		if (n < 0)
			return;
		buffer[n] = 0;
		answer(fd, buffer);
		if (n < (ssize_t)sizeof buffer - 1)
			return;
	}
}

int main(int count, char **arguments)
{
	int one = 1, poll = epoll_create1(0);
	int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
	int64_t stall = count > 2 ? atoll(arguments[2]) * 1000000 : 0;
	int64_t period = count > 3 ? atoll(arguments[3]) * 1000000 : 0;
	int64_t next = now() + period;
	struct sockaddr_in address = { .sin_family = AF_INET };
	struct epoll_event event = { .events = EPOLLIN }, events[512];
	struct rlimit files;
	getrlimit(RLIMIT_NOFILE, &files);
	files.rlim_cur = files.rlim_max;
	setrlimit(RLIMIT_NOFILE, &files);
	prctl(PR_SET_TIMERSLACK, 1);
	address.sin_port = htons((uint16_t)atoi(arguments[1]));
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
	if (bind(listener, (struct sockaddr *)&address, sizeof address) < 0 || listen(listener, 16384) < 0) {
		perror("server");
		return 1;
	}
	event.data.fd = listener;
	epoll_ctl(poll, EPOLL_CTL_ADD, listener, &event);
	puts("ready");
	fflush(stdout);
	for (;;) {
		int64_t wait = 100000000, at = now();
		if (head != tail)
			wait = queue[head % QUEUE].due - at;
		if (stall && next - at < wait)
			wait = next - at;
		struct timespec t = { wait < 0 ? 0 : wait / 1000000000, wait < 0 ? 0 : wait % 1000000000 };
		int n = epoll_pwait2(poll, events, 512, &t, NULL);
		if (stall && now() >= next) {
			struct timespec pause = { stall / 1000000000, stall % 1000000000 };
			nanosleep(&pause, NULL);
			next += period;
		}
		for (int i = 0; i < n; i++) {
			if (events[i].data.fd != listener) {
				serve(poll, events[i].data.fd);
				continue;
			}
			int fd;
			while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
				setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
				event.data.fd = fd;
				epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event);
			}
		}
		while (head != tail && queue[head % QUEUE].due <= now()) {
			struct answer *a = &queue[head++ % QUEUE];
			if (generations[a->fd] == a->generation)
				say(a->fd);
		}
	}
}
