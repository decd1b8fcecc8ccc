// What the parts of the blob scanner hand each other while they judge one text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/blob_scanner.h"

namespace scan::engine {

// A text with everything its findings share.
struct BlobScanner::Content {
  const Blob& blob;
  std::string_view text;
  std::string path;  // as it may be printed: a name can hold a secret
  KnownSecrets secrets;
  LineIndex lines;
  bool alone;                 // Place::alone
  std::string unpacked = {};  // how the text was got out of the blob's bytes, as it may be printed

  // Whether the bytes of the text are not those of the file.
  bool is_recoded() const { return text.data() != blob.bytes.data(); }

  // In the file, of which the text may be a window.
  Position position(std::size_t offset) {
    Position position = lines.position(offset);
    if (position.line == 1) position.column += blob.window.column_before;
    position.line += blob.window.lines_before;
    return position;
  }
};

// A token match as it is told: where, and what the secret is.
struct BlobScanner::Seen {
  const tokens::TokenMatch& match;
  Span place;  // in the content's text
  std::string_view secret;
  std::vector<std::string> beside;  // plain text of the match's
  std::string_view decoded_from;    // "": it stands there as it is
};

struct BlobScanner::Told {
  Span place;
  Confidence confidence;
  std::string_view rule;
  const std::vector<const tokens::TokenRule*>* also;  // null: none
  bool whole_file;
};

}  // namespace scan::engine
