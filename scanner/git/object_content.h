// What reading an object gives.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "git/object_type.h"

namespace scan::git {

enum class ObjectState : std::uint8_t { kRead, kMissing, kCorrupt, kTooLarge };

struct ObjectHeader {
  ObjectState state = ObjectState::kMissing;
  ObjectType type = ObjectType::kBlob;  // where state is kRead
  std::uint64_t size = 0;
};

// Owns what it shows: `bytes` lives as long as this object or the one it was moved to.
struct ObjectContent {
  ObjectState state = ObjectState::kMissing;
  ObjectType type = ObjectType::kBlob;
  std::string_view bytes = {};
  std::shared_ptr<const void> owner = {};
};

}  // namespace scan::git
