// One look at every path; what a path alone does not tell is read.
#include "policy/facts/ignore_probes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "judge/path_kind.h"
#include "policy/facts/sops_promise.h"
#include "syntax/format.h"

namespace scan::policy {
namespace {

constexpr std::size_t kMostProbes = 500;

struct Family {
  std::string_view name;
  std::string_view pattern;
};
constexpr Family kDotenv = {".env", "`.env*` and `!.env.example`"};
constexpr Family kDevVars = {".dev.vars", "`.dev.vars*` and `!.dev.vars.example`"};
constexpr Family kDevenv = {"devenv.local.yaml", "`devenv.local.yaml`"};
constexpr Family kClawdlets = {".clawdlets", "`.clawdlets/`"};
constexpr Family kCcflux = {"ccflux", "`**/ccflux/`"};
constexpr Family kCompose = {"compose secret", "its path"};
constexpr Family kState = {"terraform.tfstate", "`*.tfstate` and `*.tfstate.*`"};
constexpr Family kAgeKey = {"*.agekey", "`*.agekey`"};

bool is_any(std::string_view name, std::span<const std::string_view> list) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

bool holds(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

std::string beside(std::string_view path, std::string_view name) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? std::string(name)
                            : std::string(path.substr(0, slash + 1)).append(name);
}

// Frameworks that read `.env` by themselves.
bool reads_dotenv(std::string_view name) {
  constexpr std::array<std::string_view, 5> kConfigs = {
      "next.config.", "nuxt.config.", "vite.config.", "astro.config.", "svelte.config."};
  return std::any_of(kConfigs.begin(), kConfigs.end(),
                     [&](std::string_view each) { return name.starts_with(each); });
}

bool is_compose(std::string_view name) {
  return (name.starts_with("compose") || name.starts_with("docker-compose")) &&
         (name.ends_with(".yml") || name.ends_with(".yaml"));
}

// Files whose text says that a dotenv file is read, and how they say it. The library dotenv alone
// says little in package.json: it parses files of any name.
struct Reader {
  std::string_view name;
  std::array<std::string_view, 4> words;
};
constexpr std::array<Reader, 7> kReaders = {{
    {"package.json", {"--env-file", "dotenv/config", "dotenv-cli", "dotenvx"}},
    {"pyproject.toml", {"python-dotenv"}},
    {"requirements.txt", {"python-dotenv"}},
    {".envrc", {"dotenv"}},
    {"Gemfile", {"dotenv"}},
    {"composer.json", {"/phpdotenv", "symfony/dotenv"}},
    // `dotenv.disableHint = true` is how devenv is told that there is none.
    {"devenv.nix", {"dotenv.enable", "dotenv.filename"}},
}};

const Reader* reader_of(std::string_view name) {
  const auto found = std::find_if(kReaders.begin(), kReaders.end(),
                                  [&](const Reader& each) { return each.name == name; });
  return found == kReaders.end() ? nullptr : &*found;
}

// Folders of what is copied elsewhere and only lives there.
bool is_in_template(std::string_view path) {
  constexpr std::array<std::string_view, 7> kFolders = {
      "template", "templates", "skeleton", "assets", "scaffold", "boilerplate", "scaffolds"};
  for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/')) {
    if (is_any(path.substr(0, slash), kFolders)) return true;
    path.remove_prefix(slash + 1);
  }
  return false;
}

class Collector {
 public:
  explicit Collector(const Project& project) : project_(project) {}

  std::vector<IgnoreProbe> run() {
    for (const std::string_view path : project_.files()) {
      if (out_.size() >= kMostProbes) break;
      if (!is_test_path(path) && !is_in_template(path)) look(path);
    }
    if (!backend_) {
      for (const std::string& path : states_) add(kState, beside(path, "terraform.tfstate"), path);
    }
    if (!dotenv_) add(kDotenv, ".env", "");
    return std::move(out_);
  }

 private:
  void look(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    if ((name.starts_with(".env") && is_template_path(path)) || reads_dotenv(name)) {
      add(kDotenv, beside(path, ".env"), path);
    } else if (const Reader* reader = reader_of(name)) {
      look_reader(path, *reader);
    } else if (name == "wrangler.toml" || name == "wrangler.json" || name == "wrangler.jsonc") {
      add(kDevVars, beside(path, ".dev.vars"), path);
    } else if (name == "devenv.yaml") {
      add(kDevenv, beside(path, "devenv.local.yaml"), path);
    } else if (is_compose(name)) {
      look_compose(path);
    } else if (name.ends_with(".tf")) {
      look_terraform(path);
    } else if (name == "clawdlets.json" || name == "flake.nix") {
      look_clawdlets(path, name);
    }
    look_mentions(path, name);
  }

