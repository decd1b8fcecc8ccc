// A thin layer over git_odb, which locks for itself.
#include "git/object_store.h"

#include <git2.h>
#include <git2/sys/odb_backend.h>

#include <optional>

#include "git/library.h"
#include "git/loose_object.h"

namespace scan::git {
namespace {

constexpr std::uint64_t kMaxCommit = 64 << 20;

std::optional<git_oid> to_git_oid(const ObjectId& id) {
  if (id.size() != GIT_OID_RAWSZ) return std::nullopt;
  git_oid out;
  git_oid_fromraw(&out, id.data());
  return out;
}

std::optional<ObjectType> to_object_type(git_object_t type) {
  switch (type) {
    case GIT_OBJECT_COMMIT:
      return ObjectType::kCommit;
    case GIT_OBJECT_TREE:
      return ObjectType::kTree;
    case GIT_OBJECT_BLOB:
      return ObjectType::kBlob;
    case GIT_OBJECT_TAG:
      return ObjectType::kTag;
    default:
      return std::nullopt;
  }
}

ObjectState state_of(int failure) {
  return failure == GIT_ENOTFOUND ? ObjectState::kMissing : ObjectState::kCorrupt;
}

}  // namespace

std::string_view object_type_name(ObjectType type) {
  switch (type) {
    case ObjectType::kCommit:
      return "commit";
    case ObjectType::kTree:
      return "tree";
    case ObjectType::kBlob:
      return "blob";
    case ObjectType::kTag:
      return "tag";
  }
  return "";
}

struct ObjectStore::Database {
  Database() = default;
  ~Database() { git_odb_free(odb); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  git_odb* odb = nullptr;
  std::string objects_dir;
  bool partial = false;
};

Result<ObjectStore> ObjectStore::open(const Repository& repository) {
  if (repository.sha256) {
    return Error{repository.git_dir +
                 ": objects with SHA-256 ids are not read yet; scan the files themselves with "
                 "`scan PATH`"};
  }
  if (Status status = start_library(); !status) return status.error();
  auto database = std::make_shared<Database>();
  database->objects_dir = repository.objects_dir;
  database->partial = repository.partial;
  if (git_odb_open(&database->odb, repository.objects_dir.c_str()) != 0) {
    return library_error(repository.objects_dir.c_str());
  }
  for (const std::string& path : repository.alternates) {
    // git leaves out alternates that are not there, too.
    if (git_odb_add_disk_alternate(database->odb, path.c_str()) != 0) git_error_clear();
  }
  return ObjectStore(std::move(database));
}

ObjectHeader ObjectStore::header(const ObjectId& id) const {
  const auto oid = to_git_oid(id);
  if (!oid) return {};
  std::size_t size = 0;
  git_object_t type = GIT_OBJECT_INVALID;
  const int failure = git_odb_read_header(&size, &type, database_->odb, &*oid);
  if (failure != 0) return {.state = state_of(failure)};
  const auto known = to_object_type(type);
  if (!known) return {.state = ObjectState::kCorrupt};
  return {.state = ObjectState::kRead, .type = *known, .size = size};
}

ObjectContent ObjectStore::read(const ObjectId& id, std::uint64_t max_bytes) const {
  if (auto loose = read_loose(database_->objects_dir, id, max_bytes)) return std::move(*loose);
  const ObjectHeader head = header(id);
  if (head.state != ObjectState::kRead) return {.state = head.state};
  if (head.size > max_bytes) return {.state = ObjectState::kTooLarge, .type = head.type};
  const auto oid = to_git_oid(id);
  git_odb_object* object = nullptr;
  const int failure = git_odb_read(&object, database_->odb, &*oid);
  if (failure != 0) return {.state = state_of(failure)};
  std::shared_ptr<const void> owner(object, [](const void* held) {
    git_odb_object_free(static_cast<git_odb_object*>(const_cast<void*>(held)));
  });
  const auto type = to_object_type(git_odb_object_type(object));
  if (!type) return {.state = ObjectState::kCorrupt};
  const std::string_view bytes(static_cast<const char*>(git_odb_object_data(object)),
                               git_odb_object_size(object));
  return {.state = ObjectState::kRead, .type = *type, .bytes = bytes, .owner = std::move(owner)};
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

std::string ObjectStore::explain(ObjectState state, const ObjectId& id) const {
  const std::string name = "object " + id.hex();
  switch (state) {
    case ObjectState::kMissing:
      if (database_->partial) {
        return name +
               " is not here (partial clone; scan never fetches); get it with `git cat-file -t " +
               id.hex() + "`";
      }
      return name + " is missing; check the repository with `git fsck`";
    case ObjectState::kCorrupt:
      return name + " is corrupt; check the repository with `git fsck`";
    case ObjectState::kTooLarge:
      return name + " is larger than scan reads at once";
    case ObjectState::kRead:
      break;
  }
  return name;
}

}  // namespace scan::git
