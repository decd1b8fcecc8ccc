// As BlobScanner reads a blob. Entry points: visit_texts, holds_secret.
#include "engine/blob_texts.h"

#include <algorithm>

#include "base/content_kind.h"
#include "decode/layers.h"
#include "decode/text.h"
#include "decode/unpack.h"

namespace scan::engine {
namespace {

class Sink : public decode::UnpackSink {
 public:
  explicit Sink(const TextVisitor& visit) : visit_(visit) {}
  void text(std::string_view how, std::string_view text) override {
    if (!stopped_) stopped_ = !visit_(how, text);
  }
  void left_out(std::string_view, Skip) override {}
  bool stopped() const override { return stopped_; }

 private:
  const TextVisitor& visit_;
  bool stopped_ = false;
};

bool holds(std::string_view text, const std::string& secret) {
  return std::search(text.begin(), text.end(),
                     std::boyer_moore_horspool_searcher(secret.begin(), secret.end())) !=
         text.end();
}

}  // namespace

void visit_texts(std::string_view bytes, const TextVisitor& visit) {
  const ContentKind kind = content_kind(bytes);
  switch (kind) {
    case ContentKind::kText:
      visit({}, bytes);
      return;
    case ContentKind::kUtf16Le:
    case ContentKind::kUtf16Be:
      visit({}, decode::utf16_to_utf8(bytes, kind));
      return;
    case ContentKind::kBinary: {
      Sink sink(visit);
      decode::unpack(bytes, {}, sink);
      return;
    }
  }
}

bool holds_secret(std::string_view bytes, std::string_view path, const std::string& secret) {
  if (holds(bytes, secret)) return true;
  bool found = false;
  visit_texts(bytes, [&](std::string_view, std::string_view text) {
    found = holds(text, secret);
    if (found) return false;
    const decode::Layers layers = decode::decode_layers({text, path});
    found = std::any_of(layers.decoded.begin(), layers.decoded.end(),
                        [&](const decode::Decoded& each) { return holds(each.text, secret); });
    return !found;
  });
  return found;
}

}  // namespace scan::engine
