// Arithmetic of counts.
#include "history/record.h"

namespace scan::history {

void ObjectCounts::add(const ObjectCounts& other) {
  blobs += other.blobs;
  trees += other.trees;
  commits += other.commits;
  tags += other.tags;
  blob_bytes += other.blob_bytes;
  rebuilt_bytes += other.rebuilt_bytes;
  binary += other.binary;
  for (std::size_t i = 0; i < kSkipKinds; ++i) left_out[i] += other.left_out[i];
}

void ObjectCounts::subtract(const ObjectCounts& other) {
  blobs -= other.blobs;
  trees -= other.trees;
  commits -= other.commits;
  tags -= other.tags;
  blob_bytes -= other.blob_bytes;
  rebuilt_bytes -= other.rebuilt_bytes;
  binary -= other.binary;
  for (std::size_t i = 0; i < kSkipKinds; ++i) left_out[i] -= other.left_out[i];
}

}  // namespace scan::history
