// Newlines are counted once a block of 4 KiB, so the index takes a five-hundredth of the content at
// most; the rest is counted at each question. Entry point: LineIndex.
#include "base/line_index.h"

#include <algorithm>
#include <cstring>

#include "base/text_position.h"
#include "base/utf8.h"

namespace scan {
namespace {

constexpr std::size_t kLongestSequence = 4;

// The first byte of the line that holds `offset`, no earlier than `floor`.
std::size_t line_begin(std::string_view content, std::size_t offset, std::size_t floor) {
  const void* newline = memrchr(content.data() + floor, '\n', offset - floor);
  if (newline == nullptr) return floor;
  return static_cast<std::size_t>(static_cast<const char*>(newline) - content.data()) + 1;
}

}  // namespace

std::uint64_t LineIndex::newlines_before(std::size_t offset) {
  if (newlines_.empty()) newlines_.push_back(0);
  const std::size_t block = offset / kBlock;
  while (newlines_.size() <= block) {
    const std::size_t begin = (newlines_.size() - 1) * kBlock;
    newlines_.push_back(newlines_.back() + count_newlines(content_.substr(begin, kBlock)));
  }
  const std::size_t begin = block * kBlock;
  return newlines_[block] + count_newlines(content_.substr(begin, offset - begin));
}

// Moves line_begin_ and seen_ to the line of `offset`, and keeps what was counted of it.
void LineIndex::enter_line(std::size_t offset) {
  std::size_t begin = line_begin_;
  if (offset < seen_) {
    begin = line_begin(content_, offset, 0);
  } else if (std::memchr(content_.data() + seen_, '\n', offset - seen_) != nullptr) {
    begin = line_begin(content_, offset, seen_);
  }
  if (offset >= seen_ && begin == line_begin_) return;
  line_begin_ = begin;
  seen_ = begin;
  code_points_ = 0;
  utf8_ = true;
}

Position LineIndex::position(std::size_t offset) {
  offset = std::min(offset, content_.size());
  enter_line(offset);
  const bool after_mark =
      line_begin_ == 0 && offset >= kUtf8Bom.size() && content_.starts_with(kUtf8Bom);
  const std::size_t mark = after_mark ? kUtf8Bom.size() : 0;
  seen_ = std::max(seen_, line_begin_ + mark);
  const std::string_view more = content_.substr(seen_, offset - seen_);
  const std::size_t good = utf8_ ? utf8_prefix(more) : 0;
  code_points_ += count_code_points(more.substr(0, good));
  const bool all_good = utf8_ && good == more.size();
  // Less than a whole sequence may only be cut by this question's offset.
  utf8_ = utf8_ && more.size() - good < kLongestSequence;
  seen_ += utf8_ ? good : more.size();
  const std::uint64_t bytes = offset - line_begin_ - mark;
  return {newlines_before(offset) + 1, (all_good ? code_points_ : bytes) + 1};
}

Span LineIndex::line_at(std::size_t offset) const {
  offset = std::min(offset, content_.size());
  const std::size_t begin = line_begin(content_, offset, 0);
  std::size_t end = std::min(content_.find('\n', offset), content_.size());
  if (end > begin && end < content_.size() && content_[end - 1] == '\r') --end;
  return {begin, end};
}

Span LineIndex::line_span(std::uint64_t line) {
  if (line == 0) line = 1;
  newlines_before(content_.size());
  // The last block before which fewer than line - 1 newlines stand holds the one that ends the line
  // before.
  const auto found = std::lower_bound(newlines_.begin(), newlines_.end(), line - 1);
  std::size_t at = 0;
  if (found != newlines_.begin()) {
    const std::size_t block = static_cast<std::size_t>(found - newlines_.begin()) - 1;
    std::uint64_t left = line - 1 - newlines_[block];
    for (at = block * kBlock; left > 0; --left) {
      at = content_.find('\n', at);
      if (at == std::string_view::npos) return {content_.size(), content_.size()};
      ++at;
    }
  }
  return line_at(at);
}

}  // namespace scan
