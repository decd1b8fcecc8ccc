// The texts that the bytes of a file hold: the file itself, a UTF-16 file as UTF-8, or what is
// packed in a binary one. For what looks at a file beside the scan of its blob.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace scan::engine {

// `unpacked`: how the text was got out of the bytes, empty for the file itself. Views are valid
// during the call only. Returns false to end the visit.
using TextVisitor = std::function<bool(std::string_view unpacked, std::string_view text)>;

void visit_texts(std::string_view bytes, const TextVisitor& visit);

// Whether a text of the file at `path` holds `secret`, as it stands or encoded.
bool holds_secret(std::string_view bytes, std::string_view path, const std::string& secret);

}  // namespace scan::engine
