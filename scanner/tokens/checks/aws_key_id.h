// What an AWS access key id says of the account it belongs to.
#pragma once

#include <string>
#include <string_view>

namespace scan::tokens {

// Twelve digits; empty for ids of the older kind, which do not hold it, and for what is no id.
std::string aws_account(std::string_view id);

}  // namespace scan::tokens
