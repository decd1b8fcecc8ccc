// The judgement of a value under a name: the name is the input's first line.
#include "judge/value_class.h"

#include "fuzz/invariants.h"
#include "judge/encrypted.h"
#include "judge/path_kind.h"
#include "judge/placeholder.h"
#include "judge/sops_value.h"
#include "judge/url_password.h"

using namespace scan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  const std::size_t line = text.substr(0, 200).find('\n');
  const std::string_view key = line == text.npos ? "" : text.substr(0, line);
  const std::string_view value = line == text.npos ? text : text.substr(line + 1);
  (void)judge_value({key, value});
  (void)is_placeholder(value);
  (void)is_sops_value(value);
  (void)is_template_path(key);
  (void)is_test_path(key);
  const PathValue entries[] = {{key, value}, {"sops.mac", value}};
  (void)encryption(text, entries);
  if (const auto url = read_userinfo(value)) {
    fuzz::require(url->password.size() + url->user.size() < value.size(), "parts of the value");
  }
  return 0;
}
