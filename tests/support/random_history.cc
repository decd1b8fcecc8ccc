// Few names and few contents, so that they come back, move and stand at several paths.
#include "support/random_history.h"

#include <algorithm>
#include <functional>
#include <set>

namespace scan::testing {
namespace {

constexpr std::size_t kFolders = 400;

}  // namespace

std::string RandomHistory::make(std::size_t commits) {
  for (std::size_t i = 0; i < commits; ++i) add_commit();
  out_ += "reset refs/heads/main\nfrom :" + std::to_string(made_) + "\n\n";
  out_ += "reset refs/stash\nfrom :" + std::to_string(1 + below(made_)) + "\n\n";
  for (int tag = 0; tag < 3; ++tag) {
    out_ += "tag t" + std::to_string(tag) + "\nfrom :" + std::to_string(1 + below(made_)) +
            "\ntagger T <t@example.com> 1 +0000\ndata 1\nx\n";
  }
  out_ += "reset refs/heads/side\nfrom :" + std::to_string(1 + below(made_)) + "\n\n";
  return out_ + "done\n";
}

std::size_t RandomHistory::first_edits() const {
  switch (shape_) {
    case Shape::kNarrow:
      return 0;
    case Shape::kManyFiles:
      return 300;
    case Shape::kManyFolders:
      return 2 * kFolders;
  }
  return 0;
}

std::string RandomHistory::path() {
  std::string out;
  if (shape_ == Shape::kManyFolders) {
    out = folder() + "/";
  } else {
    for (std::size_t depth = below(3); depth > 0; --depth) {
      out += "d" + std::to_string(below(3)) + "/";
    }
  }
  return out + "f" + std::to_string(below(shape_ == Shape::kManyFiles ? 150 : 6));
}

std::string RandomHistory::folder() { return "wide/folder" + std::to_string(below(kFolders)); }

void RandomHistory::modify(const std::string& path, const std::string& mode) {
  const std::string text = "content " + std::to_string(below(60)) + "\n";
  out_ += "M " + mode + " inline " + path + "\ndata " + std::to_string(text.size()) + "\n" + text;
}

void RandomHistory::edit() {
  if (shape_ == Shape::kManyFolders && below(3) == 0) {
    edit_folder();
  } else if (below(5) == 0) {
    out_ += "D " + path() + "\n";
  } else if (below(8) == 0) {
    modify(path(), below(2) == 0 ? "100755" : "120000");
  } else {
    modify(path());
  }
}

// What has the name of a folder in other versions.
void RandomHistory::edit_folder() {
  switch (below(5)) {
    case 0:
      modify(folder(), "120000");
      break;
    case 1:
      modify(folder());
      break;
    case 2:
      out_ +=
          "M 160000 " + std::string(40, static_cast<char>('1' + below(9))) + " " + folder() + "\n";
      break;
    default:
      out_ += "D " + folder() + "\n";
  }
}

void RandomHistory::add_commit() {
  ++made_;
  // Now and then a clock goes wrong.
  const std::size_t date =
      1600000000 + 1000 * made_ + below(100) - (below(6) == 0 ? 1000 * below(20) : 0);
  const std::string branch =
      below(9) == 0 ? "refs/heads/b" + std::to_string(below(5)) : "refs/heads/lost";
  out_ += "commit " + branch + "\nmark :" + std::to_string(made_) +
          "\ncommitter C <c@example.com> " + std::to_string(date) + " +0000\ndata 1\nm\n";
  add_parents();
  for (std::size_t edits = 1 + below(4); edits > 0; --edits) edit();
  out_ += "\n";
}

void RandomHistory::add_parents() {
  std::set<std::size_t, std::greater<>> parents;
  if (made_ > 1 && below(20) != 0) {
    const std::size_t count = below(4) == 0 ? 2 + below(3) : 1;
    for (std::size_t i = 0; i < count; ++i) {
      parents.insert(made_ - 1 - below(std::min<std::size_t>(made_ - 1, 8)));
    }
  }
  bool first = true;
  for (const std::size_t parent : parents) {
    out_ += (first ? "from :" : "merge :") + std::to_string(parent) + "\n";
    first = false;
  }
  if (!first) return;
  out_ += "deleteall\n";
  for (std::size_t i = 0; i < first_edits(); ++i) modify(path());
}

}  // namespace scan::testing
