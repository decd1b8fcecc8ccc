// Included before the source of each grammar's hand-written scanner.
//
// Scanners save their state in a buffer of 1024 bytes. Those of yaml and python look whether the
// buffer is full before they write several bytes, so a document nested deep enough makes them write
// past its end. They are told a smaller size; a state cut short is only a parse error further on.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wctype.h>

#include "tree_sitter/parser.h"
#undef TREE_SITTER_SERIALIZATION_BUFFER_SIZE
#define TREE_SITTER_SERIALIZATION_BUFFER_SIZE 1008

// The scanner of yaml counts rows and columns in 16 bits and loses its way after line 32767.
#ifdef SCAN_WIDE_ROWS
#define int16_t int32_t
#endif
