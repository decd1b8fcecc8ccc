// Whole blobs: an object is inflated whole anyway.
#include "source/stored_blob.h"

#include "git/lfs_pointer.h"

namespace scan {
namespace {

using git::ObjectState;

}  // namespace

void deliver_stored(const git::ObjectStore& store, const StoredBlob& stored, std::size_t worker,
                    BlobSink& sink) {
  const git::ObjectContent content = store.read(stored.id, git::kMostObjectBytes);
  if (content.state == ObjectState::kTooLarge) {
    return sink.skipped(worker, stored.path, Skip::kTooLarge);
  }
  if (content.state != ObjectState::kRead) {
    return sink.problem(worker,
                        {std::string(stored.path), store.explain(content.state, stored.id)});
  }
  const ChangedLines lines(store, stored.id, content.bytes, stored.introductions);
  Blob blob;
  blob.path = stored.path;
  blob.bytes = content.bytes;
  blob.part = stored.mode == git::Mode::kLink ? BlobPart::kLinkTarget : BlobPart::kContent;
  blob.change = &lines;
  blob.origin = stored.origin;
  sink.blob(worker, blob);
  if (content.bytes.starts_with(git::kLfsPointer)) {
    sink.skipped(worker, stored.path, Skip::kLfsPointer);
  }
}

void deliver_path(std::string_view path, const Origin* origin, std::size_t worker, BlobSink& sink) {
  Blob name;
  name.bytes = path;
  name.part = BlobPart::kName;
  name.origin = origin;
  sink.blob(worker, name);
}

}  // namespace scan
