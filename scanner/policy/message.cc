// Placeholders of messages, and the value tests in one place.
#include "policy/message.h"

#include "policy/violation.h"

namespace scan::policy {

std::string filled_in(std::string_view message, std::string_view key, std::string_view path) {
  std::string out;
  while (!message.empty()) {
    const std::size_t brace = message.find('{');
    out += message.substr(0, brace);
    if (brace == message.npos) break;
    message.remove_prefix(brace);
    const std::size_t before = message.size();
    for (const auto& [name, text] :
         {std::pair<std::string_view, std::string_view>("{key}", key), {"{path}", path}}) {
      if (!message.starts_with(name)) continue;
      out += text;
      message.remove_prefix(name.size());
      break;
    }
    if (message.size() == before) {
      out += '{';
      message.remove_prefix(1);
    }
  }
  return out;
}

std::optional<Severity> severity_under(ValueTest test, const Rule& rule,
                                       const ValueJudgement& value, bool in_test) {
  const Severity full = rule.info.severity;
  switch (test) {
    case ValueTest::kAny:
      return full;
    case ValueTest::kText:
      if (value.value == ValueClass::kEmpty || value.value == ValueClass::kReference) break;
      return full;
    case ValueTest::kStrong:
      if (value.value != ValueClass::kStrong) break;
      return full;
    case ValueTest::kSecret:
      if (!value.is_secret()) break;
      return literal_severity(full, value, in_test);
    case ValueTest::kLiteral:
      return literal_severity(full, value, in_test);
  }
  return std::nullopt;
}

}  // namespace scan::policy
