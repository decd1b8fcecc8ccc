// Every check of a token's form, over bytes that anyone may have put where a token stands, and the
// readers of public keys and certificates beside a private one.
#include <string>
#include <string_view>

#include "fuzz/fuzz.h"
#include "judge/keys/private_key_identity.h"
#include "judge/keys/public_keys.h"
#include "judge/keys/ssh_public_key.h"
#include "judge/keys/x509.h"
#include "tokens/checks/checksum.h"
#include "tokens/checks/decode.h"

using namespace scan;

namespace {

constexpr std::int64_t kNow = 1767225600;  // 2026-01-01
constexpr std::size_t kMostFacts = 64;
constexpr std::size_t kMostFact = 100;

template <typename Judge>
void judge_by_each(std::string names, const Judge& judge) {
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(", "), names.size());
    const tokens::Verdict verdict = judge(names.substr(0, end));
    fuzz::require(verdict.outcome != tokens::Outcome::kDismissed, "a form never drops a token");
    fuzz::require(verdict.facts.size() <= kMostFacts, "few facts");
    for (const Fact& fact : verdict.facts) {
      fuzz::require(fact.value.size() <= kMostFact, "a fact is short");
    }
    names.erase(0, end + 2);
  }
}

}  // namespace

// The first byte says where in the rest the secret begins.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view all = fuzz::text(data, size);
  const std::size_t before = all.empty() ? 0 : static_cast<unsigned char>(all[0]);
  const std::string_view content = all.substr(all.empty() ? 0 : 1);
  const Span secret{std::min(before, content.size()), content.size()};
  const tokens::Captured captured{content, {0, content.size()}, secret, ""};
  judge_by_each(tokens::decode_names(), [&](const std::string& name) {
    return tokens::check_decode(name, captured, kNow);
  });
  judge_by_each(tokens::checksum_names(),
                [&](const std::string& name) { return tokens::check_checksum(name, captured); });
  fuzz::require(public_keys_in(content).size() <= 64, "few keys");
  (void)private_key_identity(content);
  (void)read_certificate(content);
  (void)public_key_identity(content);
  (void)ssh_public_key(content);
  return 0;
}
