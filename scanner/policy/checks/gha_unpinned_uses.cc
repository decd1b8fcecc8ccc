// uses and images → how they are pinned → whether the options allow that.
#include "policy/checks/gha_unpinned_uses.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/trim.h"
#include "base/wildmatch.h"
#include "policy/action_reference.h"
#include "policy/workflow_keys.h"

namespace scan::policy {
namespace {

// "actions/*: ref-pin" of the option `allow`.
struct Allowed {
  Glob name;
  bool any = false;  // no version is asked for either
};

Allowed allowed(std::string_view text) {
  const std::size_t colon = text.rfind(": ");
  const std::string_view pattern = text.substr(0, colon);
  const std::string_view what =
      colon == text.npos ? "ref-pin" : text.substr(std::min(colon + 2, text.size()));
  // What is asked for is not known: nothing is allowed by it.
  const bool known = what == "ref-pin" || what == "any";
  return {Glob::compile(known ? pattern : std::string_view("["), {true, true}), what == "any"};
}

// "owner/repo" of "owner/repo/sub/path".
std::string_view repository_of(std::string_view name) {
  const std::size_t owner = name.find('/');
  return owner == name.npos ? name : name.substr(0, name.find('/', owner + 1));
}

// "v4.2.1", "tag=v4", "release/3": a word with a digit in it, or one word alone, as a branch.
bool names_version(std::string_view comment) {
  const bool digit = std::any_of(comment.begin(), comment.end(), is_ascii_digit);
  return digit || (!comment.empty() && comment.find(' ') == comment.npos);
}

// Behind the value, or behind the sign of a block: `uses: | # v4`.
std::string_view comment_of(const File& file, const syntax::Entry& entry) {
  if (!entry.comment.text.empty()) return entry.comment.text;
  std::string_view block = file.text().substr(entry.value_place.begin, entry.value_place.size());
  if (!block.starts_with('|') && !block.starts_with('>')) return {};
  block = block.substr(0, block.find('\n'));
  const std::size_t mark = block.find('#');
  return mark == block.npos ? std::string_view() : trimmed(block.substr(mark + 1));
}

std::string_view what_moves(const ActionReference& use) {
  switch (use.pin) {
    case Pin::kNone:
      return "names no version: what is newest runs";
    case Pin::kShort:
      return "names the beginning of a commit id only, which another commit can share";
    default:
      return "names a tag or a branch, which can be moved to other code";
  }
}

class GhaUnpinnedUses : public Check {
 public:
  explicit GhaUnpinnedUses(const CheckContext& context)
      : rule_(context.rule), strict_(context.options.is_on(context.rule, "strict")) {
    for (const std::string_view text : context.options.texts(context.rule, "allow")) {
      allowed_.push_back(allowed(text));
    }
  }

  void file(File& file, std::vector<Violation>& out) override {
    // An anchor's value stands where it is written, however often it is used.
    std::set<Span> seen;
    for (const syntax::Entry& entry : file.entries().entries) {
      const bool action = workflow_uses().match(entry.path);
      if (!action && !workflow_images().match(entry.path)) continue;
      if (entry.kind != syntax::ValueKind::kString || !seen.insert(entry.value_place).second) {
        continue;
      }
      const bool of_action = entry.path.front().name == "runs";
      const ActionReference use =
          action ? read_uses(entry.value) : read_image(entry.value, of_action);
      judge(file, entry, use, action && !use.name.starts_with("docker://"), out);
    }
  }

 private:
  bool is_allowed(const ActionReference& use) const {
    return std::any_of(allowed_.begin(), allowed_.end(), [&](const Allowed& each) {
      const bool named = each.name.matches(use.name) || each.name.matches(repository_of(use.name));
      return named && (each.any || use.pin != Pin::kNone);
    });
  }

  void judge(const File& file, const syntax::Entry& entry, const ActionReference& use,
             bool by_commit, std::vector<Violation>& out) const {
    Violation violation;
    violation.place = file.bytes_of(trimmed(entry.value), entry.value_place);
    switch (use.pin) {
      case Pin::kLocal:
      case Pin::kComputed:
        return;
      case Pin::kFixed:
        if (!by_commit || names_version(comment_of(file, entry))) return;
        violation.message = std::string(use.name) +
                            " is pinned without a comment that names its version, so nobody sees "
                            "what it is";
        violation.severity = Severity::kInfo;
        break;
      case Pin::kShort:
      case Pin::kMoving:
      case Pin::kNone:
        if (is_allowed(use)) return;
        violation.message = std::string(use.name) +
                            (use.ref.empty() ? ""
                             : by_commit     ? "@"
                                             : ":") +
                            std::string(use.ref) + " " + std::string(what_moves(use)) + "; pin " +
                            (by_commit ? "the whole commit id" : "the digest (@sha256:…)");
        if (strict_) violation.severity = Severity::kError;
        break;
    }
    violation.key = std::string(use.name) + "@" + std::string(use.ref);
    out.push_back(std::move(violation));
  }

  const Rule& rule_;
  bool strict_;
  std::vector<Allowed> allowed_;
};

}  // namespace

std::unique_ptr<Check> make_gha_unpinned_uses(const CheckContext& context) {
  return std::make_unique<GhaUnpinnedUses>(context);
}

}  // namespace scan::policy
