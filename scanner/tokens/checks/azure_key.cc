// Microsoft's identifiable keys, from https://github.com/microsoft/security-utilities
// (IdentifiableMetadata.cs, IdentifiableSecrets.cs, LegacyCommonAnnotatedSecurityKey.cs).
//
// A service's own form: base64 whose last six digits are the Marvin32 of all bytes before the last
// four; the four digits before them are the service's signature and choose the seeds. The common
// annotated form: 84 or 88 characters with `JQQJ9` at 52, the signature at 76, and behind it the
// Marvin32 of the first 60 bytes, in base62 read as base64, or in older keys plainly in base64.
// Entry points: check_azure_key, azure_annotated_checksum, azure_service_checksum.
#include <algorithm>
#include <array>
#include <bit>
#include <span>

#include "base/base64.h"
#include "tokens/checks/checksums.h"
#include "tokens/checks/formats.h"
#include "tokens/checks/marvin32.h"
#include "tokens/checks/number_text.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kSignature = 4;
constexpr std::size_t kAnnotatedBefore = 80;

// A start (a seed of Marvin) is eight letters, the first highest: what the key is for, and a
// version.
constexpr std::uint64_t start(const char (&name)[9]) {
  std::uint64_t value = 0;
  for (int i = 0; i < 8; ++i) value = (value << 8) | static_cast<unsigned char>(name[i]);
  return value;
}

constexpr std::uint64_t kAnnotated = start("Default0");
constexpr std::array kDefault = {start("Default0")};
constexpr std::array kMessaging = {start("Send0000"), start("Listen00"), start("Manage00"),
                                   start("System00"), start("Unknown0")};
constexpr std::array kBatch = {start("AbAcct00")};
constexpr std::array kFunctions = {start("Master00"), start("System00"), start("Functi00")};
constexpr std::array kCosmos = {start("SysAll00"), start("Resour00"), start("MastRO00"),
                                start("SystRO00"), start("Encryp00"), start("MastRW00"),
                                start("SystRW00")};
constexpr std::array kRedis = {start("Access00")};
constexpr std::array kSearch = {start("Query000"), start("PAdmin00")};
constexpr std::array kLearning = {start("Classic0")};
constexpr std::array kRegistry = {start("ACRDflt0")};
constexpr std::array kSql = {start("UsrPwd00")};
constexpr std::array kIot = {start("IoTHub00"), start("DpsKey00"), start("Device00")};
constexpr std::array kApi = {start("Tenant00"), start("IoTHub00"), start("Gatewy00"),
                             start("GitKey00")};

struct Service {
  std::string_view signature;
  std::span<const std::uint64_t> seeds;
};

constexpr std::array<Service, 14> kServices = {{{"+ASt", kDefault},
                                                {"+ASb", kMessaging},
                                                {"+AEh", kMessaging},
                                                {"+ARm", kMessaging},
                                                {"+ABa", kBatch},
                                                {"AzFu", kFunctions},
                                                {"ACDb", kCosmos},
                                                {"AzCa", kRedis},
                                                {"AzSe", kSearch},
                                                {"+AMC", kLearning},
                                                {"+ACR", kRegistry},
                                                {"+SQL", kSql},
                                                {"AIoT", kIot},
                                                {"APIM", kApi}}};

const Service* service_of(std::string_view signature) {
  const auto found = std::find_if(kServices.begin(), kServices.end(),
                                  [&](const Service& each) { return each.signature == signature; });
  return found == kServices.end() ? nullptr : &*found;
}

std::string_view without_padding(std::string_view text) {
  const std::size_t last = text.find_last_not_of('=');
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

std::string bytes_of(std::uint32_t checksum) {
  std::string bytes;
  for (unsigned shift = 0; shift < 32; shift += 8) {
    bytes += static_cast<char>((checksum >> shift) & 0xff);
  }
  return bytes;
}

// The checksum's bytes as a number, the first highest, in base62; zero bytes in front become zeros
// in front, and zeros behind fill up to six. Of the sixth digit base64 keeps two bits.
std::string annotated_text(std::uint32_t checksum) {
  const std::string bytes = bytes_of(checksum);
  const std::size_t zeros = std::min<std::size_t>(bytes.find_first_not_of('\0'), 3);
  std::uint32_t number = 0;
  for (char c : bytes) number = (number << 8) | static_cast<unsigned char>(c);
  std::string digits = number_text(number, kBase62Digits, 6);
  digits.erase(0, std::min<std::size_t>(digits.find_first_not_of('0'), 5));
  digits = std::string(zeros, '0') + digits;
  digits.resize(6, '0');
  return std::string(without_padding(base64_encode(base64_decode(digits).value_or(""))));
}

Verdict wrong() { return {Outcome::kLowered, "its checksum does not match"}; }

Verdict check_annotated(std::string_view text) {
  const auto bytes = base64_decode(text.substr(0, kAnnotatedBefore));
  if (!bytes) return wrong();
  const std::uint32_t checksum = marvin32(*bytes, kAnnotated);
  const std::string_view said = text.substr(kAnnotatedBefore);
  if (annotated_text(checksum).starts_with(said)) return {Outcome::kProved, ""};
  const std::string plain = base64_encode(bytes_of(checksum).substr(0, said.size() == 4 ? 3 : 4));
  return without_padding(plain) == said ? Verdict{Outcome::kProved, ""} : wrong();
}

Verdict check_service(std::string_view text, const Service& service) {
  const bool url = text.find_first_of("-_") != std::string_view::npos;
  const auto bytes = base64_decode(text, url ? Base64::kUrl : Base64::kStandard);
  if (!bytes || bytes->size() < 24) return wrong();
  const std::string_view before = std::string_view(*bytes).substr(0, bytes->size() - 4);
  const std::string_view said = std::string_view(*bytes).substr(before.size());
  const bool proved =
      std::any_of(service.seeds.begin(), service.seeds.end(),
                  [&](std::uint64_t each) { return bytes_of(marvin32(before, each)) == said; });
  if (proved) return {Outcome::kProved, ""};
  // Redis and Search want letters and digits only: what stood for `+` and `/` was replaced after
  // the checksum was made, and such keys cannot be checked.
  const bool replaced = service.signature == "AzCa" || service.signature == "AzSe";
  return replaced ? Verdict{} : wrong();
}

}  // namespace

std::string azure_service_checksum(std::string_view signature, std::string_view before) {
  const Service* service = service_of(signature);
  return service == nullptr ? "" : bytes_of(marvin32(before, service->seeds.front()));
}

std::string azure_annotated_checksum(std::string_view before) {
  return annotated_text(marvin32(base64_decode(before).value_or(""), kAnnotated)).substr(0, 4);
}

Verdict check_azure_key(std::string_view secret) {
  constexpr std::size_t kMostText = 8192;
  const std::string_view text = without_padding(secret);
  if (text.size() > kMostText) return {};
  const bool annotated_size = text.size() == 84 || text.size() == 86;
  if (annotated_size && text.substr(52, 5) == "JQQJ9") return check_annotated(text);
  if (text.size() < 6 + kSignature) return {};
  const std::string_view signature = text.substr(text.size() - 6 - kSignature, kSignature);
  const Service* service = service_of(signature);
  return service == nullptr ? Verdict{} : check_service(text, *service);
}

}  // namespace scan::tokens
