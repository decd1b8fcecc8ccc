// Which lines of a blob are new against what stood there before, worked out at the first question.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/object_id.h"
#include "git/line_diff.h"
#include "git/object_store.h"
#include "source/blob.h"

namespace scan {

// What one parent has where the blob stands now.
struct OldSide {
  // A content of the same kind at the same path.
  std::optional<ObjectId> id = {};
  // Without one: the files that the change takes away, if the blob may be made of one of them.
  // Null where every line is new.
  const std::vector<ObjectId>* deleted = nullptr;
};

// One change that brought the blob: a line is new where it is new against each side. Without a
// side every line is.
using Introduction = std::vector<OldSide>;

// An added file is held against the deleted file of the same change that it was made of, if one is
// at least half the same: then only what differs is new. Where nothing is sure every line is new.
// Everything given outlives it. Asked by one thread.
class ChangedLines : public Change {
 public:
  // A line counts where any of `introductions` brings it.
  ChangedLines(const git::ObjectStore& store, const ObjectId& id, std::string_view bytes,
               const std::vector<Introduction>& introductions)
      : store_(store), id_(id), bytes_(bytes), introductions_(introductions) {}

  bool touches(LineRange lines) const override;

 private:
  std::vector<git::LineRun> find_new_lines(const Introduction& introduction) const;
  std::vector<git::LineRun> against(const OldSide& side) const;

  const git::ObjectStore& store_;
  ObjectId id_;
  std::string_view bytes_;
  const std::vector<Introduction>& introductions_;
  mutable std::optional<std::vector<std::vector<git::LineRun>>> new_lines_;  // by introduction
};

}  // namespace scan
