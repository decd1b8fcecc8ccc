// Commits and tags come from anyone: headers are taken in git's order, line by line, and every
// number is checked.
#include "git/commit.h"

#include <algorithm>
#include <charconv>

namespace scan::git {
namespace {

// The value of the header `key` where `rest` begins with it; it is taken off then.
std::optional<std::string_view> take_header(std::string_view& rest, std::string_view key) {
  if (!rest.starts_with(key) || rest.size() <= key.size() || rest[key.size()] != ' ') {
    return std::nullopt;
  }
  const std::size_t end = rest.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view value = rest.substr(key.size() + 1, end - key.size() - 1);
  rest.remove_prefix(end + 1);
  return value;
}

std::optional<ObjectId> to_id(std::string_view hex, std::size_t id_size) {
  const auto id = ObjectId::from_hex(hex);
  if (!id || id->size() != id_size) return std::nullopt;
  return id;
}

// The date stands after the last `>`: a name may hold one, too.
Signature to_signature(std::string_view value) {
  const std::size_t close = value.rfind('>');
  if (close == std::string_view::npos) return {.who = value};
  std::string_view date = value.substr(close + 1);
  date.remove_prefix(std::min(date.find_first_not_of(' '), date.size()));
  std::int64_t seconds = 0;
  const auto end = std::from_chars(date.data(), date.data() + date.size(), seconds);
  if (end.ec != std::errc() || seconds < 0) seconds = 0;
  return {.who = value.substr(0, close + 1), .seconds = seconds};
}

// What follows the first empty line. `rest` begins at the beginning of a line.
std::string_view message_of(std::string_view rest) {
  if (rest.starts_with('\n')) return rest.substr(1);
  const std::size_t end = rest.find("\n\n");
  return end == std::string_view::npos ? std::string_view() : rest.substr(end + 2);
}

std::optional<ObjectType> to_type(std::string_view name) {
  for (const ObjectType type :
       {ObjectType::kCommit, ObjectType::kTree, ObjectType::kBlob, ObjectType::kTag}) {
    if (object_type_name(type) == name) return type;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Commit> parse_commit(std::string_view bytes, std::size_t id_size) {
  const auto tree_text = take_header(bytes, "tree");
  const auto tree = to_id(tree_text.value_or(""), id_size);
  if (!tree) return std::nullopt;
  Commit commit;
  commit.tree = *tree;
  while (const auto text = take_header(bytes, "parent")) {
    const auto parent = to_id(*text, id_size);
    if (!parent) return std::nullopt;
    commit.parents.push_back(*parent);
  }
  if (const auto author = take_header(bytes, "author")) commit.author = to_signature(*author);
  if (const auto value = take_header(bytes, "committer")) commit.committer = to_signature(*value);
  commit.message = message_of(bytes);
  return commit;
}

std::optional<Tag> parse_tag(std::string_view bytes, std::size_t id_size) {
  const auto target = to_id(take_header(bytes, "object").value_or(""), id_size);
  if (!target) return std::nullopt;
  const auto type = to_type(take_header(bytes, "type").value_or(""));
  const auto name = take_header(bytes, "tag");
  if (!type || !name) return std::nullopt;
  Tag tag;
  tag.target = *target;
  tag.type = *type;
  tag.name = *name;
  if (const auto tagger = take_header(bytes, "tagger")) tag.tagger = to_signature(*tagger);
  tag.message = message_of(bytes);
  return tag;
}

}  // namespace scan::git
