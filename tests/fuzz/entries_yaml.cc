// Entries of arbitrary bytes read as yaml.
#include "read_entries.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz_entries(scan::syntax::Language::kYaml, data, size);
}
