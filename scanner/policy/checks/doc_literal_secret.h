// Secrets in documents that people read: READMEs, guides, notebooks.
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_doc_literal_secret(const CheckContext& context);

}  // namespace scan::policy
