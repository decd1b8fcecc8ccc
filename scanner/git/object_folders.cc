// Which folders hold a repository's objects, and the packs and loose objects in them.
//
// Alternates are followed as link_alt_odb_entries in git's object-file.c does: at most five deep
// past the first, each folder once, those that are not there left out (and told).
#include "git/object_folders.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "base/lists.h"
#include "git/folder_names.h"
#include "git/path_list.h"
#include "git/read_file.h"

namespace scan::git {
namespace {

constexpr std::uint64_t kMaxAlternatesFile = 1 << 20;
constexpr std::size_t kDeepest = 5;
// Of one repository: git knows no bound, but thousands of them are an attack on our time.
constexpr std::size_t kMostAlternates = 1000;

bool is_folder(const std::string& path) {
  struct stat facts {};
  return stat(path.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode);
}

bool is_there(const std::string& path) { return access(path.c_str(), F_OK) == 0; }

std::string canonical(const std::string& path) {
  std::error_code failed;
  const std::filesystem::path real = std::filesystem::canonical(path, failed);
  return failed ? path : real.string();
}

// Follows alternates, those of one folder before the next of the list it stands in.
class AlternatesWalk {
 public:
  explicit AlternatesWalk(ObjectFolders& out) : out_(out) {}

  void add(const std::string& path, std::size_t depth, const std::string& named_in) {
    pending_.push_back({path, depth, named_in});
  }

  void run() {
    std::size_t seen = 0;
    while (!pending_.empty()) {
      const Candidate next = std::move(pending_.back());
      pending_.pop_back();
      if (++seen > kMostAlternates) {
        out_.problems.push_back({next.named_in, "more than " + std::to_string(kMostAlternates) +
                                                    " object folders; the rest is not read"});
        return;
      }
      visit(next);
    }
  }

  void read_file_of(const std::string& folder, std::size_t depth) {
    const std::string path = folder + "/info/alternates";
    const auto text = read_file(path, kMaxAlternatesFile);
    if (!text) return out_.problems.push_back({path, text.error().message});
    if (!*text) return;
    const std::vector<std::string> listed = split_path_list(**text, '\n');
    if (listed.empty()) return;
    if (depth > kDeepest) {
      return out_.problems.push_back({path, "alternates nest deeper than git reads them"});
    }
    for (auto each = listed.rbegin(); each != listed.rend(); ++each) {
      add(join_path(folder, *each), depth, path);
    }
  }

 private:
  struct Candidate {
    std::string path;
    std::size_t depth = 0;
    std::string named_in;
  };

  void visit(const Candidate& candidate) {
    if (!is_folder(candidate.path)) {
      return out_.problems.push_back(
          {candidate.path, "this folder of objects, named in " + candidate.named_in +
                               ", is not there; objects may be missing"});
    }
    const std::string path = canonical(candidate.path);
    if (std::find(out_.paths.begin(), out_.paths.end(), path) != out_.paths.end()) return;
    out_.paths.push_back(path);
    read_file_of(path, candidate.depth + 1);
  }

  ObjectFolders& out_;
  std::vector<Candidate> pending_;  // the next one last
};

void open_pack(const std::string& index_path, std::size_t id_size, PackList& out) {
  auto pack = Pack::open(index_path, id_size);
  if (!pack) {
    // A pack that is repacked away loses its index first.
    if (is_there(index_path)) out.problems.push_back({index_path, pack.error().message});
    return;
  }
  if (!(*pack)->is_whole()) {
    out.problems.push_back({(*pack)->path(),
                            "it is cut off, or its index is that of another pack; "
                            "check the repository with `git fsck`"});
  }
  out.packs.push_back(std::move(*pack));
}

void open_packs_of(const std::string& folder, std::size_t id_size, PackList& out) {
  constexpr std::string_view kIndex = ".idx";
  constexpr std::string_view kPack = ".pack";
  const std::string path = folder + "/pack/";
  const auto names = folder_names(path);
  if (!names) return out.problems.push_back({path, names.error().message});
  if (!*names) return;
  for (const std::string& name : **names) {
    if (name.ends_with(kIndex)) open_pack(path + name, id_size, out);
    if (name.ends_with(".promisor")) out.promisor = true;
    // What git is still writing; it gets its index last.
    if (!name.ends_with(kPack) || name.starts_with("tmp_") || name.starts_with(".tmp-")) continue;
    const std::string stem = name.substr(0, name.size() - kPack.size());
    if (std::binary_search((*names)->begin(), (*names)->end(), stem + std::string(kIndex))) {
      continue;
    }
    if (is_there(path + name) && !is_there(path + stem + std::string(kIndex))) {
      out.problems.push_back({path + name, "this pack has no index; `git index-pack` makes one"});
    }
  }
}

void add_loose(const std::string& folder, std::string_view digits, std::size_t id_size,
               LooseList& out) {
  const std::string path = folder + "/" + std::string(digits);
  const auto names = folder_names(path);
  if (!names) return out.problems.push_back({path, names.error().message});
  if (!*names) return;
  for (const std::string& name : **names) {
    if (name.size() != 2 * id_size - digits.size()) continue;
    // Upper-case digits make an id, but git looks for the file under lower-case ones alone.
    const auto id = ObjectId::from_hex(std::string(digits) + name);
    if (id && id->hex().ends_with(name)) out.ids.push_back(*id);
  }
}

}  // namespace

ObjectFolders object_folders(const Repository& repository) {
  ObjectFolders out;
  out.paths.push_back(canonical(repository.objects_dir));
  AlternatesWalk walk(out);
  const std::vector<std::string>& named = repository.alternates;
  for (auto each = named.rbegin(); each != named.rend(); ++each) {
    walk.add(*each, 0, "GIT_ALTERNATE_OBJECT_DIRECTORIES");
  }
  walk.run();
  walk.read_file_of(out.paths.front(), 0);
  walk.run();
  return out;
}

PackList open_packs(const std::vector<std::string>& folders, std::size_t id_size) {
  PackList out;
  for (const std::string& folder : folders) open_packs_of(folder, id_size, out);
  return out;
}

LooseList list_loose(const std::vector<std::string>& folders, std::size_t id_size,
                     std::string_view first_digits) {
  LooseList out;
  for (const std::string& folder : folders) add_loose(folder, first_digits, id_size, out);
  sort_unique(out.ids);
  return out;
}

LooseList list_loose(const std::vector<std::string>& folders, std::size_t id_size) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  LooseList out;
  for (const std::string& folder : folders) {
    for (const char high : kDigits) {
      for (const char low : kDigits) add_loose(folder, std::string{high, low}, id_size, out);
    }
  }
  sort_unique(out.ids);
  return out;
}

}  // namespace scan::git
