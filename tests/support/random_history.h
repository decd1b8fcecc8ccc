// Random histories for `git fast-import`, with merges, several roots, reverts, a stash and clocks
// that go wrong.
#pragma once

#include <cstddef>
#include <random>
#include <string>

namespace scan::testing {

class RandomHistory {
 public:
  enum class Shape {
    kNarrow,
    kManyFiles,    // folders of so many files that a version's tree is for the most part copied
                   // from another's, as the trees of large projects are
    kManyFolders,  // one folder of so many folders, which come, go, return and become files,
                   // links and submodules
  };
  RandomHistory(unsigned seed, Shape shape) : random_(seed), shape_(shape) {}

  // REQUIRES: called once.
  std::string make(std::size_t commits);

 private:
  std::size_t below(std::size_t n) { return random_() % n; }
  std::size_t first_edits() const;
  std::string path();
  std::string folder();
  void modify(const std::string& path, const std::string& mode = "100644");
  void edit();
  void edit_folder();
  void add_commit();
  void add_parents();

  std::mt19937 random_;
  Shape shape_;
  std::string out_ = "feature done\n";
  std::size_t made_ = 0;
};

}  // namespace scan::testing
