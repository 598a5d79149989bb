/* The system's OpenSSL, and what of it is macros, which Swift does not see. */
#pragma once
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

static inline int co_limit_versions(SSL_CTX *context, int lowest, int highest)
{
	return SSL_CTX_set_min_proto_version(context, lowest) == 1 &&
	       SSL_CTX_set_max_proto_version(context, highest) == 1;
}

/* Buffers are given back while a connection is idle: thousands of them may be. */
static inline void co_be_lean(SSL_CTX *context)
{
	SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
					  SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
}

static inline void co_forget_sessions(SSL_CTX *context)
{
	SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
}

static inline int co_name_server(SSL *session, const char *name)
{
	return (int)SSL_set_tlsext_host_name(session, name);
}

static inline size_t co_pending(BIO *memory) { return BIO_ctrl_pending(memory); }

/* An empty memory says "come again", not "this is the end". */
static inline BIO *co_memory(void)
{
	BIO *memory = BIO_new(BIO_s_mem());
	if (memory)
		BIO_set_mem_eof_return(memory, -1);
	return memory;
}
