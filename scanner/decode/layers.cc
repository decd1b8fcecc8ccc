// Breadth first: what a text holds is decoded into a few texts, and those are searched in turn, as
// deep as is allowed. Entry point: decode_layers.
#include "decode/layers.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/content_kind.h"
#include "base/utf8.h"
#include "decode/document.h"
#include "decode/encoded_run.h"
#include "decode/escape.h"
#include "decode/inflate.h"
#include "decode/readable.h"
#include "decode/sites.h"
#include "decode/text.h"

namespace scan::decode {
namespace {

constexpr std::size_t kBefore = 128;  // bytes of the line that are shown before an encoded run
constexpr std::size_t kAfter = 16;    // and after it
constexpr std::size_t kAround = 192;  // on both sides of an escape
constexpr std::size_t kLeastInflated = std::size_t{1} << 20;

// A text that is searched: the original, or something decoded from it.
struct Searched {
  std::string_view text;
  const PlaceMap* map;
  const Decoded* decoded;  // null: the original
};

std::string_view::size_type line_begin(std::string_view text, std::size_t at, std::size_t reach) {
  const std::size_t low = at - std::min(at, reach);
  const std::size_t newline = text.substr(low, at - low).rfind('\n');
  return newline == std::string_view::npos ? low : low + newline + 1;
}

std::size_t line_end(std::string_view text, std::size_t at, std::size_t reach) {
  const std::string_view rest = text.substr(at, reach);
  return at + std::min(rest.size(), rest.find('\n'));
}

std::string joined(const Decoded* outer, std::string_view how) {
  return outer == nullptr ? std::string(how) : outer->how + " > " + std::string(how);
}

// What one text hides.
class Search {
 public:
  Search(const Searched& searched, const DecodeInput& input, const DecodeLimits& limits,
         std::size_t& used, bool& cut)
      : in_(searched), input_(input), limits_(limits), used_(used), cut_(cut) {}

  std::vector<Decoded> run() {
    const bool is_known = in_.decoded == nullptr && input_.sites != nullptr;
    if (!is_known) find_sites(in_.text, found_sites_);
    const Sites& sites = is_known ? *input_.sites : found_sites_;
    for (const Span run : sites.runs) decode_run(run);
    decode_escapes(sites.escapes);
    return std::move(found_);
  }

 private:
  // Whether `place` was not there before the last layer was undone.
  bool is_new(Span place) const {
    return in_.decoded == nullptr || in_.decoded->anywhere || in_.map->is_decoded(place);
  }

  void decode_run(Span run) {
    if (run.begin < done_ || !is_new(run)) return;
    const bool any_phase = in_.decoded == nullptr && !input_.from_start && run.begin == 0;
    std::optional<EncodedRun> read = read_run(in_.text, run, any_phase);
    if (!read) return;
    done_ = read->place.end;
    if (read->bytes.empty()) return;
    std::string how(read->how);
    std::string bytes;
    const bool unwrapped = unwrap(read->bytes, bytes, how);
    if (unwrapped && bytes.empty()) return;
    const std::string& shown = unwrapped ? bytes : read->bytes;
    if (!take(shown.size() + kBefore + kAfter)) return;
    Decoded& to = bundle(joined(in_.decoded, how));
    const std::size_t begin = to.text.size();
    const std::size_t from = std::max(line_begin(in_.text, read->place.begin, kBefore), shown_);
    copy({std::min(from, read->place.begin), before_run(read->place.begin, from)}, to);
    to.text += shown;
    if (unwrapped) {
      to.map.add_decoded(shown.size(), place_of(read->place));
    } else {
      for (const EncodedRun::Line& line : read->lines) add_line(*read, line, to);
    }
    shown_ = line_end(in_.text, read->place.end, kAfter);
    copy({read->place.end, shown_}, to);
    close(to, begin, outermost(read->place));
  }

  // Where what is shown before a run at `at` ends: before letters that are glued to it, which are
  // no part of a name (`0x`, `\n`, `%20`) and would hide the begin of a word.
  std::size_t before_run(std::size_t at, std::size_t from) const {
    const std::size_t run = at;
    while (at > from && is_run_byte(in_.text[at - 1]) && in_.text[at - 1] != '/') --at;
    if (at > from && at < run && (in_.text[at - 1] == '\\' || in_.text[at - 1] == '%')) --at;
    return std::max(at, std::min(from, run));
  }

  // Its whole groups and what is left of it apart, as only the first are in proportion to their
  // bytes.
  void add_line(const EncodedRun& run, const EncodedRun::Line& line, Decoded& to) const {
    const std::size_t groups =
        std::min(line.place.size() / run.group_digits, line.size / run.group_bytes);
    const std::size_t middle = line.place.begin + groups * run.group_digits;
    to.map.add_decoded(groups * run.group_bytes, place_of({line.place.begin, middle}));
    to.map.add_decoded(line.size - groups * run.group_bytes, place_of({middle, line.place.end}));
  }

  // Text from bytes that are UTF-16 or gzip; false where they are text already. Empty where nothing
  // can be read in them.
  bool unwrap(std::string_view bytes, std::string& out, std::string& how) {
    std::string inflated;
    const bool gzip = bytes.starts_with("\x1f\x8b");
    if (gzip) {
      how += " > gzip";
      const std::size_t most = std::min(std::max(kLeastInflated, bytes.size() * limits_.ratio),
                                        limits_.bytes - std::min(used_, limits_.bytes));
      cut_ |= inflate_gzip(bytes, most, inflated) == Inflated::kCut;
      bytes = inflated;
    }
    const ContentKind kind = content_kind(bytes);
    if (kind == ContentKind::kUtf16Le || kind == ContentKind::kUtf16Be) {
      how += " > utf-16";
      out = utf16_to_utf8(bytes, kind);
      return true;
    }
    if (gzip && kind == ContentKind::kText) out = std::move(inflated);
    return gzip;
  }

