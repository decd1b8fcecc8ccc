// Hyperscan (or Vectorscan, which has the same interface) behind core_database.h.
#include "match/core_database.h"

#include <hs/hs.h>

#include <cstdlib>
#include <cstring>
#include <new>

namespace scan::match {
namespace {

constexpr std::size_t kAlignment = 64;

struct FreeWithLibc {
  void operator()(void* memory) const { std::free(memory); }
};

int append_candidate(unsigned int id, unsigned long long, unsigned long long to, unsigned int,
                     void* context) {
  static_cast<std::vector<Candidate>*>(context)->push_back(
      {static_cast<std::uint32_t>(id), static_cast<std::size_t>(to)});
  return 0;
}

}  // namespace

void CoreDatabase::Free::operator()(hs_database* database) const {
  if (owned) hs_free_database(database);
}
void Scratch::Free::operator()(hs_scratch* scratch) const { hs_free_scratch(scratch); }

Result<CoreDatabase> CoreDatabase::compile(std::span<const std::string_view> patterns) {
  std::vector<std::string> owned(patterns.begin(), patterns.end());
  std::vector<const char*> expressions;
  std::vector<unsigned> flags(owned.size(), 0);
  std::vector<unsigned> ids(owned.size());
  for (std::size_t i = 0; i < owned.size(); ++i) {
    expressions.push_back(owned[i].c_str());
    ids[i] = static_cast<unsigned>(i);
  }
  hs_platform_info generic{};
  generic.tune = HS_TUNE_FAMILY_GENERIC;
  hs_database_t* database = nullptr;
  hs_compile_error_t* problem = nullptr;
  const hs_error_t code = hs_compile_multi(expressions.data(), flags.data(), ids.data(),
                                           static_cast<unsigned>(expressions.size()), HS_MODE_BLOCK,
                                           &generic, &database, &problem);
  if (code == HS_SUCCESS) return CoreDatabase(database);
  std::string message = "the core patterns could not be compiled";
  if (problem != nullptr) {
    if (problem->expression >= 0) {
      message = "core '" + owned[static_cast<std::size_t>(problem->expression)] + "': ";
      message += problem->message;
    } else {
      message += std::string(": ") + problem->message;
    }
    hs_free_compile_error(problem);
  }
  return Error{message};
}

Result<CoreDatabase> CoreDatabase::deserialize(std::string_view bytes) {
  hs_database_t* database = nullptr;
  if (hs_deserialize_database(bytes.data(), bytes.size(), &database) != HS_SUCCESS) {
    return Error{"not a pattern database of this version and platform, or damaged"};
  }
  return CoreDatabase(database);
}

std::string CoreDatabase::serialize() const {
  char* bytes = nullptr;
  std::size_t size = 0;
  if (hs_serialize_database(database_.get(), &bytes, &size) != HS_SUCCESS) throw std::bad_alloc();
  const std::unique_ptr<char, FreeWithLibc> owner(bytes);
  return std::string(bytes, size);
}

Result<CoreDatabase> CoreDatabase::in_place(std::string_view image) {
  const auto address = reinterpret_cast<std::uintptr_t>(image.data());
  // Never written through: the engine takes databases as const.
  auto* database = reinterpret_cast<hs_database_t*>(const_cast<char*>(image.data()));
  std::size_t size = 0;
  if (address % kAlignment != 0 || image.size() < kAlignment ||
      hs_database_size(database, &size) != HS_SUCCESS || size != image.size()) {
    return Error{"not the image of a pattern database of this version"};
  }
  return CoreDatabase(database, false);
}

std::string CoreDatabase::image() const {
  const std::string bytes = serialize();
  std::size_t size = 0;
  if (hs_serialized_database_size(bytes.data(), bytes.size(), &size) != HS_SUCCESS) {
    throw std::bad_alloc();
  }
  const std::size_t rounded = (size + kAlignment - 1) / kAlignment * kAlignment;
  const std::unique_ptr<void, FreeWithLibc> memory(std::aligned_alloc(kAlignment, rounded));
  if (memory == nullptr) throw std::bad_alloc();
  std::memset(memory.get(), 0, rounded);
  auto* database = static_cast<hs_database_t*>(memory.get());
  if (hs_deserialize_database_at(bytes.data(), bytes.size(), database) != HS_SUCCESS) {
    throw std::bad_alloc();
  }
  return std::string(static_cast<const char*>(memory.get()), size);
}

Status Scratch::prepare(const CoreDatabase& database) {
  hs_scratch_t* scratch = scratch_.release();
  const hs_error_t code = hs_alloc_scratch(database.handle(), &scratch);
  scratch_.reset(scratch);
  if (code == HS_SUCCESS) return {};
  switch (code) {
    case HS_ARCH_ERROR:
      return Error{"this processor lacks SSSE3, which Hyperscan needs"};
    case HS_NOMEM:
      return Error{"no memory for the pattern database"};
    default:
      return Error{"the pattern database is damaged"};
  }
}

Result<Scratch> Scratch::clone() const {
  hs_scratch_t* copy = nullptr;
  if (hs_clone_scratch(scratch_.get(), &copy) != HS_SUCCESS) {
    return Error{"no memory for the pattern database"};
  }
  Scratch scratch;
  scratch.scratch_.reset(copy);
  return scratch;
}

Status find_candidates(const CoreDatabase& database, const Scratch& scratch, std::string_view bytes,
                       std::vector<Candidate>& out) {
  if (bytes.empty()) return {};
  const hs_error_t code =
      hs_scan(database.handle(), bytes.data(), static_cast<unsigned>(bytes.size()), 0,
              scratch.handle(), append_candidate, &out);
  if (code == HS_SUCCESS) return {};
  return Error{"the pattern engine failed with code " + std::to_string(code)};
}

std::string_view engine_version() { return hs_version(); }

}  // namespace scan::match
