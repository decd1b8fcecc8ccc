// sshd_config(5): the server's settings, of which the first one given holds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace scan::syntax {

struct SshdSetting {
  std::string keyword;  // in lower case
  std::string value;    // the arguments, quotes undone, one blank between them
  Span key_place;
  Span value_place;
  std::int32_t match = -1;  // the block it stands in: a place in SshdConfig::matches; -1 for none
};

struct SshdMatch {
  std::string criteria;  // "user git", "all"
  Span place;            // the whole line
};

struct SshdConfig {
  std::vector<SshdSetting>
      settings;  // in document order; `include` is one of them and not followed
  std::vector<SshdMatch> matches;
  std::vector<Span> errors;  // lines of a keyword alone
  bool incomplete = false;   // a declared limit cut it

  // The setting that holds outside of Match blocks, or in block `match` if that sets it. Nothing
  // where no one does. `keyword` is in lower case. Lives as long as this.
  const SshdSetting* find(std::string_view keyword, std::int32_t match = -1) const;
};

SshdConfig read_sshd_config(std::string_view content);

}  // namespace scan::syntax