  void decode_escapes(const std::vector<std::size_t>& escapes) {
    std::size_t covered = 0;
    for (std::size_t i = 0; i < escapes.size();) {
      const std::size_t first = escapes[i];
      Span span{std::max(covered, line_begin(in_.text, first, kAround)), first};
      bool is_any_new = false;
      for (; i < escapes.size() && escapes[i] <= span.end; ++i) {
        span.end = std::max(span.end, line_end(in_.text, escapes[i], kAround));
        is_any_new |= is_new({escapes[i], escapes[i] + 1});
      }
      covered = span.end;
      if (!is_any_new) continue;
      if (!take(span.size())) return;
      const bool percent = in_.text[first] == '%';
      Decoded& to = bundle(joined(in_.decoded, percent ? "percent-encoding" : "escapes"));
      unescape(span, to);
    }
  }

  void unescape(Span span, Decoded& to) {
    const std::size_t begin = to.text.size();
    std::size_t copied = span.begin;
    for (std::size_t at = span.begin; at < span.end;) {
      const Escape escape =
          in_.text[at] == '\\' || in_.text[at] == '%' ? read_escape(in_.text, at) : Escape();
      if (escape.size == 0 || at + escape.size > span.end) {
        ++at;
        continue;
      }
      copy({copied, at}, to);
      const std::size_t before = to.text.size();
      if (escape.is_byte) {
        to.text += static_cast<char>(escape.code_point);
      } else {
        append_utf8(to.text, escape.code_point);
      }
      to.map.add_decoded(to.text.size() - before, place_of({at, at + escape.size}));
      at += escape.size;
      copied = at;
    }
    copy({copied, span.end}, to);
    const Decoded* outer = in_.decoded;
    close(to, begin, outer == nullptr ? Span() : outer->redacted_for(span));
  }

  Span place_of(Span span) const { return in_.map->original(span); }

  // The original of what is encoded at `run`, as far as it is one.
  Span outermost(Span run) const {
    if (in_.decoded == nullptr) return run;
    const Span outer = in_.decoded->redacted_for(run);
    return outer.empty() ? place_of(run) : outer;
  }

  void copy(Span span, Decoded& to) {
    to.text += in_.text.substr(span.begin, span.size());
    to.map.add_copied(*in_.map, span);
  }

  void close(Decoded& to, std::size_t begin, Span original) {
    to.regions.push_back({{begin, to.text.size()}, original});
    const Span last{to.text.size() - 1, to.text.size()};
    const std::size_t at = to.map.original(last).end;
    to.text += kPieceSeparator;
    to.map.add_separator(kPieceSeparator.size(), at);
  }

  Decoded& bundle(std::string how) {
    const auto same = std::find_if(found_.begin(), found_.end(),
                                   [&](const Decoded& each) { return each.how == how; });
    if (same != found_.end()) return *same;
    found_.emplace_back();
    found_.back().how = std::move(how);
    return found_.back();
  }

  bool take(std::size_t bytes) {
    if (bytes > limits_.bytes - std::min(used_, limits_.bytes)) {
      cut_ = true;
      return false;
    }
    used_ += bytes;
    return true;
  }

  const Searched in_;
  const DecodeInput& input_;
  const DecodeLimits& limits_;
  std::size_t& used_;
  bool& cut_;
  Sites found_sites_;
  std::vector<Decoded> found_;
  std::size_t done_ = 0;   // runs before are decoded
  std::size_t shown_ = 0;  // what stands before is already shown after a run
};

}  // namespace

Span Decoded::redacted_for(Span secret) const {
  const auto after =
      std::upper_bound(regions.begin(), regions.end(), secret.begin,
                       [](std::size_t at, const Region& region) { return at < region.text.begin; });
  if (after == regions.begin()) return {};
  const Region& region = *(after - 1);
  if (region.original.empty()) return {};
  const Span place = map.original(secret);
  return {std::min(place.begin, region.original.begin), std::max(place.end, region.original.end)};
}

Layers decode_layers(const DecodeInput& input, const DecodeLimits& limits) {
  Layers out;
  std::size_t used = 0;
  const PlaceMap identity = PlaceMap::identity(input.text.size());
  out.decoded = Search({input.text, &identity, nullptr}, input, limits, used, out.cut).run();
  if (input.from_start && input.text.size() <= limits.bytes) {
    if (auto document = decode_document(input.text, input.path)) {
      used += document->text.size();
      out.decoded.push_back(std::move(*document));
    }
  }
  std::size_t begin = 0;
  for (std::size_t depth = 1; depth < limits.depth && begin < out.decoded.size(); ++depth) {
    const std::size_t end = out.decoded.size();
    for (; begin < end; ++begin) {
      std::vector<Decoded> deeper;
      {
        const Decoded& each = out.decoded[begin];
        deeper = Search({each.text, &each.map, &each}, input, limits, used, out.cut).run();
      }
      std::move(deeper.begin(), deeper.end(), std::back_inserter(out.decoded));
    }
  }
  return out;
}

}  // namespace scan::decode
