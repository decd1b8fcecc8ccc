// What a reference may be called (git-check-ref-format(1)) and which folder holds it.
#pragma once

#include <string_view>

namespace scan::git {

// Stricter than needed to build a path safely, laxer than git check-ref-format.
bool is_safe_ref_name(std::string_view name);

// True for names that each work tree has for itself: HEAD and the like, refs/bisect/…
bool is_per_work_tree_ref(std::string_view name);

}  // namespace scan::git
