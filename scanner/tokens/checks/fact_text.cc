// Entry points: shortened, subject_text, tell, tell_date.
#include "tokens/checks/fact_text.h"

#include <algorithm>

#include "base/ascii.h"
#include "tokens/checks/date.h"
#include "tokens/checks/shape.h"

namespace scan::tokens {
namespace {

// As much of `text` as ends with a whole code point and has at most `most` bytes.
std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0) == 0x80) --most;
  return text.substr(0, most);
}

bool is_machine(std::string_view subject) {
  return subject.starts_with("system:serviceaccount:") || subject.starts_with("repo:") ||
         subject.ends_with(".gserviceaccount.com") || subject.ends_with("@clients");
}

}  // namespace

std::string shortened(std::string_view text) {
  constexpr std::size_t kMost = 60;
  const std::string_view shown = cut(text, kMost);
  return std::string(shown) + (shown.size() < text.size() ? "…" : "");
}

std::string subject_text(std::string_view subject) {
  constexpr std::size_t kShown = 4;
  if (is_machine(subject)) return shortened(subject);
  if (has_shape(subject, "uuid")) return "a UUID";
  if (const std::size_t at = subject.rfind('@'); at != std::string_view::npos) {
    return "an e-mail address at " + shortened(subject.substr(at + 1));
  }
  if (std::all_of(subject.begin(), subject.end(), is_ascii_digit)) return "a number";
  if (subject.size() <= 2 * kShown) return "a short text";
  return std::string(cut(subject, kShown)) + "…";
}

void tell(std::vector<Fact>& facts, std::string_view name, std::string_view value) {
  if (!value.empty()) facts.push_back({name, shortened(value)});
}

void tell_date(std::vector<Fact>& facts, std::string_view name, std::int64_t seconds) {
  facts.push_back({name, date_text(seconds)});
}

}  // namespace scan::tokens
