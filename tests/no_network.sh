#!/usr/bin/env bash
# The program holds no code that could open a connection: not libgit2's transports, no resolver, no
# TLS, no SSH. Usage: no_network.sh BINARY
set -euo pipefail
symbols=$(nm "$1")
[ "$(grep -c ' T main$' <<<"$symbols")" = 1 ] || { echo "no symbol table in $1"; exit 1; }
found=$(grep -E ' [TW] (getaddrinfo|gethostbyname|libssh2_init|mbedtls_ssl_init|SSL_new|git_socket_stream_new|git_smart_subtransport_http|git_clone)$' <<<"$symbols" || true)
[ -z "$found" ] || { printf 'network code in %s:\n%s\n' "$1" "$found"; exit 1; }
