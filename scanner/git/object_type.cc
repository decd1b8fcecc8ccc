// The words git uses for them in loose objects, tags and commands.
#include "git/object_type.h"

namespace scan::git {

std::string_view object_type_name(ObjectType type) {
  switch (type) {
    case ObjectType::kCommit:
      return "commit";
    case ObjectType::kTree:
      return "tree";
    case ObjectType::kBlob:
      return "blob";
    case ObjectType::kTag:
      return "tag";
  }
  return "";
}

}  // namespace scan::git
