/* Reads a YAML file with bare libyaml, again and again: prints the nanoseconds of each time. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <yaml.h>

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static unsigned char *load(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file) fail(path);
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    unsigned char *bytes = malloc(*size);
    if (!bytes || fread(bytes, 1, *size, file) != *size) fail(path);
    fclose(file);
    return bytes;
}

static void parse(const char *path) {
    size_t size;
    unsigned char *bytes = load(path, &size);
    yaml_parser_t parser;
    yaml_event_t event;
    if (!yaml_parser_initialize(&parser)) fail("libyaml");
    yaml_parser_set_input_string(&parser, bytes, size);
    yaml_event_type_t type;
    do {
        if (!yaml_parser_parse(&parser, &event)) fail("libyaml");
        type = event.type;
        yaml_event_delete(&event);
    } while (type != YAML_STREAM_END_EVENT);
    yaml_parser_delete(&parser);
    free(bytes);
}

int main(int count, char **arguments) {
    if (count != 3) return 2;
    for (int round = atoi(arguments[2]); round > 0; round--) {
        struct timespec start, end;
        clock_gettime(CLOCK_MONOTONIC, &start);
        parse(arguments[1]);
        clock_gettime(CLOCK_MONOTONIC, &end);
        printf("%lld\n", (end.tv_sec - start.tv_sec) * 1000000000LL + end.tv_nsec - start.tv_nsec);
    }
    return 0;
}
