// A thin layer over libdeflate, which is told the size it must come to.
#include "git/pack/inflater.h"

#include <libdeflate.h>

namespace scan::git {

void Inflater::Free::operator()(libdeflate_decompressor* decompressor) const {
  libdeflate_free_decompressor(decompressor);
}

Inflater::Inflater() : decompressor_(libdeflate_alloc_decompressor()) {}

bool Inflater::inflate(std::string_view deflated, char* out, std::size_t size) {
  if (decompressor_ == nullptr) return false;
  // libdeflate wants a place to write to even where it writes nothing.
  char nothing = 0;
  std::size_t read = 0;
  return libdeflate_zlib_decompress_ex(decompressor_.get(), deflated.data(), deflated.size(),
                                       size == 0 ? &nothing : out, size, &read,
                                       nullptr) == LIBDEFLATE_SUCCESS;
}

}  // namespace scan::git
