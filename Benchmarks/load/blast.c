/* The least that a burst can take: a bare loop of send() on ready connections.
 *
 *   blast PORT COUNT       prints the nanoseconds from before the first send to after the last */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static int64_t now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int main(int count, char **arguments)
{
	int one = 1, size = count > 2 ? atoi(arguments[2]) : 0;
	int *sockets = malloc(sizeof(int) * (size_t)size);
	char(*requests)[96] = malloc((size_t)size * sizeof *requests);
	struct rlimit files;
	struct sockaddr_in address = { .sin_family = AF_INET };
	getrlimit(RLIMIT_NOFILE, &files);
	files.rlim_cur = files.rlim_max;
	setrlimit(RLIMIT_NOFILE, &files);
	address.sin_port = htons((uint16_t)atoi(arguments[1]));
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	for (int i = 0; i < size; i++) {
		sockets[i] = socket(AF_INET, SOCK_STREAM, 0);
		setsockopt(sockets[i], IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
		if (connect(sockets[i], (struct sockaddr *)&address, sizeof address) < 0) {
			perror("blast");
			return 1;
		}
		snprintf(requests[i], sizeof *requests, "GET /?id=%d HTTP/1.1\r\nHost: 127.0.0.1:%s\r\n\r\n",
			 i, arguments[1]);
	}
	usleep(300000);
	int64_t start = now();
	for (int i = 0; i < size; i++)
		(void)!send(sockets[i], requests[i], strlen(requests[i]), MSG_NOSIGNAL);
	printf("%lld\n", (long long)(now() - start));
	usleep(300000);
	return 0;
}
