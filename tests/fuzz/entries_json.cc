// Entries of arbitrary bytes read as json.
#include "read_entries.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz_entries(scan::syntax::Language::kJson, data, size);
  return fuzz_entries(scan::syntax::Language::kJsonc, data, size);
}
