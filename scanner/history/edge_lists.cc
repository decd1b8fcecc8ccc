// Where runs end, and the way down to the leaves.
#include "history/edge_lists.h"

namespace scan::history {
namespace {

// A run ends at one item of eight, so what changes in one place of a list costs some hundred
// bytes on each level.
constexpr std::size_t kLeastRun = 4;
constexpr std::size_t kMostRun = 128;

bool ends_run(std::uint32_t item) { return item * 0x9e3779b1U >> 29 == 0; }

}  // namespace

void EdgeLists::push(const TreeEdge& edge) {
  leaf_.push_back(edge);
  // By the name alone: another child does not move where runs end.
  if ((leaf_.size() >= kLeastRun && ends_run(edge.name)) || leaf_.size() == kMostRun) end_leaf();
}

void EdgeLists::end_leaf() {
  const std::uint32_t run = leaves_.add(leaf_, *budget_);
  spent_ = spent_ || run == RunTable<TreeEdge>::kNoRun;
  level_.push_back(run);
  leaf_.clear();
}

ListNumber EdgeLists::finish() {
  if (!leaf_.empty()) end_leaf();
  while (level_.size() > 1 && !spent_) cut_level();
  const ListNumber list = spent_ ? kNoList : level_.empty() ? kEmptyList : level_.front();
  level_.clear();
  spent_ = false;
  return list;
}

void EdgeLists::cut_level() {
  above_.clear();
  std::size_t begin = 0;
  for (std::size_t i = 0; i < level_.size(); ++i) {
    const std::size_t size = i + 1 - begin;
    const bool ends = (size >= kLeastRun && ends_run(level_[i])) || size == kMostRun;
    if (!ends && i + 1 < level_.size()) continue;
    const std::uint32_t run = inner_.add(std::span(level_).subspan(begin, size), *budget_);
    spent_ = spent_ || run == RunTable<ListNumber>::kNoRun;
    above_.push_back(kFirstInner + run);
    begin = i + 1;
  }
  level_.swap(above_);
}

void EdgeLists::Iterator::enter(ListNumber list) {
  if (list == kNoList || list == kEmptyList) return;
  while (!is_leaf(list)) {
    const std::span<const ListNumber> parts = lists_->parts(list);
    list = parts.front();
    levels_[depth_++] = {parts.data() + 1, parts.data() + parts.size()};
  }
  const std::span<const TreeEdge> leaf = lists_->leaf(list);
  at_ = leaf.data();
  end_ = at_ + leaf.size();
}

void EdgeLists::Iterator::leave() {
  while (depth_ > 0) {
    Level& level = levels_[depth_ - 1];
    if (level.next != level.end) {
      enter(*level.next++);
      return;
    }
    --depth_;
  }
}

}  // namespace scan::history
