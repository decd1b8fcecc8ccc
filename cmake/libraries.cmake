# Every third-party library in one place: the target scan_libraries.
#
# Archives are taken where Debian ships them. libgit2 is cut at its network roots at link time, so
# that its HTTP, SSH and TLS parts stay out of the program: their start-up would cost 5 ms of a
# hook's time, and without them no network code can run. scanner/git/no_network.cc has the
# replacements; the test no_network looks for what must not be in the binary.
find_package(Threads REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(fmt REQUIRED)

function(scan_find_archive variable name)
  find_library(${variable} NAMES lib${name}.a ${name} REQUIRED)
endfunction()

set(archives "")
foreach(name IN ITEMS hs re2 deflate git2 mbedcrypto http_parser pcre2-8 z)
  scan_find_archive(SCAN_LIB_${name} ${name})
  list(APPEND archives ${SCAN_LIB_${name}})
endforeach()

set(wrapped "")
foreach(symbol IN ITEMS
    git_mbedtls_stream_global_init git_openssl_stream_global_init git_transport_ssh_global_init
    git_stream_registry_global_init git_mbedtls__set_cert_location git_http__expect_continue
    git_smart__ofs_delta_enabled git_transport_new git_clone git_clone__submodule getpwuid_r)
  list(APPEND wrapped "-Wl,--wrap=${symbol}")
endforeach()

add_library(scan_libraries INTERFACE)
target_link_libraries(scan_libraries INTERFACE
  ${archives} nlohmann_json::nlohmann_json CLI11::CLI11 fmt::fmt-header-only Threads::Threads ${CMAKE_DL_LIBS})
target_link_options(scan_libraries INTERFACE ${wrapped})
