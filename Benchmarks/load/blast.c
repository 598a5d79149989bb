/* The least that a burst can take: a bare loop of send(), on connections that are ready or, with `new`,
 * on ones that are dialled at the same instant.
 *
 *   blast PORT COUNT [new]    prints the nanoseconds from before the first call to after the last send */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static struct sockaddr_in address = { .sin_family = AF_INET };
static int size, *sockets;
static char (*requests)[96];

static int64_t now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void dial(int i, int flags)
{
	int one = 1;
	sockets[i] = socket(AF_INET, SOCK_STREAM | flags, 0);
	setsockopt(sockets[i], IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
	if (connect(sockets[i], (struct sockaddr *)&address, sizeof address) < 0 && !flags) {
		perror("blast");
		exit(1);
	}
}

static void say(int i) { (void)!send(sockets[i], requests[i], strlen(requests[i]), MSG_NOSIGNAL); }

static int64_t on_ready_connections(void)
{
	for (int i = 0; i < size; i++)
		dial(i, 0);
	usleep(300000);
	int64_t start = now();
	for (int i = 0; i < size; i++)
		say(i);
	return now() - start;
}

static int64_t on_new_connections(void)
{
	int poll = epoll_create1(0);
	struct epoll_event events[64];
	int64_t start = now();
	for (int i = 0; i < size; i++) {
		struct epoll_event event = { .events = EPOLLOUT | EPOLLET, .data.u32 = (uint32_t)i };
		dial(i, SOCK_NONBLOCK);
		epoll_ctl(poll, EPOLL_CTL_ADD, sockets[i], &event);
	}
	for (int said = 0; said < size;) {
		int count = epoll_wait(poll, events, 64, -1);
		for (int e = 0; e < count; e++) {
			int i = (int)events[e].data.u32;
			/* Room again after an acknowledgement is no new connection. */
			if (sockets[i] < 0)
				continue;
			say(i);
			sockets[i] = -1;
			said++;
		}
	}
	return now() - start;
}

int main(int count, char **arguments)
{
	struct rlimit files;
	size = count > 2 ? atoi(arguments[2]) : 0;
	sockets = malloc(sizeof *sockets * (size_t)size);
	requests = malloc(sizeof *requests * (size_t)size);
	getrlimit(RLIMIT_NOFILE, &files);
	files.rlim_cur = files.rlim_max;
	setrlimit(RLIMIT_NOFILE, &files);
	address.sin_port = htons((uint16_t)atoi(arguments[1]));
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	for (int i = 0; i < size; i++)
		snprintf(requests[i], sizeof *requests, "GET /?id=%d HTTP/1.1\r\nHost: 127.0.0.1:%s\r\n\r\n",
			 i, arguments[1]);
	int64_t took = count > 3 ? on_new_connections() : on_ready_connections();
	printf("%lld\n", (long long)took);
	usleep(300000);
	return 0;
}
