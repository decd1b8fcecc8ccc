// Delivers one entry of a folder that is no folder itself: a file's bytes, a link's text, or the
// reason why there is nothing to read.
#pragma once

#include <cstddef>
#include <string_view>

#include "source/blob.h"
#include "source/file_reader.h"
#include "source/folder.h"

namespace scan {

// Where a delivery goes.
struct Delivery {
  FileReader& reader;
  BlobSink& sink;
  std::size_t worker;
};

// `name` is an entry of the open `folder` and was of `kind` when it was listed; `path` is what it
// is called in reports. What has gone since is passed over in silence: it is not there to scan.
void deliver_entry(const Delivery& to, int folder, const char* name, EntryKind kind,
                   std::string_view path);

// Delivers the names of a folder's entries, joined by kNameSeparator, as blobs of part kName.
void deliver_names(const Delivery& to, const Entries& entries, std::string_view folder_path);

}  // namespace scan
