// All fields as bytes, then one SHA-256.
#include "history/rules_digest.h"

#include <bit>

#include "base/field_bytes.h"

namespace scan::history {
namespace {

void add(const tokens::Checks& checks, FieldBytes& fields) {
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
  fields.add(std::uint64_t{checks.words_lower});
  fields.add(std::uint64_t{checks.names_lower});
  fields.add(checks.checksum);
  fields.add(checks.decode);
}

void add(const tokens::TokenRule& rule, FieldBytes& fields) {
  fields.add(rule.info.id);
  fields.add(rule.family);
  fields.add(static_cast<std::uint64_t>(rule.confidence));
  fields.add(std::uint64_t{rule.generic});
  fields.add(rule.pair);
  fields.add(std::uint64_t{rule.chosen});
  fields.add(std::uint64_t{rule.cores.size()});
  for (const tokens::Core& core : rule.cores) {
    fields.add(core.pattern);
    fields.add(std::uint64_t{core.max_width});
  }
  fields.add(rule.confirm);
  fields.add(std::uint64_t{rule.radius});
  add(rule.checks, fields);
  fields.add(rule.assigned);
  fields.add(rule.named.aliases);
  fields.add(std::uint64_t{rule.named.word});
  fields.add(std::uint64_t{rule.named.lengths.size()});
  for (const std::uint16_t length : rule.named.lengths) fields.add(std::uint64_t{length});
}

}  // namespace

Sha256 rules_digest(const tokens::RuleSet& rules, std::span<const std::string_view> off,
                    std::string_view version) {
  FieldBytes fields;
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
