// A version is scanned as a file is; of what is found only the identities are kept.
#include "engine/policy_versions.h"

#include <vector>

namespace scan::engine {

std::vector<history::RecordedSecret> PolicyVersions::judge(std::size_t index, std::string_view path,
                                                           std::string_view bytes) {
  std::vector<history::RecordedSecret> out;
  tokens::Scanner::Worker* worker = collector_.tokens_of(index);
  if (worker == nullptr || !scanner_.may_judge(path, bytes)) return out;
  Blob blob;
  blob.path = path;
  blob.bytes = bytes;
  Gathered found;
  blobs_.scan(blob, *worker, found);
  const auto add = [&](const Finding& finding) {
    if (finding.rule->kind == RuleKind::kToken) return;
    out.push_back({std::string(finding.rule->id),
                   cache_ != nullptr ? cache_->keyed(finding.identity) : finding.identity});
  };
  for (const Finding& each : found.findings) add(each);
  for (const Suppressed& each : found.suppressed) add(each.finding);
  return out;
}

Sha256 PolicyVersions::digest() const {
  std::string parts = settings_;
  for (const std::string& each : rules_.added()) parts += '\0' + each;
  for (const policy::Rule* rule : rules_.rules()) {
    if (scanner_.active(rule->info.id) == rule) parts += '\0' + std::string(rule->info.id);
  }
  return sha256_of_parts({"scan-policy-1", parts});
}

}  // namespace scan::engine
