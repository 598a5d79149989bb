#define _GNU_SOURCE
#include "CSpawn.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

// Also run by the reaper, a fork of a process with threads: so no memory is asked for.
struct entry {
    uint64_t inode;
    int64_t offset;
    unsigned short length;
    unsigned char type;
    char name[];
};

static void for_each_folder(int folder, void (*body)(int, const char *, void *), void *context) {
    char buffer[4096] __attribute__((aligned(8)));
    for (;;) {
        long length = syscall(SYS_getdents64, folder, buffer, sizeof buffer);
        if (length <= 0) return;
        for (long place = 0; place < length;) {
            struct entry *entry = (struct entry *)(buffer + place);
            place += entry->length;
            if (entry->type == DT_DIR && entry->name[0] != '.') body(folder, entry->name, context);
        }
    }
}

static int open_folder(int parent, const char *name) {
    return openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

// Groups have no files of ours, and cannot be removed while a process is in them.
static void remove_group(int parent, const char *name, void *left) {
    int folder = open_folder(parent, name);
    if (folder < 0) return;
    for_each_folder(folder, remove_group, left);
    close(folder);
    if (unlinkat(parent, name, AT_REMOVEDIR) != 0 && errno != ENOENT) ++*(int *)left;
}

struct search {
    const char *name;
    int left;
};

static void remove_below(int parent, const char *controller, void *context) {
    struct search *search = context;
    int folder = open_folder(parent, controller);
    if (folder < 0) return;
    remove_group(folder, search->name, &search->left);
    close(folder);
}

int cspawn_remove_groups(const char *name) {
    struct search search = {.name = name};
    int root = open("/sys/fs/cgroup", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (root < 0) return 0;
    remove_group(root, name, &search.left);
    for_each_folder(root, remove_below, &search);
    close(root);
    return search.left;
}
