// Puts together what git/ lists.
#include "history/inventory.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "git/index_file.h"
#include "git/object_folders.h"
#include "git/ref_list.h"

namespace scan::history {
namespace {

template <typename T>
void append(std::vector<T>& to, std::vector<T>&& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

void add_objects(const git::Repository& repository, Inventory& out) {
  git::ObjectFolders folders = git::object_folders(repository);
  git::PackList packs = git::open_packs(folders.paths, repository.id_size());
  git::LooseList loose = git::list_loose(folders.paths, repository.id_size());
  out.packs = std::move(packs.packs);
  out.loose = std::move(loose.ids);
  out.partial = repository.partial || packs.promisor;
  append(out.problems, std::move(folders.problems));
  append(out.problems, std::move(packs.problems));
  append(out.problems, std::move(loose.problems));
}

// A stash is for the clone alone, like ORIG_HEAD and the other references that git leaves behind.
bool is_kept_only(const std::string& name) {
  if (name.starts_with("refs/")) return name == "refs/stash";
  return name != "HEAD" && !name.ends_with("/HEAD");
}

void add_roots(const git::Repository& repository, Inventory& out) {
  git::RefList refs = git::list_refs(repository);
  const std::string default_branch = refs.default_branch.empty() ? "HEAD" : refs.default_branch;
  for (git::Ref& ref : refs.refs) {
    Root::Kind kind = Root::Kind::kRef;
    if (ref.name == default_branch) kind = Root::Kind::kDefaultBranch;
    if (is_kept_only(ref.name)) kind = Root::Kind::kKept;
    out.roots.push_back({kind, std::move(ref.name), ref.id});
  }
  append(out.problems, std::move(refs.problems));
  git::ReflogIds reflogs = git::list_reflog_ids(repository);
  for (const ObjectId& id : reflogs.ids) out.roots.push_back({Root::Kind::kKept, "", id});
  append(out.problems, std::move(reflogs.problems));
}

void add_indexes(const git::Repository& repository, Inventory& out) {
  for (const std::string& path : git::index_files(repository)) {
    git::Repository one = repository;
    one.index_file = path;
    const auto index = git::IndexFile::open(one);
    if (!index) {
      out.problems.push_back({path, index.error().message});
      continue;
    }
    for (const git::IndexEntry& entry : index->entries()) {
      if (entry.mode == git::Mode::kSubmodule || entry.is_sparse_folder()) continue;
      out.indexed.push_back(
          {std::string(entry.path), ObjectId::from_raw(entry.id, index->id_size())});
    }
  }
}

// Bytes that two different lists of fields never share.
class Fields {
 public:
  void add(std::string_view field) {
    add(field.size());
    bytes_ += field;
  }
  void add(std::uint64_t number) {
    bytes_.append(reinterpret_cast<const char*>(&number), sizeof number);
  }
  void add(const ObjectId& id) {
    add(std::string_view(reinterpret_cast<const char*>(id.data()), id.size()));
  }
  Sha256 digest() const { return sha256(bytes_); }

 private:
  std::string bytes_;
};

}  // namespace

Inventory take_inventory(const git::Repository& repository) {
  Inventory inventory;
  add_objects(repository, inventory);
  add_roots(repository, inventory);
  add_indexes(repository, inventory);
  auto shallow = git::shallow_commits(repository);
  if (shallow) {
    inventory.shallow = std::move(*shallow);
  } else {
    inventory.problems.push_back({"shallow", shallow.error().message});
  }
  return inventory;
}

Sha256 state_of(const Inventory& inventory) {
  Fields fields;
  fields.add(inventory.packs.size());
  for (const auto& pack : inventory.packs) {
    const git::FileIdentity& file = pack->identity();
    fields.add(file.device);
    fields.add(file.inode);
    fields.add(file.size);
    fields.add(static_cast<std::uint64_t>(file.modified_ns));
    fields.add(pack->checksum());
  }
  fields.add(inventory.loose.size());
  for (const ObjectId& id : inventory.loose) fields.add(id);
  fields.add(inventory.roots.size());
  for (const Root& root : inventory.roots) {
    fields.add(static_cast<std::uint64_t>(root.kind));
    fields.add(root.name);
    fields.add(root.id);
  }
  fields.add(inventory.indexed.size());
  for (const IndexedBlob& blob : inventory.indexed) {
    fields.add(blob.path);
    fields.add(blob.id);
  }
  fields.add(inventory.shallow.size());
  for (const ObjectId& id : inventory.shallow) fields.add(id);
  return fields.digest();
}

ObjectTable table_of(const Inventory& inventory, const git::ObjectStore& store, std::size_t id_size,
                     std::vector<Problem>& problems) {
  std::vector<PackedObjects> packs;
  for (const auto& pack : inventory.packs) {
    pack->expect_sequential();
    packs.push_back({pack, git::DeltaForest::build(*pack)});
  }
  std::vector<LooseObject> loose;
  for (const ObjectId& id : inventory.loose) {
    const git::ObjectHeader header = store.header(id);
    if (header.state == git::ObjectState::kRead) {
      loose.push_back({id, header.type});
    } else {
      problems.push_back({"object " + id.hex(), store.explain(header.state, id)});
    }
  }
  return ObjectTable::build(std::move(packs), std::move(loose), id_size);
}

}  // namespace scan::history
