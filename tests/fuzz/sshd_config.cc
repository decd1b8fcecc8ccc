// sshd_config files.
#include "syntax/sshd_config.h"

#include "fuzz/invariants.h"

using namespace scan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  const syntax::SshdConfig config = syntax::read_sshd_config(text);
  for (const syntax::SshdSetting& setting : config.settings) {
    fuzz::require_inside(setting.key_place, text);
    fuzz::require_inside(setting.value_place, text);
    fuzz::require(setting.match < static_cast<std::int32_t>(config.matches.size()), "its block");
    fuzz::require(config.find(setting.keyword, setting.match) != nullptr, "it is found");
    if (config.settings.size() > 200) break;
  }
  for (Span error : config.errors) fuzz::require_inside(error, text);
  return 0;
}
