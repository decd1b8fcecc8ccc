// Each setting has its own idea of what the value's name is: the member, the `name` of the same
// list item, or the left side of `define`. What `build.command` sets is bash.
#include "policy/checks/wrangler_config_secret.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "judge/host_kind.h"
#include "judge/url_password.h"
#include "policy/facts/wrangler_config.h"
#include "policy/literal_violation.h"

namespace scan::policy {
namespace {

using syntax::Entry;

// What stands between the quotes of a JavaScript string; an empty text for any other expression.
std::string_view string_literal(std::string_view expression) {
  while (!expression.empty() && is_ascii_space(expression.front())) expression.remove_prefix(1);
  while (!expression.empty() && is_ascii_space(expression.back())) expression.remove_suffix(1);
  if (expression.size() < 2 || expression.front() != expression.back()) return {};
  if (std::string_view("\"'`").find(expression.front()) == std::string_view::npos) return {};
  const std::string_view inside = expression.substr(1, expression.size() - 2);
  return inside.find(expression.front()) == std::string_view::npos ? inside : std::string_view();
}

class WranglerConfigSecret : public Check {
 public:
  explicit WranglerConfigSecret(const CheckContext& context) : rule_(context.rule) {}

  void file(File& file, std::vector<Violation>& out) override {
    const Names names = names_of_items(file.entries());
    for (const Entry& entry : file.entries().entries) {
      const WranglerSetting setting = read_wrangler_setting(entry.path);
      if (setting.below >= entry.path.size() || entry.kind != syntax::ValueKind::kString) continue;
      if (setting.name == "containers") container(file, entry, setting, names, out);
      if (setting.name == "hyperdrive") hyperdrive(file, entry, out);
      if (setting.name == "define") define(file, entry, setting, out);
      if (setting.name == "unsafe") unsafe(file, entry, setting, names, out);
    }
    build_commands(file, out);
  }

 private:
  // The `name` of a list item by the item's path.
  using Names = std::map<std::string, std::string_view, std::less<>>;

  static syntax::KeyPath first_parts(const Entry& entry, std::size_t count) {
    return {entry.path.begin(), entry.path.begin() + static_cast<std::ptrdiff_t>(count)};
  }

  static Names names_of_items(const syntax::Document& document) {
    Names out;
    for (const Entry& entry : document.entries) {
      const std::size_t size = entry.path.size();
      if (size < 3 || entry.path[size - 1].name != "name" || !entry.path[size - 2].is_index()) {
        continue;
      }
      out.emplace(syntax::to_string(first_parts(entry, size - 1)), entry.value);
    }
    return out;
  }

  // Of the list item that holds `entry`, whose place in the path is `index`.
  static std::string_view name_of_item(const Entry& entry, std::size_t index, const Names& names) {
    const auto found = names.find(syntax::to_string(first_parts(entry, index + 1)));
    return found == names.end() ? std::string_view() : found->second;
  }

  void tell(const File& file, const Entry& entry, std::string_view value,
            const ValueJudgement& judgement, std::string_view what,
            std::vector<Violation>& out) const {
    const std::string key = syntax::to_string(entry.path);
    std::string message =
        key + " " + std::string(holds_literal(judgement)) + ", which " + std::string(what);
    if (auto violation = literal_violation(
            file, rule_, {key, std::move(message), value, entry.value_place, judgement})) {
      out.push_back(std::move(*violation));
    }
  }

