// The fonts, as they come from their Debian packages; the assembler finds them with -I.
        .section .rodata
        .global font_regular, font_regular_end, font_bold, font_bold_end, font_wide, font_wide_end
        .balign 16
font_regular:
        .incbin "DejaVuSans.ttf"
font_regular_end:
        .balign 16
font_bold:
        .incbin "DejaVuSans-Bold.ttf"
font_bold_end:
        .balign 16
font_wide:
        .incbin "DroidSansFallbackFull.ttf"
font_wide_end:
        .section .note.GNU-stack,"",%progbits
