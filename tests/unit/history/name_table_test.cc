// Names keep their numbers, whichever worker asks, and their text stays where it is.
#include "history/name_table.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <thread>
#include <vector>

namespace scan::history {
namespace {

// Short: the text of such a string moves when the string does.
std::string name_of(std::size_t i) { return "n" + std::to_string(i); }

TEST(NameTable, OneNumberForEachName) {
  NameTable table;
  NameTable::Local one(table);
  NameTable::Local other(table);
  const std::vector<std::string> names = {"a",  "",         "A", std::string("a\0", 2),
                                          "a ", "\xff\xfe", ".."};
  std::set<std::uint32_t> numbers;
  for (const std::string& name : names) {
    SCOPED_TRACE(name);
    const std::uint32_t number = one.number(name);
    EXPECT_EQ(other.number(name), number);
    EXPECT_EQ(one.number(name), number);
    EXPECT_EQ(table.name(number), name);
    numbers.insert(number);
  }
  EXPECT_EQ(numbers.size(), names.size());
  EXPECT_EQ(*numbers.rbegin(), names.size() - 1);  // none is left out
}

// What a worker hands over is a view into a tree that is gone afterwards.
TEST(NameTable, KeepsTextsOfItsOwn) {
  NameTable table;
  NameTable::Local local(table);
  std::string text = name_of(0);
  const std::uint32_t number = local.number(text);
  const std::string_view kept = table.name(number);
  text.assign(text.size(), 'x');
  EXPECT_EQ(local.number(name_of(0)), number);
  for (std::size_t i = 1; i < 10000; ++i) local.number(name_of(i));
  EXPECT_EQ(kept, name_of(0));
  EXPECT_EQ(kept.data(), table.name(number).data());
  NameTable::Local late(table);
  EXPECT_EQ(late.number(name_of(0)), number);
}

TEST(NameTable, ManyWorkersAgree) {
  constexpr std::size_t kWorkers = 4;
  constexpr std::size_t kNames = 3000;
  NameTable table;
  std::vector<std::vector<std::uint32_t>> numbers(kWorkers, std::vector<std::uint32_t>(kNames));
  std::vector<std::thread> threads;
  for (std::size_t worker = 0; worker < kWorkers; ++worker) {
    threads.emplace_back([&, worker] {
      NameTable::Local local(table);
      for (std::size_t i = 0; i < kNames; ++i) {
        const std::size_t name = worker % 2 == 0 ? i : kNames - 1 - i;
        numbers[worker][name] = local.number(name_of(name));
      }
    });
  }
  for (std::thread& each : threads) each.join();
  for (std::size_t worker = 1; worker < kWorkers; ++worker) EXPECT_EQ(numbers[worker], numbers[0]);
  for (std::size_t i = 0; i < kNames; ++i) EXPECT_EQ(table.name(numbers[0][i]), name_of(i));
}

}  // namespace
}  // namespace scan::history
