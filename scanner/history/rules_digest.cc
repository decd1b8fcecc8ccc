// All fields as bytes, then one SHA-256.
#include "history/rules_digest.h"

#include <bit>
#include <string>

namespace scan::history {
namespace {

// Texts with their size in front and numbers as they are: no two rule sets give the same bytes.
class Fields {
 public:
  void add(std::uint64_t number) {
    bytes_.append(reinterpret_cast<const char*>(&number), sizeof number);
  }
  void add(std::string_view text) {
    add(std::uint64_t{text.size()});
    bytes_ += text;
  }
  void add(std::span<const std::string_view> texts) {
    add(std::uint64_t{texts.size()});
    for (const std::string_view text : texts) add(text);
  }
  Sha256 digest() const { return sha256(bytes_); }

 private:
  std::string bytes_;
};

void add(const tokens::Checks& checks, Fields& fields) {
  fields.add(std::bit_cast<std::uint64_t>(checks.entropy));
  fields.add(checks.alphabet);
  fields.add(std::uint64_t{checks.mixed});
  fields.add(std::uint64_t{checks.placeholder});
  fields.add(checks.stop);
  fields.add(checks.shape);
  fields.add(std::uint64_t{checks.url_host});
  fields.add(checks.nearby);
  fields.add(std::uint64_t{checks.nearby_lines});
  fields.add(std::uint64_t{checks.nearby_lowers});
  fields.add(checks.checksum);
  fields.add(checks.decode);
}

void add(const tokens::TokenRule& rule, Fields& fields) {
  fields.add(rule.info.id);
  fields.add(rule.family);
  fields.add(static_cast<std::uint64_t>(rule.confidence));
  fields.add(std::uint64_t{rule.generic});
  fields.add(std::uint64_t{rule.chosen});
  fields.add(std::uint64_t{rule.cores.size()});
  for (const tokens::Core& core : rule.cores) {
    fields.add(core.pattern);
    fields.add(std::uint64_t{core.max_width});
  }
  fields.add(rule.confirm);
  fields.add(std::uint64_t{rule.radius});
  add(rule.checks, fields);
}

}  // namespace

Sha256 rules_digest(const tokens::RuleSet& rules, std::span<const std::string_view> off,
                    std::string_view version) {
  Fields fields;
  fields.add(version);
  fields.add(match::engine_version());
  fields.add(off);
  for (const tokens::RuleGroup& group : rules.groups()) {
    fields.add(std::uint64_t{group.rules.size()});
    for (const tokens::TokenRule& rule : group.rules) add(rule, fields);
  }
  return fields.digest();
}

}  // namespace scan::history
