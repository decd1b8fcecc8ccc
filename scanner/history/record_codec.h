// Records as bytes: a line with kind and version, then the fields in their order, numbers in groups
// of seven bits (LEB128), texts and lists with their size in front.
//
// Decoding is strict: every size is held against the bytes that are left before memory is taken,
// bytes that are left over make it fail, and what it takes is just what encode() writes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "history/record.h"

namespace scan::history {

std::string encode(const PackRecord& record);
std::string encode(const AuditRecord& record);

// Nothing where the bytes are no such record.
std::optional<PackRecord> decode_pack_record(std::string_view bytes);
std::optional<AuditRecord> decode_audit_record(std::string_view bytes);

}  // namespace scan::history
