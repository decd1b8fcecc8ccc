// The part of the blob scanner that looks under the surface: what is encoded in a text, and what is
// packed in a binary file.
#include <string>
#include <utility>

#include "decode/unpack.h"
#include "engine/blob_content.h"
#include "engine/blob_scanner.h"
#include "engine/test_places.h"

namespace scan::engine {

using tokens::DecodedMatches;
using tokens::TokenMatch;

// A bound on the memory that a file made of encoded secrets can take.
constexpr std::size_t kMostEncoded = 1000;

std::string layers_name(std::string_view unpacked, std::string_view decoded) {
  std::string out(unpacked);
  if (!out.empty() && !decoded.empty()) out += " > ";
  return out += decoded;
}

DecodedMatches BlobScanner::scan_decoded(const Blob& blob, std::string_view text,
                                         std::vector<TokenMatch>& plain,
                                         tokens::Scanner::Worker& worker, Gathered& out) const {
  if (!options_.decode || blob.part == BlobPart::kName) return {};
  const Span own = blob.window.whole ? Span{0, text.size() + 1} : blob.window.own;
  Status status;
  const bool from_start = blob.window.whole || blob.window.offset == 0;
  DecodedMatches decoded =
      tokens::find_decoded({{text, blob.path, from_start}, own, plain}, scanner_, worker, status);
  for (tokens::DecodedMatch& each : decoded.matches) lower_in_tests(blob.path, {&each.match, 1});
  if (!status) out.problems.push_back({std::string(blob.path), status.error().message});
  if (decoded.layers.cut)
    out.left_out.push_back({Skip::kTooLarge, std::string(blob.path) + " (what is encoded in it)"});
  if (decoded.matches.size() > kMostEncoded) {
    out.problems.push_back({std::string(blob.path), std::to_string(decoded.matches.size()) +
                                                        " encoded secrets in it; the first " +
                                                        std::to_string(kMostEncoded) +
                                                        " are reported"});
    decoded.matches.resize(kMostEncoded);
  }
  return decoded;
}

void BlobScanner::judge_decoded(Content& content, const DecodedMatches& decoded,
                                Gathered& out) const {
  for (const tokens::DecodedMatch& each : decoded.matches) {
    const TokenMatch& match = each.match;
    const Told told{each.place, match.confidence, match.rule->info.id, &match.also, false};
    if (!counts(content, told, out)) continue;
    const Seen seen{
        match, each.place, decoded.secret_of(each), {}, decoded.layers.decoded[each.layer].how};
    keep(content, told, token_finding(content, seen), out);
  }
}

namespace {

// A name inside a packed file, as it stands in the list of what was left out.
std::string path_inside(std::string_view path, std::string_view how) {
  return std::string(path) + " (" + std::string(how) + ")";
}

}  // namespace

// Hands each text that is unpacked back to the scanner.
class BlobScanner::PackedTexts : public decode::UnpackSink {
 public:
  PackedTexts(const BlobScanner& scanner, const Blob& blob, tokens::Scanner::Worker& worker,
              Gathered& out)
      : scanner_(scanner), blob_(blob), worker_(worker), out_(out) {}

  void text(std::string_view how, std::string_view text) override {
    scanner_.scan_text(blob_, text, worker_, out_, how);
  }

  void left_out(std::string_view how, Skip why) override {
    out_.left_out.push_back({why, path_inside(blob_.path, how)});
  }

 private:
  const BlobScanner& scanner_;
  const Blob& blob_;
  tokens::Scanner::Worker& worker_;
  Gathered& out_;
};

bool BlobScanner::scan_packed(const Blob& blob, tokens::Scanner::Worker& worker,
                              Gathered& out) const {
  if (!options_.decode || !decode::is_packed(blob.bytes)) return false;
  PackedTexts texts(*this, blob, worker, out);
  decode::unpack(blob.bytes, {}, texts);
  return true;
}

}  // namespace scan::engine
