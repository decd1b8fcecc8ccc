// Which lines of a staged blob are new against what HEAD had, worked out at the first question.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "git/line_diff.h"
#include "git/object_store.h"
#include "git/staged_list.h"
#include "source/blob.h"

namespace scan {

// An added file is held against the deleted file of the same change that it was made of, if one is
// at least half the same: then only what differs is new. Where nothing is sure every line is new.
// Everything given outlives it. Asked by one thread.
class StagedLines : public Change {
 public:
  StagedLines(const git::ObjectStore& store, const git::StagedChange& change,
              const std::vector<const git::StagedChange*>& deleted, std::string_view bytes)
      : store_(store), change_(change), deleted_(deleted), bytes_(bytes) {}

  bool touches(LineRange lines) const override;

 private:
  std::vector<git::LineRun> find_new_lines() const;
  std::vector<git::LineRun> against(const ObjectId& old) const;
  std::optional<ObjectId> former_self() const;

  const git::ObjectStore& store_;
  const git::StagedChange& change_;
  const std::vector<const git::StagedChange*>& deleted_;
  std::string_view bytes_;
  mutable std::optional<std::vector<git::LineRun>> new_lines_;
};

}  // namespace scan
