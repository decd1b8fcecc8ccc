// Secrets without a vendor's form that stand in tests, fixtures and examples are made up more often
// than not. A provider's token is one wherever it stands.
#pragma once

#include <span>
#include <string_view>

#include "tokens/scanner.h"

namespace scan::engine {

// Lowers generic matches by one level where `path` is a test's, and says so in their notes.
void lower_in_tests(std::string_view path, std::span<tokens::TokenMatch> matches);

}  // namespace scan::engine
