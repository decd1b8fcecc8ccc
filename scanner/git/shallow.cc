// The file `shallow`: one commit id a line (gitformat: shallow, gitrepository-layout(5)).
#include <algorithm>

#include "base/lists.h"
#include "git/read_file.h"
#include "git/ref_list.h"

namespace scan::git {
namespace {

constexpr std::uint64_t kMaxShallow = 64 << 20;

}  // namespace

Result<std::vector<ObjectId>> shallow_commits(const Repository& repository) {
  const std::string path = repository.common_dir + "/shallow";
  const auto text = read_file(path, kMaxShallow);
  if (!text) return text.error();
  std::vector<ObjectId> ids;
  if (!*text) return ids;
  for (std::string_view rest = **text; !rest.empty();) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    const auto id = ObjectId::from_hex(line);
    if (!id || id->size() != repository.id_size()) {
      return Error{path + " holds a line that is no commit id; run `git fetch --unshallow`"};
    }
    ids.push_back(*id);
  }
  sort_unique(ids);
  return ids;
}

}  // namespace scan::git
