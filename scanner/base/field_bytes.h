// Values as bytes that two different lists of them never share: what a digest is made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/sha256.h"

namespace scan {

class FieldBytes {
 public:
  // As this machine keeps it: a digest of it is for this machine.
  void add(std::uint64_t number) {
    bytes_.append(reinterpret_cast<const char*>(&number), sizeof number);
  }
  // With the size in front.
  void add(std::string_view text) {
    add(std::uint64_t{text.size()});
    bytes_ += text;
  }
  // With their number in front.
  void add(std::span<const std::string_view> texts) {
    add(std::uint64_t{texts.size()});
    for (const std::string_view text : texts) add(text);
  }

  const std::string& bytes() const { return bytes_; }
  Sha256 digest() const { return sha256(bytes_); }

 private:
  std::string bytes_;
};

}  // namespace scan