  // containers[].image_vars.*, .configuration.secrets[].secret, .environment_variables[].value
  void container(const File& file, const Entry& entry, const WranglerSetting& setting,
                 const Names& names, std::vector<Violation>& out) const {
    const std::size_t at = setting.below + 1;  // behind the container's place in the list
    if (at >= entry.path.size()) return;
    const std::string_view last = last_name(entry.path);
    if (entry.path[at].name == "image_vars") {
      tell(file, entry, entry.value, file.judge(entry), "is baked into the container's image", out);
    } else if (entry.path[at].name == "configuration" && at + 3 < entry.path.size()) {
      const std::string_view list = entry.path[at + 1].name;
      ValueJudgement judgement;
      if (list == "secrets" && last == "secret") {
        // Properly the name of an account's secret.
        judgement = file.judge(entry);
        const bool pasted = judgement.value == ValueClass::kStrong || looks_generated(entry.value);
        if (!pasted) return;
      } else if (list == "environment_variables" && last == "value") {
        judgement = file.judge(name_of_item(entry, at + 2, names), entry.value, entry.value_place);
      } else {
        return;
      }
      tell(file, entry, entry.value, judgement, "every container and the dashboard can read", out);
    }
  }

  void hyperdrive(const File& file, const Entry& entry, std::vector<Violation>& out) const {
    if (last_name(entry.path) != "localConnectionString") return;
    ValueJudgement judgement = file.judge(entry);
    const auto url = read_userinfo(entry.value);
    const bool local = url && host_kind(url->host) == HostKind::kLoopback;
    if (local && url->password == url->user) return;  // every image's standard
    if (judgement.value == ValueClass::kWeak && url) judgement.secret_name = true;
    const std::string_view secret = url ? url->password : std::string_view(entry.value);
    const std::size_t before = out.size();
    tell(file, entry, secret, judgement, "opens the database to whoever reads this file", out);
    if (local && out.size() > before) {
      Violation& told = out.back();
      told.severity = Severity::kInfo;
      told.message = told.key +
                     " holds the password of a database on this machine; an environment variable "
                     "keeps it out of the file";
    }
  }

  void define(const File& file, const Entry& entry, const WranglerSetting& setting,
              std::vector<Violation>& out) const {
    const std::string_view value = string_literal(entry.value);
    if (value.empty()) return;
    const std::string name = dotted_key(entry.path, setting.below);
    tell(file, entry, value, file.judge(name, value, entry.value_place),
         "is written into the Worker's code", out);
  }

  // unsafe.bindings[].text and .json
  void unsafe(const File& file, const Entry& entry, const WranglerSetting& setting,
              const Names& names, std::vector<Violation>& out) const {
    const std::size_t at = setting.below;
    if (at + 2 >= entry.path.size() || entry.path[at].name != "bindings") return;
    const std::string_view field = entry.path[at + 2].name;
    if (field != "text" && field != "json") return;
    const bool nested = at + 3 < entry.path.size();
    const std::string_view name =
        nested ? last_name(entry.path) : name_of_item(entry, at + 1, names);
    tell(file, entry, entry.value, file.judge(name, entry.value, entry.value_place),
         "is uploaded as plain text", out);
  }

  void build_commands(File& file, std::vector<Violation>& out) const {
    for (const Script& script : file.scripts()) {
      if (!script.source.key.ends_with("build.command")) continue;
      for (const syntax::ShellCommand& command : script.shell.commands) {
        for (const syntax::ShellAssignment& each : command.assignments) {
          assignment(file, script, each, out);
        }
        for (const syntax::ShellAssignment& each : syntax::program_of(command).set_by_env) {
          assignment(file, script, each, out);
        }
      }
    }
  }

  void assignment(const File& file, const Script& script, const syntax::ShellAssignment& each,
                  std::vector<Violation>& out) const {
    const Span place = script.place(each.value.place);
    const ValueJudgement judgement = file.judge(each.name, each.value.text, place);
    const std::string key = script.source.key + ":" + each.name;
    std::string message = each.name + " in " + script.source.key + " " +
                          std::string(holds_literal(judgement)) +
                          ", which everyone who builds can read";
    if (auto violation = literal_violation(
            file, rule_, {key, std::move(message), each.value.text, place, judgement})) {
      out.push_back(std::move(*violation));
    }
  }

  const Rule& rule_;
};

}  // namespace

std::unique_ptr<Check> make_wrangler_config_secret(const CheckContext& context) {
  return std::make_unique<WranglerConfigSecret>(context);
}

}  // namespace scan::policy
