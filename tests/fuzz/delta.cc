// A delta against a base of 4096 bytes: the result is what a plain twin makes of it, and the copied
// runs are true.
#include "git/pack/delta.h"

#include <array>
#include <optional>
#include <string>

#include "fuzz/fuzz.h"

namespace {

using scan::fuzz::require;

constexpr std::size_t kMostBytes = 4096;  // of a delta, so that results stay small
constexpr std::size_t kBaseBytes = 4096;

const std::string& base() {
  static const std::string bytes = [] {
    std::string out;
    std::uint32_t state = 1;
    while (out.size() < kBaseBytes) {
      state = state * 1664525 + 1013904223;
      out += static_cast<char>(state >> 24);
    }
    return out;
  }();
  return bytes;
}

// Gives bytes one by one and nothing past the end.
class Bytes {
 public:
  explicit Bytes(std::string_view rest) : rest_(rest) {}
  bool empty() const { return rest_.empty(); }
  std::optional<std::uint64_t> take() {
    if (rest_.empty()) return std::nullopt;
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return byte;
  }
  // Of at most 63 bits.
  std::optional<std::uint64_t> take_size() {
    std::uint64_t size = 0;
    for (unsigned shift = 0; shift < 63; shift += 7) {
      const auto byte = take();
      if (!byte) return std::nullopt;
      size |= (*byte & 0x7f) << shift;
      if (*byte < 0x80) return size;
    }
    return std::nullopt;
  }

 private:
  std::string_view rest_;
};

bool add_inserted(Bytes& bytes, std::uint64_t size, std::string& out) {
  for (std::uint64_t i = 0; i < size; ++i) {
    const auto byte = bytes.take();
    if (!byte) return false;
    out += static_cast<char>(*byte);
  }
  return size > 0;
}

bool add_copied(Bytes& bytes, std::uint64_t code, std::string& out) {
  std::array<std::uint64_t, 7> fields{};
  for (unsigned i = 0; i < 7; ++i) {
    if ((code >> i & 1) == 0) continue;
    const auto byte = bytes.take();
    if (!byte) return false;
    fields[i] = *byte;
  }
  const std::uint64_t offset = fields[0] | fields[1] << 8 | fields[2] << 16 | fields[3] << 24;
  std::uint64_t size = fields[4] | fields[5] << 8 | fields[6] << 16;
  if (size == 0) size = 0x10000;
  if (offset + size > kBaseBytes) return false;
  out += base().substr(offset, size);
  return true;
}

// gitformat-pack.txt read aloud. Nothing where the delta does not hold.
std::optional<std::string> plain_result(std::string_view delta) {
  Bytes bytes(delta);
  if (bytes.take_size() != kBaseBytes) return std::nullopt;
  const auto size = bytes.take_size();
  if (!size) return std::nullopt;
  std::string out;
  while (!bytes.empty()) {
    const std::uint64_t code = *bytes.take();
    const bool holds = code < 0x80 ? add_inserted(bytes, code, out) : add_copied(bytes, code, out);
    if (!holds) return std::nullopt;
  }
  if (out.size() != *size) return std::nullopt;
  return out;
}

void check_runs(std::string_view result, const std::vector<scan::CopiedRun>& runs) {
  std::uint64_t end = 0;
  for (const scan::CopiedRun& run : runs) {
    require(run.size > 0 && run.begin >= end && run.begin <= result.size() &&
                run.size <= result.size() - run.begin,
            "runs are in order and inside the result");
    require(run.base_begin <= kBaseBytes && run.size <= kBaseBytes - run.base_begin,
            "runs are inside the base");
    require(result.substr(run.begin, run.size) ==
                std::string_view(base()).substr(run.base_begin, run.size),
            "what a run says is copied is the same");
    end = run.end();
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view delta = scan::fuzz::text(data, size).substr(0, kMostBytes);
  const auto expected = plain_result(delta);
  const auto result_size = scan::git::delta_result_size(delta, kBaseBytes);
  require(result_size.has_value() == expected.has_value(), "both readers take it or neither does");
  if (!result_size) return 0;
  require(*result_size == expected->size(), "the size that is told is that of the result");

  scan::Buffer out;
  std::vector<scan::CopiedRun> runs;
  scan::git::apply_delta(base(), delta, out, runs);
  require(out.view() == *expected, "the result is that of the plain twin");
  check_runs(out.view(), runs);
  return 0;
}
