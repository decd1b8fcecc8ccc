// Names to formats. Entry points: known_decode, decode_names, check_decode.
#include "tokens/checks/decode.h"

#include <algorithm>
#include <array>

#include "tokens/checks/formats.h"

namespace scan::tokens {
namespace {

struct Format {
  std::string_view name;
  Verdict (*check)(const Captured& captured, std::int64_t now);
};

// A format that no day changes and that nothing around it explains.
template <Verdict (*kCheck)(std::string_view)>
Verdict alone(const Captured& captured, std::int64_t) {
  return kCheck(captured.text());
}

// One that may have expired.
template <Verdict (*kCheck)(std::string_view, std::int64_t)>
Verdict dated(const Captured& captured, std::int64_t now) {
  return kCheck(captured.text(), now);
}

constexpr std::array kFormats = std::to_array<Format>({
    {"pem", alone<check_pem>},
    {"pem-base64", alone<check_pem_base64>},
    {"openssh", alone<check_openssh>},
    {"pgp", alone<check_pgp>},
    {"jwt", dated<check_jwt>},
    {"age", alone<check_age>},
    {"pypi", dated<check_pypi>},
    {"putty", check_putty},
    {"sentry", alone<check_sentry>},
    {"mapbox", alone<check_mapbox>},
    {"vault", alone<check_vault>},
    {"nix", alone<check_nix>},
    {"wireguard", alone<check_wireguard>},
    {"gcp-service-account", check_gcp_service_account},
    {"aws-key-id", alone<check_aws_key_id>},
    {"aws-bedrock", dated<check_bedrock>},
    {"azure-sas", check_azure_sas},
    {"docker-auth", check_docker_auth},
    {"discord-bot", alone<check_discord_bot>},
    {"discord-webhook", alone<check_discord_webhook>},
    {"telegram", alone<check_telegram>},
    {"slack", alone<check_slack>},
    {"grafana-json", alone<check_grafana_json>},
    {"cloudflare-tunnel", alone<check_cloudflare_tunnel>},
    {"onepassword", alone<check_onepassword>},
});

const Format* find(std::string_view name) {
  const auto found = std::find_if(kFormats.begin(), kFormats.end(),
                                  [&](const Format& format) { return format.name == name; });
  return found == kFormats.end() ? nullptr : &*found;
}

}  // namespace

bool known_decode(std::string_view name) { return find(name) != nullptr; }

std::string decode_names() {
  std::string names;
  for (const Format& format : kFormats) {
    names += (names.empty() ? "" : ", ") + std::string(format.name);
  }
  return names;
}

Verdict check_decode(std::string_view name, const Captured& captured, std::int64_t now) {
  const Format* format = find(name);
  return format == nullptr ? Verdict{} : format->check(captured, now);
}

}  // namespace scan::tokens
