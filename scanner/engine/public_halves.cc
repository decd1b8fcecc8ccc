// Names first: only a handful of paths is ever read for a file that holds a key. Entry points:
// public_half_paths, PublicHalves.
#include "engine/public_halves.h"

#include <algorithm>

#include "tokens/checks/date.h"

namespace scan::engine {
namespace {

constexpr std::size_t kMostBytes = std::size_t{256} << 10;

std::string text_of(const PublicKey& key) {
  if (!key.is_certificate) return "public key";
  return "certificate" +
         (key.not_after ? " until " + tokens::date_text(*key.not_after) : std::string());
}

}  // namespace

std::vector<std::string> public_half_paths(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::size_t begin = slash == std::string_view::npos ? 0 : slash + 1;
  const std::string folder(path.substr(0, begin));
  const std::string_view name = path.substr(begin);
  std::vector<std::string> paths = {folder + std::string(name) + ".pub",
                                    folder + std::string(name) + "-cert.pub"};
  const std::size_t dot = name.rfind('.');
  std::string stem(name.substr(0, dot == 0 ? name.size() : dot));
  for (std::string_view end : {"-key", "_key", ".key", "-private", "_private"}) {
    if (stem.size() > end.size() && stem.ends_with(end)) {
      stem.resize(stem.size() - end.size());
      break;
    }
  }
  for (const char* end : {".pub", ".crt", ".cer", ".cert", ".pem", "-cert.pem", "_cert.pem",
                          "-public.pem", "_public.pem", ".pub.pem"}) {
    paths.push_back(folder + stem + end);
  }
  // What certbot and most tutorials write.
  for (const char* other : {"cert.pem", "fullchain.pem", "public.pem"}) {
    paths.push_back(folder + other);
  }
  std::erase(paths, path);
  return paths;
}

void PublicHalves::look() {
  found_.emplace();
  for (PublicKey& key : public_keys_in(text_)) {
    found_->push_back({"in the same file", std::move(key)});
  }
  if (project_ == nullptr || path_.empty()) return;
  for (const std::string& path : public_half_paths(path_)) {
    const auto text = project_->read(path, kMostBytes);
    if (!text) continue;
    for (PublicKey& key : public_keys_in(*text)) {
      found_->push_back({"in " + path.substr(path.rfind('/') + 1) + " beside it", std::move(key)});
    }
  }
}

void PublicHalves::tell(tokens::TokenMatch& match) {
  if (match.public_part.empty()) return;
  if (!found_) look();
  const auto half = std::find_if(found_->begin(), found_->end(), [&](const Found& each) {
    return each.key.identity.public_part == match.public_part;
  });
  if (half == found_->end()) return;
  match.facts.push_back({"public half", half->where + " (" + text_of(half->key) + ")"});
}

}  // namespace scan::engine
