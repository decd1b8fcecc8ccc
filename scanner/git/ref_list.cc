// Reads values first, all of them, and then looks symbolic ones up among them.
#include "git/ref_list.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "git/file_list.h"
#include "git/loose_ref.h"
#include "git/packed_refs.h"
#include "git/read_file.h"
#include "git/ref_name.h"
#include "git/work_tree_dirs.h"

namespace scan::git {
namespace {

constexpr int kMaxDepth = 5;
constexpr std::uint64_t kMaxRootFile = 64 << 20;

// Files of a git folder whose lines begin with the id of something that is still needed.
constexpr std::array<std::string_view, 14> kRootFiles = {
    "AUTO_MERGE",        "BISECT_EXPECTED_REV",   "BISECT_HEAD", "CHERRY_PICK_HEAD",
    "FETCH_HEAD",        "MERGE_AUTOSTASH",       "MERGE_HEAD",  "NOTES_MERGE_PARTIAL",
    "ORIG_HEAD",         "REBASE_HEAD",           "REVERT_HEAD", "rebase-apply/orig-head",
    "rebase-merge/onto", "rebase-merge/orig-head"};
constexpr std::array<std::string_view, 2> kAutostashes = {"rebase-apply/autostash",
                                                          "rebase-merge/autostash"};

struct Named {
  std::string name;
  RefValue value;
};

class Reader {
 public:
  explicit Reader(const Repository& repository) : repository_(repository) {}

  RefList run() {
    for (const WorkTreeDir& dir : work_tree_dirs(repository_, out_.problems)) {
      read_value(dir.path + "/HEAD", dir.prefix + "HEAD");
      read_loose(dir);
      for (const std::string_view file : kRootFiles) read_root_file(dir, file);
      for (const std::string_view file : kAutostashes) read_root_file(dir, file);
    }
    read_packed();
    std::stable_sort(all_.begin(), all_.end(), before);
    const auto same = [](const Named& a, const Named& b) { return a.name == b.name; };
    all_.erase(std::unique(all_.begin(), all_.end(), same), all_.end());
    resolve();
    out_.default_branch = default_branch();
    return std::move(out_);
  }

 private:
  static bool before(const Named& a, const Named& b) { return a.name < b.name; }

  void problem(std::string where, std::string reason) {
    out_.problems.push_back({std::move(where), std::move(reason)});
  }

  void read_value(const std::string& path, std::string name) {
    auto value = read_loose_ref(path, repository_.id_size());
    if (!value) return problem(std::move(name), value.error().message);
    if (value->has_id() && value->id.is_zero()) {
      return problem(std::move(name), path + " holds a zero id; restore it from `git reflog`");
    }
    if (value->has_id() || value->is_symbolic) all_.push_back({std::move(name), *std::move(value)});
  }

  void read_loose(const WorkTreeDir& dir) {
    FileList list = list_files(dir.path + "/refs");
    std::move(list.problems.begin(), list.problems.end(), std::back_inserter(out_.problems));
    for (const std::string& file : list.files) {
      const std::string name = "refs/" + file;
      if (name.starts_with("refs/replace/")) continue;
      if (!is_safe_ref_name(name)) {
        problem(dir.prefix + name, "is no name of a reference; rename or remove the file");
        continue;
      }
      read_value(dir.path + "/" + name, dir.prefix + name);
    }
    for (const std::string& link : list.links) read_link(dir, "refs/" + link);
  }

  // Only the text of a link counts, and only where it is the name of a reference.
  void read_link(const WorkTreeDir& dir, const std::string& name) {
    const auto target = link_target(dir.path + "/" + name);
    if (!target) {
      return problem(dir.prefix + name,
                     "is a symbolic link that leads elsewhere, which is not followed");
    }
    all_.push_back({dir.prefix + name, {.id = {}, .target = *target, .is_symbolic = true}});
  }

  void read_root_file(const WorkTreeDir& dir, std::string_view file) {
    const std::string path = dir.path + "/" + std::string(file);
    const std::string name = dir.prefix + std::string(file);
    const auto text = read_file(path, kMaxRootFile);
    if (!text) return problem(name, text.error().message);
    if (!*text || (*text)->empty()) return;
    const std::size_t before_file = root_ids_.size();
    const std::size_t hex_size = 2 * repository_.id_size();
    for (std::string_view rest = **text; !rest.empty();) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      const auto id = ObjectId::from_hex(line.substr(0, hex_size));
      if (id && id->size() == repository_.id_size() && !id->is_zero()) {
        root_ids_.push_back({name, *id});
      }
    }
    if (root_ids_.size() == before_file) problem(name, path + " holds no object id");
  }

  void read_packed() {
    PackedRefs packed = read_packed_refs(repository_);
    std::move(packed.problems.begin(), packed.problems.end(), std::back_inserter(out_.problems));
    all_.reserve(all_.size() + packed.refs.size());
    for (PackedRef& ref : packed.refs) {
      if (ref.name.starts_with("refs/replace/")) continue;
      all_.push_back({std::move(ref.name), {.id = ref.id, .target = {}}});
    }
  }

  const Named* find(std::string_view name) const {
    const auto found =
        std::lower_bound(all_.begin(), all_.end(), name,
                         [](const Named& one, std::string_view key) { return one.name < key; });
    return found != all_.end() && found->name == name ? &*found : nullptr;
  }

  // What `from` leads to in its own work tree first; null where that is not born yet.
  const Named* follow(const Named& from, bool& too_long) const {
    const std::size_t refs = from.name.rfind("/HEAD");
    const std::string prefix = from.name.starts_with("worktrees/") && refs != std::string::npos
                                   ? from.name.substr(0, refs + 1)
                                   : "";
    const Named* at = &from;
    for (int depth = 0; depth <= kMaxDepth; ++depth) {
      if (!at->value.is_symbolic) return at;
      const std::string& target = at->value.target;
      at = is_per_work_tree_ref(target) ? find(prefix + target) : find(target);
      if (at == nullptr) return nullptr;
    }
    too_long = true;
    return nullptr;
  }

  void resolve() {
    for (const Named& one : all_) {
      bool too_long = false;
      const Named* end = follow(one, too_long);
      if (too_long) problem(one.name, "leads through too many symbolic references");
      if (end != nullptr) out_.refs.push_back({one.name, end->value.id});
    }
    out_.refs.insert(out_.refs.end(), root_ids_.begin(), root_ids_.end());
    std::stable_sort(out_.refs.begin(), out_.refs.end(),
                     [](const Ref& a, const Ref& b) { return a.name < b.name; });
  }

  std::string default_branch() const {
    for (const std::string_view name : {"HEAD", "refs/remotes/origin/HEAD"}) {
      const Named* head = find(name);
      if (head == nullptr || !head->value.is_symbolic) continue;
      if (find(head->value.target) != nullptr) return head->value.target;
    }
    return {};
  }

  const Repository& repository_;
  std::vector<Named> all_;  // loose before packed, so that a stable sort keeps the newer first
  std::vector<Ref> root_ids_;
  RefList out_;
};

}  // namespace

RefList list_refs(const Repository& repository) { return Reader(repository).run(); }

}  // namespace scan::git
