// Shell scripts in other files: the first byte of the input chooses the file's name.
#include "syntax/shell_scripts.h"

#include "fuzz/invariants.h"
#include "syntax/format.h"

using namespace scan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::string_view kPaths[] = {".github/workflows/a.yml",
                                         "compose.yaml",
                                         "user-data.yaml",
                                         "a.nix",
                                         "package.json",
                                         "hooks.json",
                                         "wrangler.toml",
                                         "Dockerfile",
                                         "README.md",
                                         "a.sh"};
  if (size == 0) return 0;
  const std::string_view path = kPaths[data[0] % std::size(kPaths)];
  const std::string_view text = fuzz::as_text(data + 1, size - 1);
  const auto format = syntax::format_of(path, text);
  syntax::Document document;
  if (format) document = syntax::read_document(*format, text);
  for (const syntax::ShellScript& script :
       syntax::shell_scripts(path, text, format ? &document : nullptr)) {
    fuzz::require_decoded(script.text, text);
    for (const Span mask : script.masks) fuzz::require_inside(mask, script.text.text);
  }
  return 0;
}
