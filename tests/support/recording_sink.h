// A BlobSink that keeps what it was given, for tests.
#pragma once

#include <algorithm>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "source/blob.h"

namespace scan::testing {

class RecordingSink : public BlobSink {
 public:
  struct Piece {
    std::string bytes;
    Window window;
  };

  void blob(std::size_t, const Blob& blob) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    const std::string path(blob.path);
    switch (blob.part) {
      case BlobPart::kContent:
      case BlobPart::kOldContent:
        files[path].push_back({std::string(blob.bytes), blob.window});
        break;
      case BlobPart::kLinkTarget:
        links[path] = blob.bytes;
        break;
      case BlobPart::kName:
        names[path] += std::string(blob.bytes) + '\n';
        break;
      case BlobPart::kMessage:
        messages[path] = blob.bytes;
        break;
    }
  }
  void skipped(std::size_t, std::string_view path, Skip reason) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    skips[std::string(path)] = reason;
  }
  void problem(std::size_t, Problem problem) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    problems.push_back(std::move(problem));
  }
  bool stopped() const override { return stop; }

  // The paths of all files, sorted.
  std::vector<std::string> file_paths() const {
    std::vector<std::string> out;
    for (const auto& [path, pieces] : files) out.push_back(path);
    return out;
  }

  std::map<std::string, std::vector<Piece>> files;
  std::map<std::string, std::string> links;
  std::map<std::string, std::string> names;
  std::map<std::string, std::string> messages;
  std::map<std::string, Skip> skips;
  std::vector<Problem> problems;
  bool stop = false;

 private:
  std::mutex mutex_;
};

}  // namespace scan::testing
