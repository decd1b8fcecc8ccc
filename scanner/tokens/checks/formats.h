// Every format that can show by itself whether a secret of it is whole, a .cc file each. The
// tables in checksum.cc and decode.cc give them the names that rules use.
//
// Each takes the captured secret, which may be any bytes, and works in time linear in its size. A
// file's opening comment tells where the vendor describes the format.
#pragma once

#include <cstdint>
#include <string_view>

#include "tokens/checks/verdict.h"

namespace scan::tokens {

// Checksums.
Verdict check_github(std::string_view secret);  // npm too
Verdict check_gitlab(std::string_view secret);
Verdict check_grafana(std::string_view secret);
Verdict check_azure_key(std::string_view secret);
Verdict check_azure_client(std::string_view secret);
Verdict check_azure_devops(std::string_view secret);
Verdict check_wallet_key(std::string_view secret);
Verdict check_bip39(std::string_view secret);
Verdict check_defuse(std::string_view secret);

// Structures. `now` is in seconds since 1970, UTC. Those that take all that was captured also look
// at what stands around the secret.
Verdict check_pem(std::string_view secret);         // pem.cc, whatever the label
Verdict check_pem_base64(std::string_view secret);  // pem.cc, the block in base64 once more
Verdict check_openssh(std::string_view secret);     // pem.cc, only that label
Verdict check_pgp(std::string_view secret);         // pem.cc, only that label
Verdict check_jwt(std::string_view secret, std::int64_t now);
Verdict check_age(std::string_view secret);
Verdict check_pypi(std::string_view secret, std::int64_t now);
Verdict check_sentry(std::string_view secret);
Verdict check_mapbox(std::string_view secret);
Verdict check_vault(std::string_view secret);
Verdict check_nix(std::string_view secret);
Verdict check_wireguard(std::string_view secret);
Verdict check_putty(const Captured& captured, std::int64_t now);
Verdict check_gcp_service_account(const Captured& captured, std::int64_t now);

// What tells something of itself and proves nothing: kNeutral, or kLowered where it has expired.
Verdict check_aws_key_id(std::string_view secret);
Verdict check_bedrock(std::string_view secret, std::int64_t now);
Verdict check_azure_sas(const Captured& captured, std::int64_t now);
Verdict check_docker_auth(const Captured& captured, std::int64_t now);
Verdict check_discord_bot(std::string_view secret);
Verdict check_discord_webhook(std::string_view secret);  // discord.cc
Verdict check_telegram(std::string_view secret);
Verdict check_slack(std::string_view secret);
Verdict check_grafana_json(std::string_view secret);       // json_tokens.cc
Verdict check_cloudflare_tunnel(std::string_view secret);  // json_tokens.cc
Verdict check_onepassword(std::string_view secret);        // json_tokens.cc

}  // namespace scan::tokens
