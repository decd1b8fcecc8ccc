// Git writes such a file by rename, so it is never half written.
#include "git/loose_ref.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <climits>
#include <string_view>

#include "git/read_file.h"

namespace scan::git {
namespace {

constexpr std::uint64_t kMaxLooseRef = 64 << 10;

RefValue symbolic(std::string target) {
  return {.id = {}, .target = std::move(target), .is_symbolic = true};
}

}  // namespace

std::optional<std::string> link_target(const std::string& path) {
  std::array<char, PATH_MAX> text{};
  const ssize_t length = readlink(path.c_str(), text.data(), text.size());
  if (length <= 0) return std::nullopt;
  const std::string_view target(text.data(), static_cast<std::size_t>(length));
  if (!target.starts_with("refs/")) return std::nullopt;
  return std::string(target);
}

Result<RefValue> read_loose_ref(const std::string& path, std::size_t id_size) {
  if (auto target = link_target(path)) return symbolic(*std::move(target));
  const auto text = read_file(path, kMaxLooseRef);
  if (!text) return text.error();
  if (!*text) return RefValue();
  std::string_view value = **text;
  if (value.starts_with("ref:")) {
    value.remove_prefix(4);
    value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
    return symbolic(trim_end(std::string(value)));
  }
  // Git reads no further than the first blank: FETCH_HEAD goes on after it.
  const auto id = ObjectId::from_hex(value.substr(0, value.find_first_of(" \t\r\n")));
  if (!id || id->size() != id_size) {
    return Error{path + " holds no object id; restore it from `git reflog`"};
  }
  return RefValue{.id = *id, .target = {}};
}

}  // namespace scan::git
