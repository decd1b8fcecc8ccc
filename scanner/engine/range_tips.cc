// Lines of githooks(5): pre-push gets `LOCAL-REF LOCAL-ID REMOTE-REF REMOTE-ID`, pre-receive
// `OLD-ID NEW-ID REF`.
#include "engine/range_tips.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/lists.h"
#include "git/commit.h"
#include "git/ref_list.h"
#include "git/revision.h"

namespace scan::engine {
namespace {

// One reference that a push changes.
struct Update {
  ObjectId before;
  ObjectId after;
  std::string_view ref;
};

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    if (end > 0) words.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

std::optional<Update> parse_update(RangeKind kind, std::string_view line, std::size_t id_size) {
  const bool push = kind == RangeKind::kPrePush;
  const std::vector<std::string_view> words = words_of(line);
  if (words.size() != (push ? 4U : 3U)) return std::nullopt;
  const auto before = ObjectId::from_hex(push ? words[3] : words[0]);
  const auto after = ObjectId::from_hex(words[1]);
  if (!before || !after || before->size() != id_size || after->size() != id_size) {
    return std::nullopt;
  }
  return Update{*before, *after, words[2]};
}

class Finder {
 public:
  Finder(const RangePlan& plan, const git::Repository& repository, const git::ObjectStore& store)
      : plan_(plan), repository_(repository), store_(store) {}

  Result<RangeRequest> run() {
    const bool hook = plan_.kind == RangeKind::kPrePush || plan_.kind == RangeKind::kPreReceive;
    if (Status status = hook ? read_hook_lines() : read_range(); !status) return status.error();
    for (const std::string& text : plan_.excluded) {
      const auto id = git::resolve_revision(repository_, store_, text);
      if (!id) return Error{"--not: " + id.error().message};
      out_.tips.excluded.push_back(*id);
    }
    return std::move(out_);
  }

 private:
  Status read_range() {
    if (plan_.kind == RangeKind::kSinceRef) {
      return take_range("--since-ref", {plan_.text, "HEAD", false});
    }
    const auto range = git::parse_revision_range(plan_.text);
    if (!range) {
      return Error{"--range takes two commits, as in " +
                   (plan_.text.empty() || plan_.text == "HEAD" ? "main" : plan_.text) +
                   "..HEAD, what HEAD has and the other has not; not '" + plan_.text + "'"};
    }
    return take_range("--range", *range);
  }

  Status take_range(const std::string& option, const git::RevisionRange& range) {
    const auto left = git::resolve_revision(repository_, store_, range.left);
    if (!left) return Error{option + ": " + left.error().message};
    const auto right = git::resolve_revision(repository_, store_, range.right);
    if (!right) return Error{option + ": " + right.error().message};
    out_.tips.symmetric = range.symmetric;
    (range.symmetric ? out_.tips.included : out_.tips.excluded).push_back(*left);
    out_.tips.included.push_back(*right);
    return {};
  }

  Status read_hook_lines() {
    bool deletes = false;
    for (std::string_view rest = plan_.hook_lines; !rest.empty();) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      if (line.empty()) continue;
      const auto update = parse_update(plan_.kind, line, repository_.id_size());
      if (!update) return bad_line(line);
      deletes = deletes || update->after.is_zero();
      if (!update->after.is_zero()) take(*update);
    }
    if (deletes && out_.tips.included.empty() && out_.problems.empty()) {
      out_.notices.push_back("references are only deleted, which brings nothing");
    }
    if (!out_.tips.included.empty()) exclude_known();
    return {};
  }

  Error bad_line(std::string_view line) const {
    const bool push = plan_.kind == RangeKind::kPrePush;
    return Error{std::string(push ? "--pre-push" : "--pre-receive") +
                 " reads what git gives the hook on standard input, lines of " +
                 (push ? "LOCAL-REF LOCAL-ID REMOTE-REF REMOTE-ID" : "OLD-ID NEW-ID REF") +
                 "; this is none: '" + std::string(line.substr(0, 200)) + "'"};
  }

  void take(const Update& update) {
    const std::string ref(update.ref);
    const bool tag = ref.starts_with("refs/tags/");
    out_.release = out_.release || (tag && plan_.kind == RangeKind::kPrePush);
    collect_tags(update.after);
    const auto commit = git::peel_to_commit(store_, update.after);
    if (!commit) {
      out_.problems.push_back({ref, commit.error().message + ", so it is not scanned"});
      return;
    }
    out_.tips.included.push_back(*commit);
    if (update.before.is_zero()) return;
    if (const auto before = git::peel_to_commit(store_, update.before)) {
      out_.tips.excluded.push_back(*before);
    } else if (store_.header(update.before).state == git::ObjectState::kMissing) {
      out_.notices.push_back(ref + " was at " + update.before.hex() +
                             ", which is not in this repository; what is known of the other side " +
                             "is left out instead");
    }
  }

  void collect_tags(const ObjectId& id) {
    constexpr std::uint64_t kMaxTag = 64 << 20;
    constexpr std::size_t kMostTags = 64;
    ObjectId at = id;
    for (std::size_t depth = 0; depth < kMostTags; ++depth) {
      const git::ObjectContent content = store_.read(at, kMaxTag);
      if (content.state != git::ObjectState::kRead || content.type != git::ObjectType::kTag) return;
      out_.tags.push_back(at);
      const auto tag = git::parse_tag(content.bytes, at.size());
      if (!tag) return;
      at = tag->target;
    }
  }

  void exclude_known() {
    std::string prefix = "refs/";
    if (plan_.kind == RangeKind::kPrePush) {
      prefix = "refs/remotes/" + (plan_.remote ? *plan_.remote + "/" : "");
    }
    git::RefList refs = git::list_refs(repository_);
    for (const git::Ref& ref : refs.refs) {
      if (!ref.name.starts_with(prefix)) continue;
      // One that leads to no commit here has nothing to exclude.
      if (const auto id = git::peel_to_commit(store_, ref.id)) {
        out_.tips.excluded.push_back(*id);
      }
    }
    for (const Problem& one : refs.problems) {
      out_.notices.push_back(one.where + ": " + one.reason);
    }
    sort_unique(out_.tips.excluded);
  }

  const RangePlan& plan_;
  const git::Repository& repository_;
  const git::ObjectStore& store_;
  RangeRequest out_;
};

}  // namespace

std::string scope_of(const RangePlan& plan) {
  switch (plan.kind) {
    case RangeKind::kRange:
      return "range " + plan.text;
    case RangeKind::kSinceRef:
      return "range " + plan.text + "..HEAD";
    case RangeKind::kPrePush:
      return "commits to push";
    case RangeKind::kPreReceive:
      return "commits received";
  }
  return {};
}

Result<RangeRequest> find_range_tips(const RangePlan& plan, const git::Repository& repository,
                                     const git::ObjectStore& store) {
  return Finder(plan, repository, store).run();
}

}  // namespace scan::engine
