# How stagecraft is built, shown and tested.
#
#   make            builds build/stagecraft
#   make demo       installs what is missing, builds, and compiles examples/b2b.sales to build/demo/
#   make test       installs what is missing, builds and runs every test; T=findings/names runs a part
#   make test-deep  the same with both compilers, under sanitizers and valgrind
#   make bless      rewrites the expected outputs of the tests; then read the diff
#   make help       lists the rest
#
# CC=clang, SANITIZE=1 and COVERAGE=1 build into folders of their own, so that switching costs nothing.

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules
SHELL := /bin/sh

ifeq ($(origin CC),default)
CC := gcc
endif

# V=1 shows the commands whole.
Q := $(if $(V),,@)

# ---- folders ------------------------------------------------------------------------------------

SUFFIX := $(if $(filter gcc,$(CC)),,-$(notdir $(CC)))$(if $(SANITIZE),-sanitized)$(if $(COVERAGE),-coverage)$(if $(FUZZ),-fuzz)$(if $(ANALYSE),-analysed)
BUILD := build$(SUFFIX)

# The rooms in the order of their arrows: a room includes only rooms above (before) it.
ROOMS := base syntax model check views draw emit cli

SOURCES := $(sort $(foreach room,$(ROOMS),$(wildcard compiler/$(room)/*.c)))
HEADERS := $(sort $(foreach room,$(ROOMS),$(wildcard compiler/$(room)/*.h compiler/$(room)/*.def)))
LIBRARY := $(sort $(shell find stdlib -name '*.sales' -not -path 'stdlib/templates/*' 2>/dev/null))
TEMPLATES := $(sort $(shell find -L stdlib/templates -type f 2>/dev/null))
ASSETS := $(sort $(wildcard stdlib/page/*))
SHELLS := $(sort $(wildcard stdlib/shell/*))
PAGES := $(filter-out docs/rules/README.md,$(sort $(wildcard docs/rules/*.md)))
UNITS := $(sort $(wildcard tests/unit/*.c))

# ---- flags --------------------------------------------------------------------------------------

WARNINGS := -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wmissing-prototypes -Wformat=2 \
	-Werror
HARDENING := -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
HARDENED_LINK := -pie -Wl,-z,relro,-z,now -Wl,-z,noexecstack
ifdef SANITIZE
OPTIMISE := -O1 -g1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
HARDENING := -fPIE
else ifdef COVERAGE
OPTIMISE := -O0 -g --coverage -fprofile-update=atomic
HARDENING := -fPIE
COVERAGE_LINK = $(BUILD)/tests/coverage/dump.o -Wl,--wrap=_exit
COVERAGE_MODULE = $(BUILD)/modules/tests/coverage/module.o
else ifdef FUZZ
OPTIMISE := -O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined \
	-fno-sanitize-recover=all
HARDENING := -fPIE
else ifdef ANALYSE
# It takes a struct that a function of another file returns for uninitialised; valgrind knows better.
OPTIMISE := -O1 -g -fanalyzer -Wno-analyzer-use-of-uninitialized-value
else
OPTIMISE := -O2 -g
endif

PACKAGES := jansson libcmark libmd

# What only some outputs need lies in modules beside the command, which open it when they do.
# Graphviz's plugin for `dot` is linked by name, so that no configuration file is read and nothing is
# searched for at run time; it lies in a folder of its own beside libgvc.
LAYOUT_PACKAGES := libgvc libcgraph
PLUGINS := $(shell pkg-config --variable=libdir libgvc 2>/dev/null)/graphviz
LAYOUT_LINK = -L$(PLUGINS) -Wl,-rpath,$(PLUGINS) -lgvplugin_dot_layout \
	$(shell pkg-config --libs $(LAYOUT_PACKAGES))
FONTS_PACKAGES := harfbuzz harfbuzz-subset
CAIRO_PACKAGES := cairo cairo-ft cairo-pdf pango pangocairo pangoft2 freetype2 fontconfig libpng libqrencode

# What others' headers do is not ours to warn of.
headers = $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(1) 2>/dev/null))
CPPFLAGS = -D_GNU_SOURCE -Icompiler -I$(BUILD) $(call headers,$(PACKAGES))
# No path of this machine gets into what is built, so that two builds are the same.
CFLAGS = $(WARNINGS) $(OPTIMISE) $(HARDENING) -ffile-prefix-map=$(CURDIR)=.
LDFLAGS = $(OPTIMISE) $(HARDENED_LINK) -Wl,--as-needed
LDLIBS = $(COVERAGE_LINK) $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lunistring -lm

# ---- what is made -------------------------------------------------------------------------------

PARSER := $(if $(wildcard grammar/sales.y),$(BUILD)/sales.tab.c)
SCANNER := $(if $(wildcard grammar/sales.l),$(BUILD)/sales.lex.c)
GENERATED := $(PARSER) $(SCANNER) $(addprefix $(BUILD)/,library.c pages.c assets.c shells.c templates.c)
GENERATED_HEADERS := $(PARSER:.c=.h) $(if $(wildcard tools/metrics.c),$(BUILD)/metrics_table.h)

LAYOUT_MODULE := $(BUILD)/stagecraft-layout.so
FONTS_MODULE := $(BUILD)/stagecraft-fonts.so
CAIRO_MODULE := $(BUILD)/stagecraft-cairo.so
MODULES := $(LAYOUT_MODULE) $(FONTS_MODULE) $(CAIRO_MODULE)
LAYOUT_SOURCES := $(sort $(wildcard compiler/draw/layout/*.c))
FONTS_SOURCES := $(sort $(wildcard compiler/draw/fonts/*.c))
CAIRO_SOURCES := $(sort $(wildcard compiler/draw/cairo/*.c)) \
	$(addprefix compiler/draw/,outline.c theme.c)
MODULE_SOURCES := $(LAYOUT_SOURCES) $(FONTS_SOURCES) $(sort $(wildcard compiler/draw/cairo/*.c))

MAIN := $(BUILD)/compiler/cli/main.o
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o) $(GENERATED:.c=.o)
ARCHIVE := $(BUILD)/libstagecraft.a
UNIT_PROGRAMS := $(UNITS:%.c=$(BUILD)/%)
REDUCTIONS := $(BUILD)/tests/grammar/reductions
FUZZERS := $(addprefix $(BUILD)/tests/fuzz/,tree format model outputs mend)
BENCHES := $(addprefix $(BUILD)/tests/bench/,generate measure front)

.PHONY: all help
all: $(BUILD)/stagecraft $(MODULES)

help: ## lists the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

$(BUILD)/stagecraft: $(MAIN) $(ARCHIVE)
	@echo "link     $@"
	$(Q)$(CC) $(LDFLAGS) -o $@ $(MAIN) $(ARCHIVE) $(LDLIBS)

# Programs take from the archive only what they use, so a test of one room needs no other.
$(ARCHIVE): $(filter-out $(MAIN),$(OBJECTS)) | $(firstword $(COVERAGE_LINK))
	@echo "archive  $@"
	@rm -f $@
	$(Q)ar rcsD $@ $^

$(BUILD)/%.o: %.c | $(GENERATED_HEADERS)
	@echo "compile  $<"
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# flex writes a few harmless narrowings and globals without prototypes; nothing else is forgiven.
$(BUILD)/sales.lex.o: CFLAGS += -Wno-conversion -Wno-sign-conversion -Wno-missing-prototypes

$(BUILD)/%.o: $(BUILD)/%.c | $(GENERATED_HEADERS)
	@echo "compile  $<"
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/sales.tab.c: grammar/sales.y | $(BUILD)
	@echo "bison    $<"
	$(Q)bison -Wcounterexamples -Werror --header=$(@:.c=.h) -o $@ $<

# It comes with the parser; younger than that, it does not make anything be built again.
$(BUILD)/sales.tab.h: $(BUILD)/sales.tab.c
	@touch $@

$(BUILD)/sales.lex.c: grammar/sales.l | $(BUILD)
	@echo "flex     $<"
	$(Q)flex -o $@ $<

$(BUILD)/library.c: $(LIBRARY) $(BUILD)/tools/library
	@echo "library  $@"
	$(Q)$(BUILD)/tools/library $@ library stdlib .sales $(LIBRARY)

$(BUILD)/pages.c: $(PAGES) $(BUILD)/tools/library
	@echo "pages    $@"
	$(Q)$(BUILD)/tools/library $@ page docs/rules .md $(PAGES)

$(BUILD)/assets.c: $(ASSETS) $(BUILD)/tools/library
	@echo "assets   $@"
	$(Q)$(BUILD)/tools/library $@ asset stdlib/page "" $(ASSETS)

$(BUILD)/shells.c: $(SHELLS) $(BUILD)/tools/library
	@echo "shells   $@"
	$(Q)$(BUILD)/tools/library $@ shell stdlib/shell "" $(SHELLS)

$(BUILD)/templates.c: $(TEMPLATES) $(BUILD)/tools/library
	@echo "templates $@"
	$(Q)$(BUILD)/tools/library $@ template stdlib/templates "" $(TEMPLATES)

# ---- modules ------------------------------------------------------------------------------------

MODULE_FLAGS = -fPIC -fvisibility=hidden
MODULE_LINK = $(filter-out -pie,$(LDFLAGS)) -shared

$(BUILD)/modules/%.o: %.c
	@echo "compile  $< (module)"
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) $(MODULE_CPPFLAGS) $(filter-out -fPIE,$(CFLAGS)) $(MODULE_FLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/modules/compiler/draw/fonts/data.o: compiler/draw/fonts/data.S
	@echo "fonts    $@"
	@mkdir -p $(@D)
	$(Q)$(CC) -Wa,-I$(FONTS),-I$(WIDE_FONTS) -c -o $@ $<

$(BUILD)/modules/compiler/draw/layout/%.o: MODULE_CPPFLAGS = $(call headers,$(LAYOUT_PACKAGES))
$(LAYOUT_MODULE): $(LAYOUT_SOURCES:%.c=$(BUILD)/modules/%.o) $(COVERAGE_MODULE)
	@echo "link     $@"
	$(Q)$(CC) $(MODULE_LINK) -o $@ $^ $(LAYOUT_LINK)

$(BUILD)/modules/compiler/draw/fonts/%.o: MODULE_CPPFLAGS = $(call headers,$(FONTS_PACKAGES))
$(FONTS_MODULE): $(FONTS_SOURCES:%.c=$(BUILD)/modules/%.o) $(BUILD)/modules/compiler/draw/fonts/data.o $(COVERAGE_MODULE)
	@echo "link     $@"
	$(Q)$(CC) $(MODULE_LINK) -o $@ $^ $(shell pkg-config --libs $(FONTS_PACKAGES))

$(BUILD)/modules/compiler/draw/cairo/%.o: MODULE_CPPFLAGS = $(call headers,$(CAIRO_PACKAGES))
$(CAIRO_MODULE): $(CAIRO_SOURCES:%.c=$(BUILD)/modules/%.o) $(COVERAGE_MODULE)
	@echo "link     $@"
	$(Q)$(CC) $(MODULE_LINK) -o $@ $^ $(shell pkg-config --libs $(CAIRO_PACKAGES)) -lm

# Text is measured by tables made from the font's own widths; no font is opened at run time.
FONTS := /usr/share/fonts/truetype/dejavu
WIDE_FONTS := /usr/share/fonts/truetype/droid
$(BUILD)/metrics_table.h: $(BUILD)/tools/metrics
	@echo "measure  $@"
	$(Q)$< regular $(FONTS)/DejaVuSans.ttf bold $(FONTS)/DejaVuSans-Bold.ttf > $@

$(BUILD)/tools/metrics: tools/metrics.c
	@echo "tool     $@"
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARNINGS) -O1 $$(pkg-config --cflags freetype2) -o $@ $< $$(pkg-config --libs freetype2)

$(BUILD)/tools/%: tools/%.c
	@echo "tool     $@"
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARNINGS) -D_GNU_SOURCE -O1 -o $@ $<

# A program opens modules beside itself.
LAYOUT_BESIDE := $(addprefix $(BUILD)/tests/,$(addsuffix /stagecraft-layout.so,unit pictures words))
$(LAYOUT_BESIDE): | $(LAYOUT_MODULE)
	@mkdir -p $(@D)
	$(Q)ln -sf ../../$(notdir $(LAYOUT_MODULE)) $@

$(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o $(ARCHIVE) | $(BUILD)/tests/unit/stagecraft-layout.so
	@echo "link     $@"
	$(Q)$(CC) $(LDFLAGS) -o $@ $< $(ARCHIVE) -lcmocka $(LDLIBS)

# It has the parser in itself, with bison's trace, whose functions want no prototypes.
$(REDUCTIONS).o: CFLAGS += -Wno-missing-prototypes
$(REDUCTIONS).o: $(PARSER)
$(REDUCTIONS): $(REDUCTIONS).o $(ARCHIVE)
	@echo "link     $@"
	$(Q)$(CC) $(LDFLAGS) -o $@ $< $(ARCHIVE) $(LDLIBS)

# A fuzz target stands before the archive, and takes the files of base/files.c, the layout of
# draw/rank.c and the modules of draw/modules.c from its own parts. Without FUZZ=1 it replays what it
# is given.
FUZZ_PARTS := input run laws product_laws page_laws painted_laws products painting site \
	simple_layout linked_modules $(if $(FUZZ),,replay)
FUZZ_OBJECTS := $(FUZZ_PARTS:%=$(BUILD)/tests/fuzz/%.o)
PAINTERS := $(patsubst %.c,$(BUILD)/modules/%.o,$(filter-out $(LAYOUT_SOURCES),$(MODULE_SOURCES))) \
	$(BUILD)/modules/compiler/draw/fonts/data.o
$(FUZZ_OBJECTS) $(FUZZERS:=.o): CPPFLAGS += -isystem /usr/include/libxml2 $(call headers,cairo libcgraph)
$(FUZZERS): %: %.o $(FUZZ_OBJECTS) $(PAINTERS) $(ARCHIVE)
	@echo "link     $@"
	$(Q)$(CC) $(LDFLAGS) $(if $(FUZZ),-fsanitize=fuzzer) -o $@ $^ -lxml2 \
		$(shell pkg-config --libs $(FONTS_PACKAGES) $(CAIRO_PACKAGES) libcgraph) $(LDLIBS)

# stagecraft in another language, in which every phrase of a handout stands in brackets. Its own table
# of phrases is found before the one in the archive.
MARKED := $(BUILD)/tests/words/stagecraft
$(MARKED:%=%.o): compiler/views/phrases.c compiler/views/phrases.def | $(GENERATED_HEADERS)
	@echo "compile  $< (marked)"
	@mkdir -p $(@D)/views
	$(Q)sed 's/^\(PHRASE([A-Z_0-9]*, *"\)\(.*\)")$$/\1⟦\2⟧")/' compiler/views/phrases.def >$(@D)/views/phrases.def
	$(Q)$(CC) -I$(@D) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<
$(MARKED): %: %.o $(MAIN) $(ARCHIVE) | $(BUILD)/tests/words/stagecraft-layout.so
	@echo "link     $@"
	$(Q)$(CC) $(LDFLAGS) -o $@ $(MAIN) $< $(ARCHIVE) $(LDLIBS)

# What makes pictures and looks at their drawing lists.
PICTURE_PARTS := compiled contrast faults harm lane_faults page_faults scene
PICTURE_OBJECTS := $(PICTURE_PARTS:%=$(BUILD)/tests/pictures/%.o)
PICTURE_PROGRAMS := $(addprefix $(BUILD)/tests/pictures/,checker places)
$(PICTURE_PROGRAMS): %: %.o $(PICTURE_OBJECTS) $(ARCHIVE) | $(BUILD)/tests/pictures/stagecraft-layout.so
	@echo "link     $@"
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# What lets calls fail is loaded before the C library, and knows no sanitizer.
FAILURES := $(BUILD)/tests/failures/shim.so $(BUILD)/tests/failures/inject
$(BUILD)/tests/failures/shim.so: tests/failures/shim.c
	@echo "tool     $@"
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARNINGS) -D_GNU_SOURCE -O1 -g -fno-omit-frame-pointer -shared -fPIC -o $@ $< -ldl

$(BUILD)/tests/failures/inject: $(wildcard tests/failures/*.c tests/failures/*.h)
	@echo "tool     $@"
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARNINGS) -D_GNU_SOURCE -O1 -g -o $@ tests/failures/inject.c tests/failures/snapshot.c

$(BUILD)/tests/bench/%: $(BUILD)/tests/bench/%.o $(ARCHIVE)
	$(CC) $(LDFLAGS) -o $@ $< $(ARCHIVE) $(LDLIBS)

$(BUILD):
	@mkdir -p $@

.SECONDARY:
-include $(OBJECTS:.o=.d) $(LAYOUT_SOURCES:%.c=$(BUILD)/modules/%.d) \
	$(FONTS_SOURCES:%.c=$(BUILD)/modules/%.d) $(CAIRO_SOURCES:%.c=$(BUILD)/modules/%.d) \
	$(UNITS:%.c=$(BUILD)/%.d) $(BENCHES:=.d) \
	$(REDUCTIONS).d $(FUZZERS:=.d) $(FUZZ_OBJECTS:.o=.d) $(PICTURE_PROGRAMS:=.d) \
	$(PICTURE_OBJECTS:.o=.d)

# ---- what people call ---------------------------------------------------------------------------

.PHONY: packages install uninstall deb demo test test-deep coverage analyse analysed preprocessor-flags test-programs fuzz fuzzers where pictures recovery bench bless rooms format format-check clean

packages: ## installs the Debian packages that are missing; NEED=build leaves out those of the tests
	@tools/packages $(NEED)

PREFIX ?= /usr/local
PLACE = $(DESTDIR)$(PREFIX)
INSTALLED = bin/stagecraft $(MODULES:$(BUILD)/%=lib/stagecraft/%) share/man/man1/stagecraft.1 \
	share/man/man5/sales.5 share/bash-completion/completions/stagecraft \
	share/zsh/vendor-completions/_stagecraft share/fish/vendor_completions.d/stagecraft.fish

install: all ## puts the command, its manual and completions under PREFIX (/usr/local) in DESTDIR
	@install -D -m 755 $(BUILD)/stagecraft $(PLACE)/bin/stagecraft
	@install -D -m 644 -t $(PLACE)/lib/stagecraft $(MODULES)
	@tools/share $(BUILD)/stagecraft $(PLACE)/share
	@echo "installed in $(PLACE)"

uninstall: ## takes away what `make install` put there
	@rm -f $(addprefix $(PLACE)/,$(INSTALLED))
	@rmdir $(PLACE)/lib/stagecraft 2>/dev/null || true

deb: ## makes a Debian package, $(BUILD)/stagecraft_VERSION_ARCHITECTURE.deb
	@$(MAKE) --no-print-directory NEED=build packages
	@$(MAKE) --no-print-directory -j$$(nproc) all
	@tools/deb $(BUILD)

demo: packages ## compiles examples/b2b.sales to build/demo/
	@$(MAKE) --no-print-directory -j$$(nproc) all
	@tools/demo $(BUILD)/stagecraft examples/b2b.sales $(BUILD)/demo

test: packages ## builds and runs the tests; T=PART runs a part
	@tests/run.sh $(T)

test-deep: packages ## both compilers, sanitizers, valgrind, static analysis
	@DEEP=1 tests/run.sh $(T)

test-programs: all $(UNIT_PROGRAMS) $(REDUCTIONS) $(MARKED) $(if $(SANITIZE),$(FUZZERS),$(PICTURE_PROGRAMS)) \
	$(FAILURES)

fuzzers: $(FUZZERS)

fuzz: packages ## looks for faults with made-up input, FUZZ_SECONDS (60) a target; see tests/fuzz
	@command -v clang >/dev/null || { echo "make fuzz needs clang, with its fuzzer: apt-get install clang libclang-rt-14-dev"; exit 1; }
	@$(MAKE) --no-print-directory -j$$(nproc) CC=clang FUZZ=1 fuzzers
	@tests/fuzz/fuzz.sh build-clang-fuzz $(or $(FUZZ_SECONDS),60)

where: ## prints the build folder
	@echo $(BUILD)

coverage: packages ## measures which lines the tests reach; then SHOW=FILE lists the others
	@tests/coverage/run.sh

analyse: all ## looks for faults without running: gcc -fanalyzer, cppcheck, clang-tidy
	@tests/analysis/run.sh

preprocessor-flags:
	@echo $(CPPFLAGS) $(call headers,$(LAYOUT_PACKAGES) $(FONTS_PACKAGES) $(CAIRO_PACKAGES))

analysed: $(SOURCES:%.c=$(BUILD)/%.o)

pictures: all ## redraws the pictures of the README
	@tools/pictures $(BUILD)/stagecraft docs/pictures

bless: ## rewrites the expected outputs of the tests
	@$(MAKE) --no-print-directory all
	@BLESS=1 tests/run.sh $(T)

recovery: ## says how many mistakes of tests/findings are missed, and how many invented
	@tests/run.sh findings | grep '^recovery:'

bench: all $(BENCHES) ## measures speed and memory, side by side with dot
	@tests/bench/run.sh $(BUILD)/stagecraft

# A room includes only rooms before it, itself, and what the build makes.
rooms: ## checks that includes follow the arrows between rooms
	@seen=; failed=0; for room in $(ROOMS); do seen="$$seen $$room"; \
	  for header in $$(grep -hoE '^#include "[a-z]+/' compiler/$$room/* 2>/dev/null \
	      | sed 's/.*"//;s,/,,' | sort -u); do \
	    case " $$seen " in *" $$header "*) ;; \
	    *) echo "compiler/$$room includes $$header, a room below it:"; \
	       grep -n "^#include \"$$header/" compiler/$$room/*; failed=1 ;; esac; done; done; \
	exit $$failed

format: ## lays out the C files
	@clang-format -i $(SOURCES) $(MODULE_SOURCES) $(wildcard compiler/draw/cairo/*.h) $(filter %.h,$(HEADERS)) $(UNITS) $(wildcard tools/*.c tests/*/*.c)

format-check: ## fails where a C file is not laid out
	@clang-format --dry-run -Werror $(SOURCES) $(MODULE_SOURCES) $(wildcard compiler/draw/cairo/*.h) $(filter %.h,$(HEADERS)) $(sort $(wildcard tools/*.c tests/*/*.c))

clean: ## removes everything that was built
	rm -rf build build-clang build-sanitized build-clang-sanitized build-coverage* build-clang-fuzz