  void look_reader(std::string_view path, const Reader& reader) {
    const std::optional<std::string> text = read(path);
    const bool reads =
        text && std::any_of(reader.words.begin(), reader.words.end(), [&](std::string_view word) {
          return !word.empty() && holds(*text, word);
        });
    if (reads) add(kDotenv, beside(path, ".env"), path);
  }

  void look_compose(std::string_view path) {
    add(kDotenv, beside(path, ".env"), path);
    const std::optional<std::string> text = read(path);
    if (!text || !holds(*text, "secrets")) return;
    for (const syntax::Entry& entry : syntax::read_document(syntax::Format::kYaml, *text).entries) {
      const syntax::KeyPath& key = entry.path;
      if (key.size() != 3 || key[0].name != "secrets" || key[2].name != "file") continue;
      if (entry.value.empty() || entry.value[0] == '/' || holds(entry.value, "$")) continue;
      std::string secret = resolved_path(beside(path, ""), entry.value);
      if (!secret.empty()) add(kCompose, std::move(secret), path);
    }
  }

  // A state lies beside the code unless it is kept elsewhere; modules have none of their own.
  void look_terraform(std::string_view path) {
    if (path.starts_with("modules/") || holds(path, "/modules/")) return;
    const std::string folder = beside(path, "");
    if (folders_.insert(folder).second && states_.size() < 50) states_.emplace_back(path);
    const std::optional<std::string> text = read(path);
    backend_ = backend_ || (text && ((holds(*text, "backend \"") && !holds(*text, "\"local\"")) ||
                                     holds(*text, "cloud {")));
  }

  void look_clawdlets(std::string_view path, std::string_view name) {
    constexpr std::string_view kFleet = "fleet/clawdlets.json";
    constexpr std::string_view kKey = ".clawdlets/keys/operators/x.agekey";
    if (name != "flake.nix") {
      const std::size_t at = path.size() - std::min(path.size(), kFleet.size());
      const bool fleet = path.substr(at) == kFleet && (at == 0 || path[at - 1] == '/');
      if (fleet) add(kClawdlets, std::string(path.substr(0, at)).append(kKey), path);
      return;
    }
    const std::optional<std::string> text = read(path);
    if (!text || !holds(*text, "clawdlets")) return;
    const auto entries = syntax::read_document(syntax::Format::kNix, *text).entries;
    const bool input = std::any_of(entries.begin(), entries.end(), [](const syntax::Entry& entry) {
      return entry.path.size() > 1 && entry.path[0].name == "inputs" &&
             entry.path[1].name == "clawdlets";
    });
    if (input) add(kClawdlets, beside(path, kKey), path);
  }

  // Files for people and tools that say what is used here.
  void look_mentions(std::string_view path, std::string_view name) {
    constexpr std::array<std::string_view, 10> kTell = {
        "README.md",    "CLAUDE.md",     ".sops.yaml", "justfile",      "Makefile",
        "Taskfile.yml", "Taskfile.yaml", ".gitignore", "settings.json", "settings.local.json"};
    const std::size_t depth = static_cast<std::size_t>(std::count(path.begin(), path.end(), '/'));
    if (depth > 1 || !is_any(name, kTell)) return;
    if (depth == 1 && !path.starts_with(".claude/")) return;
    if (name != ".gitignore" && mentions(path, ".agekey")) add(kAgeKey, "age.agekey", path);
    if (name != "README.md" && mentions(path, "ccflux")) {
      for (const char* each : {"config.json", "token_cache.json", "signing_key"}) {
        add(kCcflux, std::string(".claude/ccflux/") + each, path);
      }
    }
  }

  std::optional<std::string> read(std::string_view path) {
    constexpr std::size_t kMostRead = 200;
    constexpr std::size_t kLargest = std::size_t{256} << 10;
    if (read_ == kMostRead) return std::nullopt;
    ++read_;
    return project_.read(path, kLargest);
  }

  bool mentions(std::string_view path, std::string_view word) {
    const std::optional<std::string> text = read(path);
    return text && holds(*text, word);
  }

  void add(const Family& family, std::string path, std::string_view evidence) {
    dotenv_ = dotenv_ || family.name == kDotenv.name;
    if (project_.tracks(path) || out_.size() >= kMostProbes) return;
    if (!known_.insert(path).second) return;
    out_.push_back({std::move(path), family.name, family.pattern, std::string(evidence)});
  }

  const Project& project_;
  std::vector<IgnoreProbe> out_;
  std::set<std::string> known_;
  std::set<std::string> folders_;
  std::vector<std::string> states_;
  std::size_t read_ = 0;
  bool dotenv_ = false;  // something says where one is read
  bool backend_ = false;
};

}  // namespace

std::vector<IgnoreProbe> ignore_probes(const Project& project) { return Collector(project).run(); }

}  // namespace scan::policy
