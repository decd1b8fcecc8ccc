// Of every secret of twelve characters or more a hash is kept, with a key that lives as long as the
// scan; those that are equal are held against each other at the end. A change is also held against
// the files beside it, which are read only if it brings a secret.
#include "policy/checks/secret_reused.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "base/keyed_hash.h"
#include "policy/claims.h"
#include "policy/facts/secret_purpose.h"
#include "policy/facts/secret_settings.h"

namespace scan::policy {
namespace {

constexpr std::size_t kLeastSecret = 12;
constexpr std::size_t kMostUses = 100'000;
constexpr std::size_t kMostOfOne = 64;       // uses of one secret that are compared
constexpr std::size_t kMostFiles = 2000;     // beside a change
constexpr std::size_t kMostBytes = 1 << 20;  // of one of them

struct Use {
  std::string path;
  std::uint64_t text = 0;  // hash of the file: copies are no reuse
  std::string name;
  SecretPurpose purpose;
  bool named = false;  // the name is a secret's
  Span place;          // of the key
  Span secret;
};

enum class Reuse : std::uint8_t { kNone, kPurposes, kEnvironments, kOwners };

Reuse reuse_of(const Use& a, const Use& b) {
  if (a.path != b.path && a.text == b.text) return Reuse::kNone;
  const SecretPurpose& x = a.purpose;
  const SecretPurpose& y = b.purpose;
  if (x.name == y.name) {
    const bool environments = x.environment != y.environment &&
                              x.environment != Environment::kUnknown &&
                              y.environment != Environment::kUnknown;
    if (environments) return Reuse::kEnvironments;
    if (x.owner != y.owner && !x.owner.empty() && !y.owner.empty()) return Reuse::kOwners;
  }
  // An alias says that it is meant to be one.
  const bool same_bytes = a.path == b.path && a.secret == b.secret;
  return !same_bytes && a.named && b.named && differ_in_purpose(x, y) ? Reuse::kPurposes
                                                                      : Reuse::kNone;
}

std::string message_of(Reuse reuse, const Use& use, const Use& other) {
  const std::string there = other.path == use.path ? "this file" : other.path;
  switch (reuse) {
    case Reuse::kEnvironments:
      return use.name + " of " + std::string(name_of(use.purpose.environment)) +
             " is the same secret as " + other.name + " of " +
             std::string(name_of(other.purpose.environment)) + " in " + there;
    case Reuse::kOwners:
      return use.name + " of " + use.purpose.owner + " is the same secret as that of " +
             other.purpose.owner + " in " + there;
    case Reuse::kPurposes:
    case Reuse::kNone:
      break;
  }
  return use.name + " is the same secret as " + other.name + " in " + there;
}

// What names the value, so that other rules keep the value's own place.
Span place_of_name(const SecretSetting& setting) {
  const syntax::Entry& entry = *setting.entry;
  if (!entry.key_place.empty()) return entry.key_place;
  const Span before{entry.value_place.begin, setting.place.begin};
  return before.begin < before.end ? before : setting.place;
}

class SecretReused : public Check {
 public:
  explicit SecretReused(const CheckContext& context) : rule_(context.rule) {}

  void file(File& file, std::vector<Violation>&) override { read(file); }

  void end(const Project& project, std::vector<ProjectViolation>& out) override {
    if (uses_.empty()) return;
    if (project.changes() != nullptr) read_beside(project);
    for (auto& [hash, uses] : uses_) {
      std::sort(uses.begin(), uses.end(), [](const Use& a, const Use& b) {
        return std::tie(a.path, a.secret, a.name) < std::tie(b.path, b.secret, b.name);
      });
      if (uses.size() > kMostOfOne) uses.resize(kMostOfOne);
      for (const Use& use : uses) tell(use, uses, project, out);
    }
  }

 private:
  void read(File& file) {
    if (file.is_test() || file.is_template() || !file.format()) return;
    if (!file.may_set_secrets() || file.is_encrypted()) return;
    const JudgeSetting judge = [&](std::string_view name, std::string_view value, Span place) {
      return file.judge_secret(name, value, place);
    };
    const std::uint64_t text = hash_(file.text());
    for (const SecretSetting& each : secret_settings(file.entries(), file.text(), judge)) {
      if (each.hashed || each.value.size() < kLeastSecret) continue;
      Use use;
      use.path = file.path();
      use.text = text;
      use.name = each.name;
      use.purpose = secret_purpose(file.path(), each.entry->path, each.name);
      use.named = each.judged.secret_name;
      use.place = place_of_name(each);
      use.secret = each.place;
      const std::lock_guard lock(mutex_);
      if (count_++ < kMostUses) uses_[hash_(each.value)].push_back(std::move(use));
    }
  }

  void read_beside(const Project& project) {
    std::size_t files = 0;
    for (const std::string_view path : project.files()) {
      if (project.changed(path) || !any_glob_matches(rule_.files, path) ||
          any_glob_matches(rule_.except, path)) {
        continue;
      }
      if (++files > kMostFiles) return;
      const std::optional<std::string> text = project.read(path, kMostBytes);
      if (!text) continue;
      File::Input input;
      input.path = path;
      input.text = *text;
      File file(input);
      read(file);
    }
  }

  static void tell(const Use& use, const std::vector<Use>& uses, const Project& project,
                   std::vector<ProjectViolation>& out) {
    if (!project.changed(use.path)) return;
    for (const Use& other : uses) {
      const Reuse reuse = &other == &use ? Reuse::kNone : reuse_of(use, other);
      if (reuse == Reuse::kNone) continue;
      Violation violation;
      violation.place = use.place;
      violation.secret = use.secret;
      violation.key = use.name;
      violation.message = message_of(reuse, use, other);
      violation.confidence = Confidence::kHigh;
      out.push_back({use.path, std::move(violation)});
      return;
    }
  }

  const Rule& rule_;
  const KeyedHash hash_;
  std::mutex mutex_;
  std::size_t count_ = 0;
  std::map<std::uint64_t, std::vector<Use>> uses_;  // by the secret's hash
};

}  // namespace

std::unique_ptr<Check> make_secret_reused(const CheckContext& context) {
  return std::make_unique<SecretReused>(context);
}

}  // namespace scan::policy
