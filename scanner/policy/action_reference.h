// What a `uses:` or an image of a workflow names, and whether that can change under the same name.
// https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions
#pragma once

#include <cstdint>
#include <string_view>

namespace scan::policy {

enum class Pin : std::uint8_t {
  kLocal,     // of this repository: "./.github/actions/x"
  kComputed,  // an expression, known when the workflow runs
  kFixed,     // a whole commit id, the digest of an image
  kShort,     // the beginning of a commit id, which another commit may come to share
  kMoving,    // a tag or a branch
  kNone,      // no version at all
};

struct ActionReference {
  std::string_view name;  // "actions/checkout", "owner/repo/sub/path", "docker://alpine"
  std::string_view ref;   // behind the last `@`; of an image its tag or digest; may be empty
  Pin pin = Pin::kLocal;
};

// `uses` of a step or a job, blanks around it allowed. Views `text`.
ActionReference read_uses(std::string_view text);

// `image` of a container or service, or of an action that runs in one; "Dockerfile" is local where
// `needs_scheme`: there only "docker://…" names an image.
ActionReference read_image(std::string_view text, bool needs_scheme);

}  // namespace scan::policy
