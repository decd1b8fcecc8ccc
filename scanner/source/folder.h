// One folder of a walk: its place in the tree, and its entries.
//
// A Folder knows its name and its parent, so that a path is put together only where it is needed
// and a tree may nest deeper than any path can be long.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "source/file_handle.h"

namespace scan {

class Folder {
 public:
  using Ptr = std::shared_ptr<const Folder>;

  // The root of a walk has no parent and no name.
  Folder(Ptr parent, std::string_view name) : parent_(std::move(parent)), name_(name) {}
  ~Folder();

  // Sets `path` to the way from the walk's root, `/` between parts; "" for the root itself.
  void path(std::string& path) const;
  const std::string& name() const { return name_; }

 private:
  Ptr parent_;
  std::string name_;
};

enum class EntryKind : std::uint8_t { kFile, kFolder, kLink, kSpecial };

// The entries of one folder without `.` and `..`, in the order the system gives them.
class Entries {
 public:
  struct Entry {
    std::size_t name;  // where it begins in the names
    std::uint32_t size;
    EntryKind kind;
  };

  // Reads what the open `folder` holds. Returns an errno, 0 for success; what was read until an
  // error stays.
  int read(int folder);

  // Adds the one entry `name` of the open `folder`, where it is there.
  void add(int folder, const char* name);

  const std::vector<Entry>& list() const { return list_; }
  std::string_view name(const Entry& entry) const { return {&names_[entry.name], entry.size}; }
  const char* c_name(const Entry& entry) const { return &names_[entry.name]; }

  // Keeps the entries for which `keep` says so.
  template <typename Keep>
  void filter(Keep keep) {
    std::erase_if(list_, [&](const Entry& entry) { return !keep(entry); });
  }

 private:
  void add(int folder, const char* name, unsigned char type);

  std::string names_;  // each ends in a NUL
  std::vector<Entry> list_;
};

}  // namespace scan
