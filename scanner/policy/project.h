// The repository around a file, on the side that is scanned: the index, the work tree, a commit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scan::policy {

// What ignore files that git tracks say of a path; what a person or a clone ignores for itself
// protects nobody else.
struct IgnoreAnswer {
  bool ignored = false;
  // The pattern that decided, an empty file where none did. A negated one means "not ignored".
  std::string file;     // ".gitignore", "packages/a/.gitignore"
  std::string pattern;  // as written
  std::size_t line = 0;
};

// Paths are relative to the repository's root, `/` between parts. Safe to use from many threads.
class Project {
 public:
  virtual ~Project() = default;

  // Files that git keeps on this side, links and submodules included; sorted.
  virtual const std::vector<std::string_view>& files() const = 0;

  // Binary search in files().
  bool tracks(std::string_view path) const;
  // Does files() hold something below `folder`? "" asks for anything at all.
  bool tracks_below(std::string_view folder) const;

  // The content on this side, also of a file of the work tree that git does not keep; nothing where
  // there is none, it is a link, cannot be read or has more than `most` bytes.
  virtual std::optional<std::string> read(std::string_view path,
                                          std::size_t most = std::size_t{8} << 20) const = 0;

  // Is a file there, kept by git or not? Always what tracks() says where there is no work tree.
  virtual bool exists(std::string_view path) const = 0;

  // `path` need not exist. A file is asked for unless `is_folder`.
  virtual IgnoreAnswer ignored(std::string_view path, bool is_folder = false) const = 0;

  // The paths of the change that is scanned, deleted ones too, sorted; null where files are scanned
  // as they stand.
  virtual const std::vector<std::string>* changes() const = 0;
  // Is the path one of these? All are, where files are scanned as they stand.
  bool changed(std::string_view path) const;
};

}  // namespace scan::policy
