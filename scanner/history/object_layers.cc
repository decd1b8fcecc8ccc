// The part of the pass that looks under the surface: what is encoded in a text, and what is packed
// in a binary blob.
#include <mutex>
#include <string_view>

#include "decode/unpack.h"
#include "finding/fingerprint.h"
#include "history/object_pass.h"
#include "tokens/decoded_matches.h"

namespace scan::history {
namespace {

// As in a work tree, where larger files are read in windows and not unpacked.
constexpr std::size_t kMostPackedBytes = std::size_t{32} << 20;
// Over this many bytes packed files are opened one at a time, so that memory does not grow with
// the number of threads.
constexpr std::size_t kOpenedAtOnce = std::size_t{1} << 20;

}  // namespace

// `worker.matches` are those of the text as it stands; of them those go that an encoded secret
// tells more of.
void ObjectPass::scan_decoded(PassWorker& worker, ObjectNumber number,
                              const decode::DecodeInput& input) {
  Status status;
  const tokens::DecodedMatches decoded = tokens::find_decoded(
      {input, {0, input.text.size() + 1}, worker.matches}, scanner_, worker.tokens, status);
  tell(worker, number, status);
  if (decoded.layers.cut) worker.counts.count_left_out(Skip::kTooLarge);
  for (const tokens::DecodedMatch& each : decoded.matches) {
    add_sighting(worker, number, each.match, decoded.secret_of(each));
  }
}

// Each text that is unpacked is scanned like one that stands alone.
class ObjectPass::PackedTexts : public decode::UnpackSink {
 public:
  PackedTexts(ObjectPass& pass, PassWorker& worker, ObjectNumber number)
      : pass_(pass), worker_(worker), number_(number) {}

  void text(std::string_view, std::string_view text) override {
    pass_.scan_alone(worker_, number_, text);
  }
  void left_out(std::string_view, Skip why) override { worker_.counts.count_left_out(why); }
  bool stopped() const override { return pass_.stop_.load(std::memory_order_relaxed); }

 private:
  ObjectPass& pass_;
  PassWorker& worker_;
  ObjectNumber number_;
};

bool ObjectPass::scan_packed(PassWorker& worker, ObjectNumber number, std::string_view bytes) {
  if (!decode::is_packed(bytes)) return false;
  if (bytes.size() > kMostPackedBytes) {
    worker.counts.count_left_out(Skip::kTooLarge);
    return true;
  }
  std::unique_lock<std::mutex> alone(large_, std::defer_lock);
  if (bytes.size() > kOpenedAtOnce) alone.lock();
  PackedTexts texts(*this, worker, number);
  decode::unpack(bytes, {}, texts);
  return true;
}

}  // namespace scan::history
