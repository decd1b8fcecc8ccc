// Reads every package.json once, then asks the patterns of each root.
#include "policy/facts/npm_packages.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "base/wildmatch.h"
#include "judge/path_kind.h"
#include "syntax/format.h"

namespace scan::policy {
namespace {

constexpr std::string_view kManifest = "package.json";
constexpr std::size_t kMostRead = 5000;
constexpr std::size_t kMostWorkspaces = 64;
constexpr std::size_t kLargest = std::size_t{4} << 20;

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? std::string_view() : path.substr(0, slash);
}

// What others wrote and nobody updates in place.
bool is_copied(std::string_view path) {
  constexpr std::array<std::string_view, 6> kFolders = {
      "node_modules", "vendor", "vendored", "third_party", "third-party", "bower_components"};
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, slash);
    if (std::find(kFolders.begin(), kFolders.end(), part) != kFolders.end()) return true;
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return false;
}

// Does the version of a dependency come from a registry? "workspace:*", "file:../a" do not.
bool is_published(std::string_view version) {
  constexpr std::array<std::string_view, 5> kLocal = {
      "workspace:", "file:", "link:", "portal:", "."};
  return std::none_of(kLocal.begin(), kLocal.end(),
                      [&](std::string_view prefix) { return version.starts_with(prefix); });
}

bool is_dependency(const syntax::Entry& entry) {
  constexpr std::array<std::string_view, 3> kMembers = {"dependencies", "devDependencies",
                                                        "optionalDependencies"};
  return entry.path.size() == 2 && entry.kind == syntax::ValueKind::kString &&
         std::find(kMembers.begin(), kMembers.end(), entry.path[0].name) != kMembers.end() &&
         is_published(entry.value);
}

// `workspaces: [..]`, `workspaces.packages: [..]`; `packages: [..]` of the other two files.
bool is_workspace(const syntax::KeyPath& path, std::string_view member) {
  if (path.size() < 2 || !path.back().is_index() || path[0].name != member) return false;
  return path.size() == 2 || (path.size() == 3 && path[1].name == "packages");
}

class Workspace {
 public:
  Workspace(std::string folder, const std::vector<std::string>& patterns)
      : folder_(std::move(folder)) {
    for (std::string_view pattern : patterns) {
      const bool negated = pattern.starts_with('!');
      if (negated) pattern.remove_prefix(1);
      if (pattern.starts_with("./")) pattern.remove_prefix(2);
      while (pattern.ends_with('/')) pattern.remove_suffix(1);
      (negated ? without_ : with_).push_back(Glob::compile(pattern, {.path = true}));
    }
  }

  const std::string& folder() const { return folder_; }

  bool has(std::string_view member) const {
    if (!folder_.empty()) {
      if (!member.starts_with(folder_) || !member.substr(folder_.size()).starts_with('/')) {
        return false;
      }
      member.remove_prefix(folder_.size() + 1);
    }
    const auto matches = [&](const Glob& glob) { return glob.matches(member); };
    return !member.empty() && std::any_of(with_.begin(), with_.end(), matches) &&
           std::none_of(without_.begin(), without_.end(), matches);
  }

 private:
  std::string folder_;
  std::vector<Glob> with_;
  std::vector<Glob> without_;
};

class Reader {
 public:
  explicit Reader(const Project& project) : project_(project) {}

  NpmPackages run() && {
    for (const std::string_view path : project_.files()) {
      const std::string_view name = name_of(path);
      const bool wanted =
          name == kManifest || name == "pnpm-workspace.yaml" || name == "lerna.json";
      if (!wanted || is_copied(path) || is_test_path(path) || is_template_path(path)) continue;
      if (++read_ > kMostRead) break;
      read(path, name);
    }
    std::sort(found_.folders.begin(), found_.folders.end());
    bind();
    return std::move(found_);
  }

 private:
  void read(std::string_view path, std::string_view name) {
    const std::optional<std::string> text = project_.read(path, kLargest);
    const auto format = syntax::format_of(path, {});
    if (!text || !format) return;
    const bool manifest = name == kManifest;
    bool depends = false;
    std::vector<std::string> patterns;
    for (const syntax::Entry& entry : syntax::read_document(*format, *text).entries) {
      depends = depends || (manifest && is_dependency(entry));
      if (is_workspace(entry.path, manifest ? "workspaces" : "packages")) {
        patterns.push_back(entry.value);
      }
    }
    const std::string folder(folder_of(path));
    if (depends) found_.folders.push_back(folder);
    const bool room = workspaces_.size() < kMostWorkspaces;
    if (!patterns.empty() && room) workspaces_.emplace_back(folder, patterns);
  }

  void bind() {
    for (const std::string& folder : found_.folders) {
      const auto workspace = std::find_if(workspaces_.begin(), workspaces_.end(),
                                          [&](const Workspace& each) { return each.has(folder); });
      if (workspace != workspaces_.end()) found_.root_of[folder] = workspace->folder();
    }
  }

  const Project& project_;
  std::size_t read_ = 0;
  NpmPackages found_;
  std::vector<Workspace> workspaces_;
};

}  // namespace

const std::string& NpmPackages::root(const std::string& folder) const {
  const auto found = root_of.find(folder);
  return found == root_of.end() ? folder : found->second;
}

NpmPackages npm_packages(const Project& project) { return Reader(project).run(); }

}  // namespace scan::policy
