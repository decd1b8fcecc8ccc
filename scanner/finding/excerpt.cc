// The line is taken in three pieces, before the secret, the secret and after it, so that the mark
// stays right whatever redaction and cutting do to the lengths.
#include "finding/excerpt.h"

#include <algorithm>
#include <string>

namespace scan {
namespace {

constexpr std::size_t kLongestCodePoint = 4;

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

// The nearest place at or after (before) `at` that does not split a code point. Bytes that are no
// UTF-8 at all move it by three at most.
std::size_t boundary_after(std::string_view text, std::size_t at) {
  for (std::size_t i = 1; i < kLongestCodePoint && at < text.size() && continues(text[at]); ++i) {
    ++at;
  }
  return at;
}

std::size_t boundary_before(std::string_view text, std::size_t at) {
  for (std::size_t i = 1;
       i < kLongestCodePoint && at > 0 && at < text.size() && continues(text[at]); ++i) {
    --at;
  }
  return at;
}

// The secret's first line, no further than `limit` bytes from the secret.
Span line_window(std::string_view content, Span secret, std::size_t limit) {
  const std::size_t low = secret.begin > limit ? secret.begin - limit : 0;
  const std::string_view before = content.substr(low, secret.begin - low);
  const std::size_t newline = before.rfind('\n');
  Span window;
  window.begin = newline != std::string_view::npos
                     ? low + newline + 1
                     : std::min(boundary_after(content, low), secret.begin);
  const std::size_t high = secret.end + std::min(limit, content.size() - secret.end);
  window.end = content.substr(0, high).find('\n', secret.begin);
  if (window.end == std::string_view::npos) {
    window.end =
        high == content.size() ? high : std::max(boundary_before(content, high), secret.end);
  }
  const bool at_line_end = window.end == content.size() || content[window.end] == '\n';
  if (at_line_end && window.end > secret.begin && content[window.end - 1] == '\r' &&
      window.end - 1 != secret.begin) {
    --window.end;
  }
  return window;
}

struct Pieces {
  std::string before;
  std::string mark;
  std::string after;
};

Pieces redacted_pieces(std::string_view content, Span secret, Span window,
                       const KnownSecrets& known) {
  // A secret that begins with a line end lies outside its own first line.
  const Span reached = {window.begin, std::max(window.end, secret.begin + 1)};
  const KnownSecrets near = secrets_near(content, reached, reached, known);
  const std::span<const KnownSecret> own = near.within(secret);
  Pieces pieces;
  if (own.empty()) return pieces;
  const KnownSecret& shown = own.front();
  pieces.mark = redacted(content.substr(shown.span.begin, shown.span.size()), shown.chosen);
  if (window.begin < shown.span.begin) {
    pieces.before = redact_range(content, {window.begin, shown.span.begin}, window, known);
  }
  if (shown.span.end < window.end) {
    pieces.after = redact_range(content, {shown.span.end, window.end}, window, known);
  }
  return pieces;
}

Pieces plain_pieces(std::string_view content, Span secret, Span window) {
  const std::size_t end = std::min(secret.end, window.end);
  return {std::string(content.substr(window.begin, secret.begin - window.begin)),
          std::string(content.substr(secret.begin, end - secret.begin)),
          std::string(content.substr(end, window.end - end))};
}

// Shortens the pieces to `limit` bytes together, the sides before the mark.
void cut(Pieces& pieces, std::size_t limit, Excerpt& out) {
  if (pieces.mark.size() > limit) {
    pieces.mark.resize(boundary_before(pieces.mark, limit));
    out.cut_after = true;
    pieces.after.clear();
  }
  const std::size_t room = limit - std::min(limit, pieces.mark.size());
  const std::size_t after_wants = std::min(pieces.after.size(), room);
  const std::size_t before = std::min(pieces.before.size(), std::max(room / 2, room - after_wants));
  if (before < pieces.before.size()) {
    pieces.before.erase(0, boundary_after(pieces.before, pieces.before.size() - before));
    out.cut_before = true;
  }
  const std::size_t after = std::min(pieces.after.size(), room - before);
  if (after < pieces.after.size()) {
    pieces.after.resize(boundary_before(pieces.after, after));
    out.cut_after = true;
  }
}

Excerpt finished(std::string_view content, Span window, Pieces pieces, std::size_t limit) {
  Excerpt out;
  out.cut_before = window.begin > 0 && content[window.begin - 1] != '\n';
  out.cut_after =
      window.end < content.size() && content[window.end] != '\n' && content[window.end] != '\r';
  cut(pieces, limit, out);
  out.mark = {pieces.before.size(), pieces.before.size() + pieces.mark.size()};
  out.text = pieces.before + pieces.mark + pieces.after;
  return out;
}

}  // namespace

Excerpt make_excerpt(std::string_view content, Span secret, const KnownSecrets& known,
                     const ExcerptOptions& options) {
  const Span window = line_window(content, secret, options.limit);
  return finished(content, window,
                  options.show_secrets ? plain_pieces(content, secret, window)
                                       : redacted_pieces(content, secret, window, known),
                  options.limit);
}

Excerpt make_place_excerpt(std::string_view content, Span place, const KnownSecrets& known,
                           const ExcerptOptions& options) {
  const Span window = line_window(content, place, options.limit);
  if (options.show_secrets) {
    return finished(content, window, plain_pieces(content, place, window), options.limit);
  }
  const Span mark = {place.begin, std::max(place.begin, std::min(place.end, window.end))};
  const auto shown = [&](Span part) { return redact_range(content, part, window, known); };
  return finished(content, window,
                  {shown({window.begin, mark.begin}), shown(mark),
                   shown({mark.end, std::max(mark.end, window.end)})},
                  options.limit);
}

}  // namespace scan
