// Allocation functions that count, given to the library once for the whole program.
#include "syntax/allocation.h"

#include <malloc.h>
#include <tree_sitter/api.h>

#include <cstdio>
#include <cstdlib>
#include <mutex>

namespace scan::syntax {
namespace {

thread_local std::ptrdiff_t in_use = 0;

// The library cannot go on without memory either, and would say less.
void* counted(void* memory, std::size_t asked) {
  if (memory == nullptr && asked > 0) {
    std::fputs("scan: out of memory while parsing\n", stderr);
    std::abort();
  }
  in_use += static_cast<std::ptrdiff_t>(malloc_usable_size(memory));
  return memory;
}

void* allocate(std::size_t size) { return counted(std::malloc(size), size); }

void* allocate_zeroed(std::size_t count, std::size_t size) {
  return counted(std::calloc(count, size), count * size);
}

void* reallocate(void* memory, std::size_t size) {
  in_use -= static_cast<std::ptrdiff_t>(malloc_usable_size(memory));
  return counted(std::realloc(memory, size), size);
}

void release(void* memory) {
  in_use -= static_cast<std::ptrdiff_t>(malloc_usable_size(memory));
  std::free(memory);
}

}  // namespace

void count_memory() {
  static std::once_flag once;
  std::call_once(once, [] { ts_set_allocator(allocate, allocate_zeroed, reallocate, release); });
}

std::ptrdiff_t memory_in_use() { return in_use; }

}  // namespace scan::syntax
