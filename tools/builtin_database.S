/* The core database that embed_rules wrote, as read-only data aligned for Hyperscan. */
    .section .rodata
    .balign 64
    .global scan_builtin_database
    .global scan_builtin_database_end
scan_builtin_database:
    .incbin "builtin_rules.hsdb"
scan_builtin_database_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
