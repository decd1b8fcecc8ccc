// The folders that hold a repository's objects: its own and its alternates
// (gitrepository-layout(5), objects/info/alternates), with the packs and loose objects in them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/object_id.h"
#include "base/problem.h"
#include "git/pack/pack.h"
#include "git/repository.h"

namespace scan::git {

struct ObjectFolders {
  std::vector<std::string> paths;  // absolute; the repository's own first, each once
  std::vector<Problem> problems;   // an alternate that is not there, a chain deeper than git's five
};
ObjectFolders object_folders(const Repository& repository);

struct PackList {
  std::vector<std::shared_ptr<const Pack>> packs;  // in order of folder, then of file name
  std::vector<Problem> problems;                   // packs that cannot be opened, with the reason
  bool promisor = false;  // one has a `.promisor` file: objects may be missing on purpose
};
PackList open_packs(const std::vector<std::string>& folders, std::size_t id_size);

struct LooseList {
  std::vector<ObjectId> ids;  // in order, each once; only names are looked at
  std::vector<Problem> problems;
};
LooseList list_loose(const std::vector<std::string>& folders, std::size_t id_size);
// The same for ids that begin with these two lower-case hexadecimal digits.
LooseList list_loose(const std::vector<std::string>& folders, std::size_t id_size,
                     std::string_view first_digits);

}  // namespace scan::git
