// The four kinds of git objects.
#pragma once

#include <cstdint>
#include <string_view>

namespace scan::git {

// Objects larger than this are told of and not read.
inline constexpr std::uint64_t kMostObjectBytes = std::uint64_t{512} << 20;

enum class ObjectType : std::uint8_t { kCommit, kTree, kBlob, kTag };

// "commit", "tree", "blob", "tag".
std::string_view object_type_name(ObjectType type);

}  // namespace scan::git
