// Documents whose text is encoded as a whole: the strings of a Jupyter notebook, which are source
// and output line by line (https://nbformat.readthedocs.io), and mail in quoted-printable (RFC 2045
// section 6.7), which breaks long lines anywhere. Entry point: decode_document.
#pragma once

#include <optional>
#include <string_view>

#include "decode/layers.h"

namespace scan::decode {

// Nothing where `text`, of a file called `path`, is no such document. Strings of a notebook without
// an escape that are longer than kLongestPlainString are left out: pictures.
std::optional<Decoded> decode_document(std::string_view text, std::string_view path);

inline constexpr std::size_t kLongestPlainString = std::size_t{16} << 10;

}  // namespace scan::decode
