// Bytes to token matches: candidates, confirm, checks, and one match for each secret.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "finding/fact.h"
#include "match/confirm_pattern.h"
#include "match/core_database.h"
#include "match/version_candidates.h"
#include "tokens/named_index.h"
#include "tokens/rule.h"
#include "tokens/rule_set.h"

namespace scan::tokens {

// One secret in one content.
struct TokenMatch {
  const TokenRule* rule = nullptr;     // the most specific that matched; owned by the set
  std::vector<const TokenRule*> also;  // the others whose secret overlaps this one
  Span secret;
  Confidence confidence = Confidence::kLow;
  std::vector<std::string> notes;
  std::vector<Fact> facts = {};
  bool weaker = false;           // as Verdict has it
  std::string public_part = {};  // likewise
  std::vector<Span> beside =
      {};  // secrets of `also` that reach beyond this one: to be redacted too
};

// What is kept of a scanned content for the versions that are made of it: its candidates, for each
// group of rules, in order of their ends. `core` is the number of a rule in its group.
struct Trace {
  std::vector<std::vector<match::Candidate>> groups;
  // Of each group: the ends of words of names, in order, which assign no secret. That is a function
  // of kAssignedRadius bytes to both sides.
  std::vector<std::vector<std::uint64_t>> silent;
};

// A content that was made of an older one.
struct Version {
  match::Derivation from;
  const Trace* base = nullptr;  // of that older content
};

struct ScanStats {
  std::uint64_t bytes = 0;  // given to the core database
  std::uint64_t candidates = 0;
  std::uint64_t confirmed = 0;  // matches of a confirm pattern
  std::uint64_t dismissed = 0;  // of those, by a check
  std::uint64_t carried = 0;    // candidates taken over from an older version
  double match_seconds = 0;     // in the core database; of scan_version only, where measured
  double confirm_seconds = 0;   // after it, likewise

  void add(const ScanStats& other);
};

struct RuleWork {
  std::uint64_t candidates = 0;
  double seconds = 0;
};

// Immutable after it was made; shared by all workers.
class Scanner {
 public:
  // What one thread needs for itself.
  class Worker {
   public:
    const ScanStats& stats() const { return stats_; }
    // Fill the seconds too, which costs readings of the clock.
    void measure_time() { measure_ = true; }
    // What each rule took after its candidates were found, where time is measured. The rows of the
    // table of names count as the first of them, so do the rules about assigned values.
    const std::map<const TokenRule*, RuleWork>& rule_work() const { return rule_work_; }

   private:
    friend class Scanner;
    match::Scratch scratch_;
    std::vector<match::Candidate> candidates_;
    ScanStats stats_;
    std::map<const TokenRule*, RuleWork> rule_work_;
    bool measure_ = false;
  };

  // `now`, seconds since 1970, is what expiry dates are held against.
  Scanner(const RuleSet& rules, std::int64_t now);

  // Switches a rule off. REQUIRES: no scan has begun.
  void disable(const TokenRule& rule);

  Result<Worker> make_worker() const;

  // Appends the secrets in `content` whose candidate ends in `own`, in order of place. Fails, after
  // appending what it has, when a hostile content would cost unbounded time.
  Status scan(std::string_view content, Span own, std::string_view path, Worker& worker,
              std::vector<TokenMatch>& out) const;

  // The same matches as scan() of the whole content, reading only what is not copied from an older
  // one; without a `version`, all of it. Fills `trace`. No check of a token rule looks at the path.
  Status scan_version(std::string_view content, const Version* version, Worker& worker,
                      Trace& trace, std::vector<TokenMatch>& out) const;

 private:
  // A rule as the scanner uses it; the pattern is compiled at its first candidate.
  struct Prepared {
    const TokenRule* rule = nullptr;
    std::uint32_t core_width = 0;
    bool enabled = true;
    mutable std::once_flag once;
    mutable std::optional<match::ConfirmPattern> pattern;
  };
  // Made at the first candidate that could be of a row.
  struct NamedRows {
    std::once_flag once;
    std::optional<NamedIndex> index;
  };
  struct Group {
    const RuleGroup* rules;
    std::unique_ptr<Prepared[]> prepared;
    std::size_t core_width = 0;  // the largest
    std::unique_ptr<NamedRows> named;
  };
  struct Work;

  Status find_in_group(const Group& group, Work& work) const;
  Status trace_group(std::size_t group, std::string_view content, const Version* version,
                     Worker& worker, std::vector<match::Candidate>& trace) const;
  void normalise(const Group& group, std::vector<match::Candidate>& candidates) const;
  Status confirm_group(const Group& group, std::vector<match::Candidate>& candidates,
                       Work& work) const;
  bool confirm_rule(const Prepared& prepared, std::span<const match::Candidate> candidates,
                    Work& work) const;
  bool confirm_rows(const Group& group, std::span<const match::Candidate> candidates,
                    Work& work) const;
  bool confirm_assigned(const Group& group, std::span<const match::Candidate> candidates,
                        Work& work) const;
  void judge(const TokenRule& rule, const match::ConfirmMatch& match, Work& work) const;
  const match::ConfirmPattern* pattern_of(const Prepared& prepared) const;

  const RuleSet& rules_;
  std::vector<Group> groups_;
  std::int64_t now_;
};

// Of matches whose secrets overlap, keeps the most specific and names the others in its `also`:
// a rule that is not generic before one that is, then the higher confidence, the longer secret, the
// id first in the alphabet. The result is in order of place.
std::vector<TokenMatch> most_specific(std::vector<TokenMatch> matches);

}  // namespace scan::tokens
