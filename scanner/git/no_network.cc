// Replacements for the roots of libgit2's network code, put in place at link time
// (-Wl,--wrap=NAME for each __wrap_NAME here; see cmake/libraries.cmake).
//
// Why: the start of a static libgit2 reads the system's TLS certificates, 5 ms of a hook's time.
// And a promise: with these roots cut, the linker leaves out libgit2's HTTP, SSH, TLS and socket
// code and all libraries under it, so nothing in a scanned repository can make this program talk
// to anyone. Neither `connect` nor `getaddrinfo` is in the static program.
//
// The list is right for libgit2 1.5; with another version the linker names what is missing.
#include "git/no_network.h"

namespace scan::git {

void link_no_network() {}

}  // namespace scan::git

// The declarations keep -Wmissing-declarations quiet; the names are the linker's, not ours.
extern "C" {

// Start-up of TLS (two libraries), SSH and the table of stream kinds.
int __wrap_git_mbedtls_stream_global_init();
int __wrap_git_openssl_stream_global_init();
int __wrap_git_transport_ssh_global_init();
int __wrap_git_stream_registry_global_init();
int __wrap_git_mbedtls_stream_global_init() { return 0; }
int __wrap_git_openssl_stream_global_init() { return 0; }
int __wrap_git_transport_ssh_global_init() { return 0; }
int __wrap_git_stream_registry_global_init() { return 0; }

// Ways into the transports. All fail; nothing here calls them.
int __wrap_git_mbedtls__set_cert_location(const char*, const char*);
int __wrap_git_transport_new(void**, void*, const char*);
int __wrap_git_clone(void**, const char*, const char*, const void*);
int __wrap_git_clone__submodule(void**, const char*, const char*, const void*);
int __wrap_git_mbedtls__set_cert_location(const char*, const char*) { return -1; }
int __wrap_git_transport_new(void**, void*, const char*) { return -1; }
int __wrap_git_clone(void**, const char*, const char*, const void*) { return -1; }
int __wrap_git_clone__submodule(void**, const char*, const char*, const void*) { return -1; }

// Settings that live in the files left out; git_libgit2_opts can write to them. They are aliases
// because GNU ld crashes on debug information that names a wrapped variable.
bool scan_git_expect_continue = false;
bool scan_git_ofs_delta_enabled = true;
extern bool __wrap_git_http__expect_continue [[gnu::alias("scan_git_expect_continue")]];
extern bool __wrap_git_smart__ofs_delta_enabled [[gnu::alias("scan_git_ofs_delta_enabled")]];

// libgit2 asks for the home folder of a user without HOME; glibc would load plug-ins and ask a
// daemon over a socket. "No such user" is the answer here.
int __wrap_getpwuid_r(unsigned, void*, char*, unsigned long, void** result);
int __wrap_getpwuid_r(unsigned, void*, char*, unsigned long, void** result) {
  *result = nullptr;
  return 0;
}
}
