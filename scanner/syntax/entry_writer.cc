// The bookkeeping that every reader shares.
#include "syntax/entry_writer.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"

namespace scan::syntax {

void EntryWriter::push(KeyPart part, Span place) {
  path_.push_back(std::move(part));
  places_.push_back(place);
}

bool EntryWriter::enter_place() {
  if (frames_.empty()) return false;
  const std::int64_t place = frames_.back().members++;
  if (!in_list()) return false;
  push({{}, place}, {});
  return true;
}

void EntryWriter::leave_place() {
  if (!in_list()) return;
  path_.pop_back();
  places_.pop_back();
}

bool EntryWriter::begin(Kind kind, Span place) {
  if (full_ || frames_.size() >= 2 * limits_.max_depth || path_.size() >= limits_.max_depth) {
    out_.incomplete = true;
    return false;
  }
  enter_place();
  frames_.push_back({kind, place});
  if (kind == Kind::kScope) scopes_.push_back(path_.size());
  return true;
}

void EntryWriter::end() {
  const Frame frame = frames_.back();
  const bool container = frame.kind == Kind::kTable || frame.kind == Kind::kList;
  if (container && frame.members == 0) {
    const ValueKind kind =
        frame.kind == Kind::kTable ? ValueKind::kEmptyTable : ValueKind::kEmptyList;
    // As a table, so that the entry takes no place of its own in an empty list.
    frames_.back().kind = Kind::kTable;
    scalar({}, kind, frame.place);
  }
  if (frame.kind == Kind::kScope) scopes_.pop_back();
  frames_.pop_back();
  leave_place();
}

bool EntryWriter::begin_key(std::string name, Span place) {
  if (full_ || path_.size() >= limits_.max_depth) {
    out_.incomplete = true;
    return false;
  }
  if (!frames_.empty()) ++frames_.back().members;
  push({std::move(name), -1}, place);
  return true;
}

bool EntryWriter::begin_place(std::size_t index) {
  if (full_ || path_.size() >= limits_.max_depth) {
    out_.incomplete = true;
    return false;
  }
  push({{}, static_cast<std::int64_t>(index)}, key_place());
  return true;
}

void EntryWriter::end_key() {
  path_.pop_back();
  places_.pop_back();
}

void EntryWriter::scalar(std::string value, ValueKind kind, Span place, std::string tag) {
  if (full_) return;
  enter_place();
  Entry entry;
  const std::size_t from = scopes_.empty() ? 0 : scopes_.back();
  entry.path.assign(path_.begin() + static_cast<std::ptrdiff_t>(from), path_.end());
  entry.value = std::move(value);
  entry.kind = kind;
  entry.key_place = key_place();
  entry.value_place = place;
  entry.document = document_;
  entry.tag = std::move(tag);
  leave_place();
  add(std::move(entry));
}

void EntryWriter::add(Entry entry) {
  bytes_ += sizeof(Entry) + entry.value.size();
  for (const KeyPart& part : entry.path) bytes_ += sizeof(KeyPart) + part.name.size();
  if (out_.entries.size() >= limits_.max_entries || bytes_ > limits_.max_output_bytes) {
    full_ = true;
    out_.incomplete = true;
    return;
  }
  out_.entries.push_back(std::move(entry));
}

void EntryWriter::comment(Span place, std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  out_.comments.push_back({place, std::string(text)});
}

void EntryWriter::error(Span place) {
  constexpr std::size_t kMost =
      100;  // a broken file is told once; where all of it is broken says little
  if (out_.errors.size() < kMost) out_.errors.push_back(place);
}

void EntryWriter::finish() {
  if (out_.comments.empty() || out_.entries.empty()) return;
  std::vector<std::size_t> line_ends;
  for (std::size_t at = text_.find('\n'); at != text_.npos; at = text_.find('\n', at + 1)) {
    line_ends.push_back(at);
  }
  for (Entry& entry : out_.entries) {
    const auto next = std::lower_bound(
        out_.comments.begin(), out_.comments.end(), entry.value_place.end,
        [](const Comment& comment, std::size_t end) { return comment.place.begin < end; });
    if (next == out_.comments.end()) continue;
    // The last line of a value may end in its own line end.
    const std::size_t last = entry.value_place.end - (entry.value_place.empty() ? 0 : 1);
    const auto line_end = std::lower_bound(line_ends.begin(), line_ends.end(), last);
    if (line_end != line_ends.end() && next->place.begin >= *line_end) continue;
    // Every value of a line gets a copy, so a line of many before a long comment is cut, too.
    bytes_ += next->text.size();
    if (bytes_ > limits_.max_output_bytes) {
      out_.incomplete = true;
      return;
    }
    entry.comment = *next;
  }
}

}  // namespace scan::syntax
