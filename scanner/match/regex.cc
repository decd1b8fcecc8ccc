// RE2 behind regex.h.
#include "match/regex.h"

#include <re2/re2.h>

#include <string>

namespace scan::match {
namespace {

constexpr std::int64_t kMostMemory = 1 << 20;

}  // namespace

Regex::Regex(std::unique_ptr<re2::RE2> pattern) : pattern_(std::move(pattern)) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

Result<Regex> Regex::compile(std::string_view pattern) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kMostMemory);
  auto compiled =
      std::make_unique<re2::RE2>(re2::StringPiece(pattern.data(), pattern.size()), options);
  if (!compiled->ok()) return Error{compiled->error()};
  return Regex(std::move(compiled));
}

bool Regex::finds(std::string_view text) const {
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *pattern_);
}

}  // namespace scan::match
