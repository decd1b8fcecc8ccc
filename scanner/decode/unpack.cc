// One level after the other, by calls that go no deeper than the limit. Entry points: is_packed,
// unpack.
#include "decode/unpack.h"

#include <algorithm>
#include <string>

#include "base/content_kind.h"
#include "decode/inflate.h"
#include "decode/sqlite_text.h"
#include "decode/tar.h"
#include "decode/text.h"
#include "decode/zip.h"

namespace scan::decode {
namespace {

constexpr std::size_t kAlwaysAllowed = std::size_t{1} << 20;

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1f\x8b\x08"); }
bool is_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

// By its first kKindHead bytes: what is no text is not inflated to its end.
bool is_binary(std::string_view head) {
  return content_kind(head) == ContentKind::kBinary && !is_packed(head);
}

class Unpacker {
 public:
  Unpacker(const UnpackLimits& limits, UnpackSink& sink) : limits_(limits), sink_(sink) {}

  // What is packed in `bytes`, that lies `depth` levels deep and is got at by `how`.
  void open(std::string_view bytes, const std::string& how, std::size_t depth) {
    if (depth >= limits_.depth) return sink_.left_out(how, Skip::kTooLarge);
    if (is_gzip(bytes)) return open_gzip(bytes, joined(how, "gzip"), depth);
    if (is_zip(bytes)) return open_zip(bytes, joined(how, "zip"), depth);
    if (is_tar(bytes)) return open_tar(bytes, joined(how, "tar"), depth);
    const std::string text = sqlite_text(bytes);
    if (take(text.size(), how)) sink_.text(joined(how, "sqlite"), text);
  }

 private:
  static std::string joined(const std::string& outer, std::string_view inner) {
    return outer.empty() ? std::string(inner) : outer + " > " + std::string(inner);
  }

  void open_gzip(std::string_view bytes, const std::string& how, std::size_t depth) {
    std::string out;
    // A tar file inside holds many entries.
    const Inflated state = inflate_gzip(bytes, room(bytes.size(), limits_.bytes), out);
    tell(state, how);
    used_ += out.size();
    look_into(out, how, depth);
  }

  void open_zip(std::string_view bytes, const std::string& how, std::size_t depth) {
    ZipReader zip(bytes);
    while (const auto entry = zip.next()) {
      const std::string name = how + " entry " + std::string(entry->name);
      if (!count_entry(how)) return;
      if (entry->encrypted) {
        sink_.left_out(name, Skip::kEncrypted);
      } else if (entry->damaged) {
        sink_.left_out(name, Skip::kDamaged);
      } else if (entry->method == 0) {
        if (take(entry->packed.size(), name)) look_into(entry->packed, name, depth);
      } else if (entry->method == 8) {
        std::string out;
        if (inflate_bare(entry->packed, kKindHead, out) == Inflated::kCut && is_binary(out)) {
          sink_.left_out(name, Skip::kBinary);
          continue;
        }
        const std::size_t most = room(entry->packed.size(), limits_.entry_bytes);
        tell(inflate_bare(entry->packed, most, out), name);
        used_ += out.size();
        look_into(out, name, depth);
      } else {
        sink_.left_out(name, Skip::kBinary);
      }
    }
    if (zip.damaged()) sink_.left_out(how, Skip::kDamaged);
  }

  void open_tar(std::string_view bytes, const std::string& how, std::size_t depth) {
    TarReader tar(bytes);
    while (const auto entry = tar.next()) {
      if (!count_entry(how)) return;
      const std::string name = how + " entry " + entry->name;
      if (entry->cut) sink_.left_out(name, Skip::kDamaged);
      look_into(entry->bytes, name, depth);
    }
    if (tar.damaged()) sink_.left_out(how, Skip::kDamaged);
  }

  void look_into(std::string_view bytes, const std::string& how, std::size_t depth) {
    if (bytes.empty()) return;
    const ContentKind kind = content_kind(bytes);
    switch (kind) {
      case ContentKind::kText:
        return sink_.text(how, bytes);
      case ContentKind::kUtf16Le:
      case ContentKind::kUtf16Be:
        return sink_.text(how, utf16_to_utf8(bytes, kind));
      case ContentKind::kBinary:
        return is_packed(bytes) ? open(bytes, how, depth + 1) : sink_.left_out(how, Skip::kBinary);
    }
  }

  // How many bytes `packed` bytes may give.
  std::size_t room(std::size_t packed, std::size_t most) const {
    const std::size_t left = limits_.bytes - std::min(used_, limits_.bytes);
    return std::min({left, most, std::max(kAlwaysAllowed, packed * limits_.ratio)});
  }

  bool take(std::size_t size, const std::string& how) {
    if (size > limits_.bytes - std::min(used_, limits_.bytes)) {
      sink_.left_out(how, Skip::kTooLarge);
      return false;
    }
    used_ += size;
    return true;
  }

  bool count_entry(const std::string& how) {
    if (sink_.stopped()) return false;
    if (entries_++ < limits_.entries) return true;
    if (entries_ == limits_.entries + 1) {
      sink_.left_out(how + " after " + std::to_string(limits_.entries) + " entries",
                     Skip::kTooLarge);
    }
    return false;
  }

  void tell(Inflated state, const std::string& how) {
    if (state == Inflated::kCut) sink_.left_out(how, Skip::kTooLarge);
    if (state == Inflated::kDamaged) sink_.left_out(how, Skip::kDamaged);
  }

  const UnpackLimits& limits_;
  UnpackSink& sink_;
  std::size_t entries_ = 0;
  std::size_t used_ = 0;
};

}  // namespace

bool is_packed(std::string_view bytes) {
  return is_gzip(bytes) || is_zip(bytes) || is_tar(bytes) || is_sqlite(bytes);
}

void unpack(std::string_view bytes, const UnpackLimits& limits, UnpackSink& sink) {
  if (is_packed(bytes)) Unpacker(limits, sink).open(bytes, {}, 0);
}

}  // namespace scan::decode
