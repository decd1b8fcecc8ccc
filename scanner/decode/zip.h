// The central directory of a zip file, and with it of jar, docx, xlsx, odt, whl, apk and nupkg.
// Format: APPNOTE.TXT 6.3.10 of PKWARE, sections 4.3.7, 4.3.12, 4.3.16 and 4.5.3.
//
// A reader of our own for the reason that tar.h gives; minizip wants a file, not bytes.
// Entry point: ZipReader.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace scan::decode {

struct ZipEntry {
  std::string_view name;
  std::string_view packed;   // its bytes in the archive
  std::uint16_t method = 0;  // 0 stored, 8 DEFLATE
  bool encrypted = false;
  bool damaged = false;  // `packed` lies outside of the archive
};

class ZipReader {
 public:
  // `bytes` outlive the reader and the entries.
  explicit ZipReader(std::string_view bytes);

  // The next file, folders left out; nothing at the end.
  std::optional<ZipEntry> next();

  // Whether there is no central directory, or it ends before all entries were read.
  bool damaged() const { return damaged_; }

 private:
  std::string_view packed_bytes(std::uint64_t local, std::uint64_t size, bool& damaged) const;

  std::string_view bytes_;
  std::string_view directory_;  // what is still to be read
  std::uint64_t start_ = 0;     // of the archive in `bytes_`: something may stand before it
  std::uint64_t left_ = 0;      // entries
  bool damaged_ = false;
};

}  // namespace scan::decode
