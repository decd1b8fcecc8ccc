// Every copy of an object is tried, loose ones first, until one can be read.
#include "git/object_store.h"

#include "base/lists.h"
#include "git/base_cache.h"
#include "git/loose_object.h"
#include "git/pack_folders.h"
#include "git/packed_object.h"

namespace scan::git {
namespace {

constexpr std::uint64_t kMaxCommit = 64 << 20;
constexpr std::size_t kBaseCacheBytes = 32 << 20;

// Of two copies of an object that cannot be read, the one that tells more.
bool tells_more(ObjectState state, ObjectState than) {
  const auto rank = [](ObjectState each) {
    switch (each) {
      case ObjectState::kMissing:
        return 0;
      case ObjectState::kCorrupt:
        return 1;
      case ObjectState::kTooLarge:
        return 2;
      case ObjectState::kRead:
        return 3;
    }
    return 0;
  };
  return rank(state) > rank(than);
}

// What `read` gives of the first sound copy in a pack, else whatever tells most.
template <typename Found, typename Read>
void look_in_packs(const PackList& list, const ObjectId& id, Read read, Found& best) {
  for (const std::shared_ptr<const Pack>& pack : list.packs) {
    if (best.state == ObjectState::kRead) return;
    const auto position = pack->index().find(id.data());
    if (!position) continue;
    Found found = read(pack, *position);
    if (tells_more(found.state, best.state)) best = std::move(found);
  }
}

std::string lower_case(std::string_view hex) {
  std::string lower(hex);
  for (char& digit : lower) {
    if (digit >= 'A' && digit <= 'F') digit = static_cast<char>(digit - 'A' + 'a');
  }
  return lower;
}

void add_packed(const PackList& list, std::string_view hex, std::size_t most,
                std::vector<ObjectId>& ids) {
  for (const std::shared_ptr<const Pack>& pack : list.packs) {
    const auto [first, last] = pack->index().with_prefix(hex);
    for (std::uint32_t i = first; i < last && i - first < most; ++i) {
      ids.push_back(pack->index().id(i));
    }
  }
}

}  // namespace

struct ObjectStore::Database {
  Database(const Repository& repository, ObjectFolders where)
      : folders(std::move(where)),
        id_size(repository.id_size()),
        partial(repository.partial),
        packs(folders.paths, id_size) {}

  // `loose` reads from a folder, `packed` from a pack.
  template <typename Found, typename Loose, typename Packed>
  Found find(const ObjectId& id, Loose loose, Packed packed) {
    Found best;
    if (id.size() != id_size) return best;
    for (const std::string& folder : folders.paths) {
      std::optional<Found> found = loose(folder);
      if (found && tells_more(found->state, best.state)) best = std::move(*found);
      if (best.state == ObjectState::kRead) return best;
    }
    const auto seen = packs.packs();
    look_in_packs(*seen, id, packed, best);
    if (best.state != ObjectState::kMissing) return best;
    if (const auto more = packs.packs_after(seen)) look_in_packs(*more, id, packed, best);
    return best;
  }

  const ObjectFolders folders;
  const std::size_t id_size;
  const bool partial;
  PackFolders packs;
  BaseCache bases{kBaseCacheBytes};
};

Result<ObjectStore> ObjectStore::open(const Repository& repository) {
  return ObjectStore(std::make_shared<Database>(repository, object_folders(repository)));
}

ObjectHeader ObjectStore::header(const ObjectId& id) const {
  return database_->find<ObjectHeader>(
      id, [&](const std::string& folder) { return read_loose_header(folder, id); },
      [](const std::shared_ptr<const Pack>& pack, std::uint32_t position) {
        return read_packed_header(*pack, position);
      });
}

ObjectContent ObjectStore::read(const ObjectId& id, std::uint64_t max_bytes) const {
  return database_->find<ObjectContent>(
      id, [&](const std::string& folder) { return read_loose(folder, id, max_bytes); },
      [&](const std::shared_ptr<const Pack>& pack, std::uint32_t position) {
        return read_packed(pack, position, max_bytes, database_->bases);
      });
}

Result<ObjectContent> ObjectStore::read_as(ObjectType type, const ObjectId& id,
                                           std::uint64_t max_bytes) const {
  ObjectContent content = read(id, max_bytes);
  if (content.state != ObjectState::kRead) return Error{explain(content.state, id)};
  if (content.type != type) {
    return Error{"object " + id.hex() + " is a " + std::string(object_type_name(content.type)) +
                 " where a " + std::string(object_type_name(type)) + " belongs"};
  }
  return content;
}

Result<ObjectId> ObjectStore::commit_tree(const ObjectId& id) const {
  const auto content = read_as(ObjectType::kCommit, id, kMaxCommit);
  if (!content) return content.error();
  constexpr std::string_view field = "tree ";
  const std::size_t hex_size = 2 * id.size();
  if (content->bytes.starts_with(field) && content->bytes.size() > field.size() + hex_size &&
      content->bytes[field.size() + hex_size] == '\n') {
    const auto tree = ObjectId::from_hex(content->bytes.substr(field.size(), hex_size));
    if (tree) return *tree;
  }
  return Error{"commit " + id.hex() + " names no tree; check the repository with `git fsck`"};
}

std::vector<ObjectId> ObjectStore::with_prefix(std::string_view hex, std::size_t most) const {
  const std::string digits = lower_case(hex);
  const std::size_t id_size = database_->id_size;
  if (digits.size() < 2 || digits.size() > 2 * id_size ||
      digits.find_first_not_of("0123456789abcdef") != std::string::npos) {
    return {};
  }
  std::vector<ObjectId> ids;
  const std::string_view folder = std::string_view(digits).substr(0, 2);
  for (const ObjectId& id : list_loose(folders(), id_size, folder).ids) {
    if (id.hex().starts_with(digits)) ids.push_back(id);
  }
  const auto seen = database_->packs.packs();
  add_packed(*seen, digits, most, ids);
  if (ids.empty()) {
    if (const auto more = database_->packs.packs_after(seen)) add_packed(*more, digits, most, ids);
  }
  sort_unique(ids);
  if (ids.size() > most) ids.resize(most);
  return ids;
}

std::string ObjectStore::explain(ObjectState state, const ObjectId& id) const {
  const std::string name = "object " + id.hex();
  switch (state) {
    case ObjectState::kMissing: {
      if (is_partial()) {
        return name +
               " is not here (partial clone; scan never fetches); get it with `git cat-file -t " +
               id.hex() + "`";
      }
      const std::vector<Problem> unread = problems();
      if (unread.empty()) return name + " is missing; check the repository with `git fsck`";
      return name + " is missing, or where scan cannot read: " + unread.front().where + ": " +
             unread.front().reason;
    }
    case ObjectState::kCorrupt:
      return name + " is corrupt; check the repository with `git fsck`";
    case ObjectState::kTooLarge:
      return name + " is larger than scan reads at once";
    case ObjectState::kRead:
      break;
  }
  return name;
}

const std::vector<std::string>& ObjectStore::folders() const { return database_->folders.paths; }

std::vector<std::shared_ptr<const Pack>> ObjectStore::packs() const {
  return database_->packs.packs()->packs;
}

bool ObjectStore::is_partial() const {
  return database_->partial || database_->packs.packs()->promisor;
}

std::vector<Problem> ObjectStore::problems() const {
  std::vector<Problem> all = database_->folders.problems;
  const auto list = database_->packs.packs();
  all.insert(all.end(), list->problems.begin(), list->problems.end());
  return all;
}

}  // namespace scan::git
