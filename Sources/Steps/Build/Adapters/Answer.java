/** What a handler returns. */
record Answer(String contentType, byte[] body) {}
