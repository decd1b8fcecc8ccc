// Assignments in any text: wherever a word of a name may end, what is read lies behind it in the
// text, and a text that is cut behind the value says the same.
#include "tokens/assigned/assigned_secret.h"

#include "fuzz/invariants.h"
#include "tokens/assigned/core.h"

using namespace scan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kLongest = 2000;
  const std::string_view text = fuzz::as_text(data, std::min(size, kLongest));
  for (std::size_t word = 1; word <= text.size(); ++word) {
    const auto found = tokens::read_assigned_secret(text, word);
    if (!found) continue;
    fuzz::require(!found->value.empty(), "a value");
    fuzz::require(found->value.end <= text.size(), "a value in the text");
    fuzz::require(found->value.begin + tokens::kAssignedRadius >= word, "a value near its name");
    fuzz::require(found->value.end <= word + tokens::kAssignedRadius, "a value near its name");
  }
  return 0;
}
