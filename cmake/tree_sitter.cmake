# The tree-sitter library and the grammars of scanner/syntax/, from the C sources of the npm packages
# that third_party/tree-sitter/package-lock.json pins: the target scan_tree_sitter.
#
# A generated parser is constant tables and a lexer, so nothing of it runs or is read from disk until
# a file of its language is parsed. Our warnings are not asked of code that is not ours.
set(tree_sitter_packages ${CMAKE_SOURCE_DIR}/third_party/tree-sitter/node_modules)
if(NOT EXISTS ${tree_sitter_packages}/tree-sitter/vendor)
  message(FATAL_ERROR "The grammars are not installed: run `npm ci` in third_party/tree-sitter, or "
    "let ./run do it.")
endif()

set(tree_sitter_library ${tree_sitter_packages}/tree-sitter/vendor/tree-sitter/lib)
add_library(scan_tree_sitter STATIC ${tree_sitter_library}/src/lib.c)
target_include_directories(scan_tree_sitter SYSTEM PUBLIC ${tree_sitter_library}/include)
target_include_directories(scan_tree_sitter PRIVATE ${tree_sitter_library}/src)
target_compile_definitions(scan_tree_sitter PRIVATE _POSIX_C_SOURCE=200112L _DEFAULT_SOURCE)

foreach(grammar IN ITEMS
    tree-sitter-bash tree-sitter-javascript tree-sitter-json tree-sitter-nix tree-sitter-python
    tree-sitter-typescript/typescript tree-sitter-typescript/tsx
    @tree-sitter-grammars/tree-sitter-hcl @tree-sitter-grammars/tree-sitter-toml
    @tree-sitter-grammars/tree-sitter-yaml)
  set(folder ${tree_sitter_packages}/${grammar}/src)
  # Each grammar brings the version of tree_sitter/parser.h that it was generated for, hence an
  # include path of its own.
  string(MAKE_C_IDENTIFIER ${grammar} name)
  add_library(grammar_${name} OBJECT ${folder}/parser.c)
  if(EXISTS ${folder}/scanner.c)
    target_sources(grammar_${name} PRIVATE ${folder}/scanner.c)
    set_source_files_properties(${folder}/scanner.c PROPERTIES
      COMPILE_OPTIONS "-include;${CMAKE_SOURCE_DIR}/third_party/tree-sitter/scanner_bounds.h"
      OBJECT_DEPENDS ${CMAKE_SOURCE_DIR}/third_party/tree-sitter/scanner_bounds.h)
  endif()
  target_include_directories(grammar_${name} PRIVATE ${folder})
  target_compile_options(grammar_${name} PRIVATE -w -O2)
  target_sources(scan_tree_sitter PRIVATE $<TARGET_OBJECTS:grammar_${name}>)
endforeach()
target_compile_definitions(grammar__tree_sitter_grammars_tree_sitter_yaml PRIVATE SCAN_WIDE_ROWS)
target_compile_options(scan_tree_sitter PRIVATE -w -O2)
if(SCAN_SANITIZE)
  # The library compares empty strings by null pointers, of no length.
  target_compile_options(scan_tree_sitter PRIVATE -fno-sanitize=nonnull-attribute)
endif()
