// Puts together what git/ lists.
#include "history/inventory.h"

#include <cstring>

#include "base/field_bytes.h"
#include "base/lists.h"
#include "git/index_file.h"
#include "git/object_folders.h"
#include "git/ref_list.h"

namespace scan::history {
namespace {

void add_objects(const git::ObjectStore& store, std::size_t id_size, Inventory& out) {
  out.packs = store.packs();
  out.partial = store.is_partial();
  append(out.problems, store.problems());
  git::LooseList loose = git::list_loose(store.folders(), id_size);
  out.loose = std::move(loose.ids);
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

std::string_view bytes_of(const ObjectId& id) {
  return {reinterpret_cast<const char*>(id.data()), id.size()};
}

}  // namespace

Inventory take_inventory(const git::Repository& repository, const git::ObjectStore& store) {
  Inventory inventory;
  add_objects(store, repository.id_size(), inventory);
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
  FieldBytes fields;
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
  for (const ObjectId& id : inventory.loose) fields.add(bytes_of(id));
  fields.add(inventory.roots.size());
  for (const Root& root : inventory.roots) {
    fields.add(static_cast<std::uint64_t>(root.kind));
    fields.add(root.name);
    fields.add(bytes_of(root.id));
  }
  fields.add(inventory.indexed.size());
  for (const IndexedBlob& blob : inventory.indexed) {
    fields.add(blob.path);
    fields.add(bytes_of(blob.id));
  }
  fields.add(inventory.shallow.size());
  for (const ObjectId& id : inventory.shallow) fields.add(bytes_of(id));
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
