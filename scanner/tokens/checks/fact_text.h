// Facts from what a token says of itself, made fit to be shown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "finding/fact.h"

namespace scan::tokens {

// At most 60 bytes of `text`, cut between code points and closed with "…" where it goes on.
std::string shortened(std::string_view text);

// What may be told of somebody's name: what kind of name it is, and its beginning.
// "ann@example.com" is "an e-mail address at example.com", a UUID or a number only that, anything
// else its first four characters and "…". An account of a machine ("…gserviceaccount.com",
// "system:serviceaccount:…") is told whole.
std::string subject_text(std::string_view subject);

// Adds a fact unless `value` is empty.
void tell(std::vector<Fact>& facts, std::string_view name, std::string_view value);

// "expires 2031-05-06".
void tell_date(std::vector<Fact>& facts, std::string_view name, std::int64_t seconds);

}  // namespace scan::tokens
