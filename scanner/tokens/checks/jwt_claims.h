// What the claims of a JSON Web Token tell: of services and rights all, of people only what kind of
// name it is.
#pragma once

#include "tokens/checks/json_object.h"
#include "tokens/checks/verdict.h"

namespace scan::tokens {

// `payload` is the token's. Never the signature, names, e-mail addresses or claims of its issuer's
// own making.
std::vector<Fact> jwt_facts(const JsonObject& payload);

}  // namespace scan::tokens
