// Part of a module in the build that measures coverage: writes what the module counted.
void __gcov_dump(void);
__attribute__((visibility("default"))) void coverage_dump(void);

void coverage_dump(void)
{
    __gcov_dump();
}
