# Every rule of the grammar is reached by some file of the suite.
. tests/lib.sh

if chosen every-rule; then
    missing=$("$BUILD/tests/grammar/reductions" $(find tests/right tests/findings tests/schema examples stdlib -name '*.sales' | sort) 2>&1)
    verdict grammar/every-rule-is-reached "$missing"
fi
