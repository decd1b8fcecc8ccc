// Compiled databases of user rules, kept in the user's cache folder between runs.
//
// A cache can only save time: a file that is damaged, of another version, not the user's own or
// not writable is passed over and the patterns are compiled.
//
// File: 32 bytes SHA-256 of the patterns and the engine's version, 32 bytes SHA-256 of the rest,
// then the serialised database. The name is the first digest in hexadecimal.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "match/core_database.h"

namespace scan::tokens {

// The database of `patterns`, from `folder` where it holds it, else compiled and stored there.
// `folder` is made where it is missing; empty switches the cache off.
Result<match::CoreDatabase> cached_database(std::span<const std::string_view> patterns,
                                            const std::string& folder);

}  // namespace scan::tokens
