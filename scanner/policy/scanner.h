// Files to violations: which rules claim a file, which of them it could break, and what they say.
//
// One Scanner serves one scan of one repository, and all its workers.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "policy/check.h"
#include "policy/claims.h"
#include "policy/prefilter.h"
#include "policy/rule_set.h"

namespace scan::policy {

// Summed over all workers.
struct ScanStats {
  std::uint64_t claimed = 0;  // files that a rule claims by path or token
  std::uint64_t claimed_bytes = 0;
  std::uint64_t judged = 0;        // of those, files that pass a rule's prefilter
  std::uint64_t parsed_bytes = 0;  // what parsers read; scripts inside a file count again
  double parse_seconds = 0;
  double judge_seconds = 0;  // of the files claimed, with their parse
};

struct ScannerOptions {
  Mode mode = Mode::kWorkTree;
  bool release = false;  // as CheckContext has it
  bool ungated = false;  // skip the prefilter, for the test that holds it against this
};

class Scanner {
 public:
  // Everything given outlives the scanner. `project` is asked only when a rule needs it. `disabled`
  // rules are left out, whatever the settings say.
  Scanner(const RuleSet& rules, const Settings& settings, const std::vector<const Rule*>& disabled,
          const Project& project, const ScannerOptions& options);
  ~Scanner();

  // The rule of this id; null where it is off or not for this mode.
  const Rule* active(std::string_view id) const;

  // Whether file() would look at a file of this path, whatever is in it.
  bool claims(std::string_view path) const;
  // False where claims() holds of no path that ends in the part `name`.
  bool may_claim(std::string_view name) const { return claims_.may_claim(name); }
  // False where file() would say nothing of it, as no rule that claims the path passes its
  // prefilter. Cheap beside parsing.
  bool may_judge(std::string_view path, std::string_view text) const;

  // Appends what the rules say of one file, in order of place; `input.mode` is the scanner's. From
  // several threads at once.
  void file(File::Input input, std::vector<Violation>& out);

  // The part of rules that is about the project, of those whose triggers changed. Call it once,
  // after the last file().
  void finish(std::vector<ProjectViolation>& out);

  ScanStats stats() const;

 private:
  struct Active;

  Active& begun(Active& active);
  void find_rules(const File::Input& input, std::vector<std::uint32_t>& rules) const;
  void tell_parse_errors(File& file, bool by_name, std::vector<Violation>& out) const;
  void settle(const Active& active, Violation& violation) const;
  std::vector<std::uint32_t> triggered() const;

  const Project& project_;
  ScannerOptions options_;
  std::vector<std::unique_ptr<Active>> active_;
  Claims claims_;
  Prefilter prefilter_;
  const Rule* parse_incomplete_ = nullptr;
  std::atomic<std::uint64_t> claimed_{0};
  std::atomic<std::uint64_t> claimed_bytes_{0};
  std::atomic<std::uint64_t> judged_{0};
  std::atomic<std::uint64_t> parsed_bytes_{0};
  std::atomic<std::int64_t> parse_nanoseconds_{0};
  std::atomic<std::int64_t> judge_nanoseconds_{0};
};

}  // namespace scan::policy
