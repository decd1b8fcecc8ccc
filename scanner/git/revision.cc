// A name first, then suffixes from left to right, each bringing one commit to another.
#include "git/revision.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "git/commit.h"
#include "git/ref_list.h"
#include "git/ref_name.h"
#include "git/refs.h"

namespace scan::git {
namespace {

constexpr std::uint64_t kMaxCommit = 64 << 20;
constexpr std::size_t kMostTags = 64;        // tags of tags
constexpr std::size_t kLeastDigits = 4;      // as git's MINIMUM_ABBREV
constexpr std::size_t kMostCandidates = 64;  // objects that begin alike
constexpr std::size_t kMostText = 4096;
constexpr std::string_view kForms =
    "; scan reads names of branches and tags, ids, and after them ^, ^N, ~N, ^{commit}, ^{}";

Error unknown(std::string_view text) {
  return Error{"'" + std::string(text) +
               "' is no branch, tag or commit of this repository; `git branch -a` and `git log "
               "--oneline` list them"};
}

Error not_read(std::string_view text) {
  return Error{"'" + std::string(text) + "' has a form that is not read" + std::string(kForms)};
}

bool is_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  });
}

// As git looks a short name up. Besides full names only those in capitals, such as MERGE_HEAD, are
// files of the git folder itself.
Result<std::optional<ObjectId>> find_ref(const Repository& repository, std::string_view name) {
  if (!is_safe_ref_name(name)) return std::optional<ObjectId>();
  const bool pseudo = std::all_of(name.begin(), name.end(),
                                  [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
  constexpr std::array<std::string_view, 4> folders = {"refs/", "refs/tags/", "refs/heads/",
                                                       "refs/remotes/"};
  std::vector<std::string> names;
  if (pseudo || name.starts_with("refs/")) names.emplace_back(name);
  for (const std::string_view folder : folders) names.push_back(std::string(folder).append(name));
  names.push_back("refs/remotes/" + std::string(name) + "/HEAD");
  for (const std::string& full : names) {
    auto id = resolve_ref(repository, full);
    if (!id || *id) return id;
  }
  return std::optional<ObjectId>();
}

Result<ObjectId> find_abbreviated(const ObjectStore& store, std::string_view hex) {
  std::vector<ObjectId> commits;
  std::vector<ObjectId> named;
  bool any = false;
  for (const ObjectId& id : store.with_prefix(hex, kMostCandidates)) {
    any = true;
    const auto commit = peel_to_commit(store, id);
    if (!commit) continue;
    named.push_back(id);
    if (std::find(commits.begin(), commits.end(), *commit) == commits.end()) {
      commits.push_back(*commit);
    }
  }
  if (commits.size() == 1) return commits.front();
  if (commits.empty()) {
    if (!any) return unknown(hex);
    return Error{"'" + std::string(hex) + "' is the id of an object that is no commit"};
  }
  std::string list;
  for (const ObjectId& id : named) list += (list.empty() ? "" : ", ") + id.hex();
  return Error{"'" + std::string(hex) + "' is ambiguous: it may be " + list};
}

Result<ObjectId> find_base(const Repository& repository, const ObjectStore& store,
                           std::string_view name) {
  if (name == "@") name = "HEAD";
  const auto full = ObjectId::from_hex(name);
  if (full && full->size() == repository.id_size()) {
    if (full->is_zero()) {
      return Error{"'" + std::string(name) +
                   "' is the zero id, which stands for no commit; name the commit or branch meant"};
    }
    if (store.header(*full).state == ObjectState::kMissing) return unknown(name);
    return peel_to_commit(store, *full);
  }
  const auto ref = find_ref(repository, name);
  if (!ref) return ref.error();
  if (*ref) return peel_to_commit(store, **ref);
  if (name == "HEAD") return Error{"HEAD: the branch has no commit yet"};
  if (name.size() >= kLeastDigits && is_hex(name)) return find_abbreviated(store, name);
  return unknown(name);
}

// One suffix: the `step`-th parent, `count` times.
struct Suffix {
  std::uint32_t parent = 1;
  std::uint32_t count = 1;
};

std::optional<Suffix> take_suffix(std::string_view& rest) {
  const bool tilde = rest.front() == '~';
  rest.remove_prefix(1);
  for (const std::string_view peel : {"{commit}", "{}"}) {
    if (tilde || !rest.starts_with(peel)) continue;
    rest.remove_prefix(peel.size());
    return Suffix{.count = 0};
  }
  std::uint32_t number = 1;
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  if (digits > 0) {
    const auto end = std::from_chars(rest.data(), rest.data() + digits, number);
    if (end.ec != std::errc() || number > 0x7fffffff) return std::nullopt;
    rest.remove_prefix(digits);
  }
  if (tilde) return Suffix{.count = number};
  return number == 0 ? Suffix{.count = 0} : Suffix{.parent = number};
}

Result<ObjectId> parent_of(const Repository& repository, const ObjectStore& store,
                           const ObjectId& id, std::uint32_t number, std::string_view text) {
  const auto content = store.read_as(ObjectType::kCommit, id, kMaxCommit);
  if (!content) return content.error();
  const auto commit = parse_commit(content->bytes, id.size());
  if (!commit) return Error{"commit " + id.hex() + " is malformed; check it with `git fsck`"};
  const auto shallow = shallow_commits(repository);
  if (!shallow) return shallow.error();
  if (std::binary_search(shallow->begin(), shallow->end(), id)) {
    return Error{"'" + std::string(text) + "' lies before the shallow boundary at commit " +
                 id.hex() + "; run `git fetch --unshallow`"};
  }
  if (number > commit->parents.size()) {
    return Error{"'" + std::string(text) + "': commit " + id.hex() + " has " +
                 std::to_string(commit->parents.size()) + " parents"};
  }
  return commit->parents[number - 1];
}

}  // namespace

Result<ObjectId> peel_to_commit(const ObjectStore& store, const ObjectId& id) {
  ObjectId at = id;
  for (std::size_t depth = 0; depth < kMostTags; ++depth) {
    const ObjectHeader header = store.header(at);
    if (header.state != ObjectState::kRead) return Error{store.explain(header.state, at)};
    if (header.type == ObjectType::kCommit) return at;
    if (header.type != ObjectType::kTag) break;
    const auto content = store.read_as(ObjectType::kTag, at, kMaxCommit);
    if (!content) return content.error();
    const auto tag = parse_tag(content->bytes, at.size());
    if (!tag) return Error{"tag " + at.hex() + " is malformed; check it with `git fsck`"};
    at = tag->target;
  }
  return Error{"object " + id.hex() + " leads to no commit"};
}

Result<ObjectId> resolve_revision(const Repository& repository, const ObjectStore& store,
                                  std::string_view text) {
  if (text.empty() || text.size() > kMostText || text.front() == '-') return not_read(text);
  const std::size_t base_end = std::min(text.find_first_of("^~"), text.size());
  const std::string_view base = text.substr(0, base_end);
  if (base.empty() || base.find(':') != std::string_view::npos ||
      base.find("@{") != std::string_view::npos) {
    return not_read(text);
  }
  auto id = find_base(repository, store, base);
  for (std::string_view rest = text.substr(base_end); id && !rest.empty();) {
    if (rest.front() != '^' && rest.front() != '~') return not_read(text);
    const auto suffix = take_suffix(rest);
    if (!suffix) return not_read(text);
    for (std::uint32_t i = 0; id && i < suffix->count; ++i) {
      id = parent_of(repository, store, *id, suffix->parent, text);
    }
  }
  return id;
}

std::optional<RevisionRange> parse_revision_range(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  RevisionRange range;
  range.symmetric = text.substr(dots).starts_with("...");
  range.left = text.substr(0, dots);
  range.right = text.substr(dots + (range.symmetric ? 3 : 2));
  if (range.left.empty() && range.right.empty()) return std::nullopt;
  if (range.left.empty()) range.left = "HEAD";
  if (range.right.empty()) range.right = "HEAD";
  return range;
}

}  // namespace scan::git
