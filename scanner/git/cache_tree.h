// The TREE extension of an index: which folders of it are known to equal which tree object
// (git's index-format.txt, "Cache tree"). Entry point: CacheTree::parse.
//
// It only ever saves work. Whatever is wrong with it, the answer is found without it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace scan::git {

class CacheTree {
 public:
  using Node = std::size_t;  // a folder

  // `bytes` must outlive the result. Empty where they are malformed.
  static CacheTree parse(std::string_view bytes, std::size_t id_size);

  // The top folder; nothing where the index has no usable extension.
  std::optional<Node> root() const;

  // How many index entries the folder covers; nothing where it changed since it was recorded.
  std::optional<std::size_t> entry_count(Node node) const;

  // REQUIRES: entry_count(node) has a value. As many bytes as an id has.
  const std::uint8_t* id(Node node) const { return nodes_[node].id; }

  // The folders right below `node`, in the order of the file: by length, then by bytes.
  std::vector<Node> children(Node node) const;

  // The one of `children` with that name, if it is recorded (and the file is in order).
  std::optional<Node> find(const std::vector<Node>& children, std::string_view name) const;

 private:
  struct Record {
    std::string_view name;
    std::int64_t entry_count = -1;
    const std::uint8_t* id = nullptr;
    std::size_t end = 0;  // just past the last record below this one
  };
  std::vector<Record> nodes_;  // parents before children, in file order
};

}  // namespace scan::git
