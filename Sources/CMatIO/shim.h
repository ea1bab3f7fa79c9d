#pragma once
// No `link` line in the module map: the library is opened when something of it is first needed.
#include <matio.h>
