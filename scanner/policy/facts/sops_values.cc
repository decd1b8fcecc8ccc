// Comments and entries are merged in order of place. A comment belongs to the member that follows
// it: the value itself, or the outermost table or list item that begins between both.
#include "policy/facts/sops_values.h"

#include <algorithm>
#include <span>

namespace scan::policy {
namespace {

using syntax::Comment;
using syntax::Entry;
using syntax::KeyPath;

std::size_t begin_of(const Entry& entry) {
  return entry.key_place.empty() ? entry.value_place.begin : entry.key_place.begin;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '"' || c == '\''; }

bool is_comment(std::string_view line) { return line.starts_with('#') || line.starts_with(';'); }

std::string_view without_blanks(std::string_view line) {
  while (!line.empty() && (is_blank(line.front()) || line.front() == '\r')) line.remove_prefix(1);
  return line;
}

// Does the line begin with this part: `name:`, or `-` for a place in a list?
bool begins_part(std::string_view line, const syntax::KeyPart& part) {
  if (part.is_index()) return line.starts_with('-');
  while (!line.empty() && (line.front() == '-' || is_blank(line.front()))) line.remove_prefix(1);
  if (!line.starts_with(part.name)) return false;
  return without_blanks(line.substr(part.name.size())).starts_with(':');
}

// How many parts of the path of `next` name the member that a comment before it heads: the one that
// the first line which is no comment begins.
std::size_t headed_parts(std::string_view between, const Entry& next) {
  while (!between.empty()) {
    std::string_view line = between.substr(0, between.find('\n'));
    between.remove_prefix(std::min(between.size(), line.size() + 1));
    line = without_blanks(line);
    if (line.empty() || is_comment(line)) continue;
    for (std::size_t i = 0; i + 1 < next.path.size(); ++i) {
      if (begins_part(line, next.path[i])) return i + 1;
    }
    break;
  }
  return next.path.size();
}

bool is_all_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

bool is_prefix(const KeyPath& prefix, std::span<const syntax::KeyPart> path) {
  return prefix.size() <= path.size() && std::equal(prefix.begin(), prefix.end(), path.begin());
}

class Walk {
 public:
  Walk(std::string_view text, const syntax::Document& document, const SopsMetadata& metadata,
       const SopsSelection& selection)
      : text_(text), document_(document), metadata_(metadata), selection_(selection) {}

  std::vector<SopsValue> run() {
    std::size_t comment = 0;
    for (const Entry& entry : document_.entries) {
      while (comment < document_.comments.size() &&
             document_.comments[comment].place.begin < begin_of(entry)) {
        add(document_.comments[comment++], &entry);
      }
      if (!entry.comment.place.empty()) head(entry.comment.text, entry.path);
      add(entry);
    }
    while (comment < document_.comments.size()) add(document_.comments[comment++], nullptr);
    return std::move(out_);
  }

 private:
  struct Head {
    KeyPath member;
    std::string_view text;
  };

  void head(std::string_view text, std::span<const syntax::KeyPart> member) {
    constexpr std::size_t kMostHeads = 64;
    if (selection_.asks_comments() && heads_.size() < kMostHeads) {
      heads_.push_back({KeyPath(member.begin(), member.end()), text});
    }
  }

  // The texts above `path`, after those of members that are over are dropped.
  std::vector<std::string_view> heads_of(std::span<const syntax::KeyPart> path) {
    std::erase_if(heads_, [&](const Head& each) { return !is_prefix(each.member, path); });
    std::vector<std::string_view> texts;
    for (const Head& each : heads_) texts.push_back(each.text);
    return texts;
  }

  void add(const Entry& entry) {
    last_ = &entry;
    const std::vector<std::string_view> comments = heads_of(entry.path);
    const bool is_value = entry.kind != syntax::ValueKind::kNull &&
                          entry.kind != syntax::ValueKind::kEmptyList &&
                          entry.kind != syntax::ValueKind::kEmptyTable && !entry.value.empty() &&
                          !entry.through_alias;
    if (!is_value || metadata_.holds(entry)) return;
    out_.push_back({&entry, nullptr, selection_.encrypts(entry.path, comments)});
  }

  void add(const Comment& comment, const Entry* next) {
    if (metadata_.place.overlaps(comment.place) || comment.text.empty()) return;
    const bool inline_one = last_ != nullptr && last_->comment.place == comment.place;
    const Entry* near = inline_one || next == nullptr ? last_ : next;
    if (near == nullptr) return;
    const std::size_t parts = near == next ? parts_headed(comment, *next) : near->path.size();
    const std::span<const syntax::KeyPart> member(near->path.data(), parts);
    const std::span<const syntax::KeyPart> table = member.first(parts == 0 ? 0 : parts - 1);
    const std::vector<std::string_view> comments = heads_of(member);
    out_.push_back({nullptr, &comment, selection_.encrypts(table, comments, comment.text)});
    if (near == next) head(comment.text, member);
  }

  // Comments of one block head the same member.
  std::size_t parts_headed(const Comment& comment, const Entry& next) {
    const bool same = block_of_ == &next && block_end_ <= comment.place.begin &&
                      is_all_blank(text_.substr(block_end_, comment.place.begin - block_end_));
    if (!same) {
      const std::size_t begin = std::min(comment.place.end, begin_of(next));
      block_parts_ = headed_parts(text_.substr(begin, begin_of(next) - begin), next);
    }
    block_of_ = &next;
    block_end_ = comment.place.end;
    return block_parts_;
  }

  std::string_view text_;
  const syntax::Document& document_;
  const SopsMetadata& metadata_;
  const SopsSelection& selection_;
  const Entry* last_ = nullptr;
  std::vector<Head> heads_;
  const Entry* block_of_ = nullptr;  // of the last comment
  std::size_t block_end_ = 0;
  std::size_t block_parts_ = 0;
  std::vector<SopsValue> out_;
};

}  // namespace

std::vector<SopsValue> sops_values(std::string_view text, const syntax::Document& document,
                                   const SopsMetadata& metadata, const SopsSelection& selection) {
  return Walk(text, document, metadata, selection).run();
}

}  // namespace scan::policy
