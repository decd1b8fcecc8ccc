// One pass over the file; a line that is none does not hide the others.
#include "git/packed_refs.h"

#include <algorithm>

#include "git/read_file.h"
#include "git/ref_name.h"

namespace scan::git {
namespace {

constexpr std::uint64_t kMaxPackedRefs = 1 << 30;

Result<std::optional<std::string>> read_whole(const std::string& path) {
  return read_file(path, kMaxPackedRefs);
}

std::optional<PackedRef> parse_line(std::string_view line, std::size_t id_size) {
  const std::size_t hex_size = 2 * id_size;
  if (line.size() < hex_size + 2 || line[hex_size] != ' ') return std::nullopt;
  const auto id = ObjectId::from_hex(line.substr(0, hex_size));
  const std::string_view name = line.substr(hex_size + 1);
  if (!id || id->is_zero() || !is_safe_ref_name(name)) return std::nullopt;
  return PackedRef{std::string(name), *id};
}

}  // namespace

PackedRefs read_packed_refs(const Repository& repository) {
  PackedRefs out;
  const std::string path = repository.common_dir + "/packed-refs";
  const auto text = read_whole(path);
  if (!text) out.problems.push_back({path, text.error().message});
  if (!text || !*text) return out;
  std::uint64_t broken = 0;
  for (std::string_view rest = **text; !rest.empty();) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#' || line.front() == '^') continue;
    if (auto ref = parse_line(line, repository.id_size())) {
      out.refs.push_back(std::move(*ref));
    } else {
      ++broken;
    }
  }
  if (broken > 0) {
    out.problems.push_back({path, std::to_string(broken) +
                                      " of its lines are no references; restore them from "
                                      "`git reflog` and run `git pack-refs --all`"});
  }
  const auto by_name = [](const PackedRef& a, const PackedRef& b) { return a.name < b.name; };
  if (!std::is_sorted(out.refs.begin(), out.refs.end(), by_name)) {
    std::stable_sort(out.refs.begin(), out.refs.end(), by_name);
  }
  const auto same = [](const PackedRef& a, const PackedRef& b) { return a.name == b.name; };
  out.refs.erase(std::unique(out.refs.begin(), out.refs.end(), same), out.refs.end());
  return out;
}

Result<std::optional<ObjectId>> find_packed_ref(const Repository& repository,
                                                std::string_view name) {
  const std::string path = repository.common_dir + "/packed-refs";
  const auto text = read_whole(path);
  if (!text) return text.error();
  if (!*text) return std::optional<ObjectId>();
  const std::string_view lines = **text;
  const std::size_t hex_size = 2 * repository.id_size();
  const std::string wanted = " " + std::string(name);
  for (std::size_t at = lines.find(wanted); at != std::string_view::npos;
       at = lines.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    if (end < lines.size() && lines[end] != '\n' && lines[end] != '\r') continue;
    if (at < hex_size || (at > hex_size && lines[at - hex_size - 1] != '\n')) continue;
    const auto id = ObjectId::from_hex(lines.substr(at - hex_size, hex_size));
    if (!id) {
      return Error{path + " has no object id for " + std::string(name) +
                   "; run `git pack-refs --all`"};
    }
    return std::optional<ObjectId>(*id);
  }
  return std::optional<ObjectId>();
}

}  // namespace scan::git
