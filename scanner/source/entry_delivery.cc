// A file is opened without following a link or waiting, and what was opened is asked what it is.
#include "source/entry_delivery.h"

#include <sys/stat.h>

#include <cerrno>
#include <string>

#include "source/file_handle.h"

namespace scan {
namespace {

void deliver_link(const Delivery& to, int folder, const char* name, std::string_view path) {
  const std::string text = read_link(folder, name);
  if (text.empty()) {
    if (errno != ENOENT) to.sink.problem(to.worker, {std::string(path), system_reason(errno)});
    return;
  }
  Blob blob;
  blob.path = path;
  blob.bytes = text;
  blob.part = BlobPart::kLinkTarget;
  blob.window.own = {0, text.size() + 1};
  to.sink.blob(to.worker, blob);
}

void deliver_file(const Delivery& to, int folder, const char* name, std::string_view path) {
  const FileHandle file = open_entry(folder, name);
  if (!file.is_open()) {
    if (errno == ENOENT) return;
    if (errno == ELOOP) return deliver_link(to, folder, name, path);
    if (errno == ENXIO) return to.sink.skipped(to.worker, path, Skip::kSpecial);
    return to.sink.problem(to.worker, {std::string(path), system_reason(errno)});
  }
  struct stat facts {};
  if (fstat(file.fd(), &facts) != 0) {
    return to.sink.problem(to.worker, {std::string(path), system_reason(errno)});
  }
  if (S_ISDIR(facts.st_mode)) {
    return to.sink.problem(to.worker, {std::string(path), "it became a folder meanwhile"});
  }
  if (!S_ISREG(facts.st_mode)) return to.sink.skipped(to.worker, path, Skip::kSpecial);
  const auto size = static_cast<std::uint64_t>(facts.st_size);
  to.reader.deliver(file.fd(), size, path, to.sink, to.worker);
}

}  // namespace

void deliver_entry(const Delivery& to, int folder, const char* name, EntryKind kind,
                   std::string_view path) {
  switch (kind) {
    case EntryKind::kFile:
      return deliver_file(to, folder, name, path);
    case EntryKind::kLink:
      return deliver_link(to, folder, name, path);
    case EntryKind::kSpecial:
      return to.sink.skipped(to.worker, path, Skip::kSpecial);
    case EntryKind::kFolder:
      return;
  }
}

void deliver_names(const Delivery& to, const Entries& entries, std::string_view folder_path) {
  constexpr std::size_t kMostJoined = std::size_t{1} << 20;
  std::string joined;
  const auto flush = [&] {
    if (joined.empty()) return;
    Blob blob;
    blob.path = folder_path;
    blob.bytes = joined;
    blob.part = BlobPart::kName;
    blob.window.own = {0, joined.size() + 1};
    to.sink.blob(to.worker, blob);
    joined.clear();
  };
  for (const Entries::Entry& entry : entries.list()) {
    if (!joined.empty()) joined += kNameSeparator;
    joined += entries.name(entry);
    if (joined.size() >= kMostJoined) flush();
  }
  flush();
}

}  // namespace scan
