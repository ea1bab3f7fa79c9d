import Testing

/// Everything that reads or writes MATLAB files: one test at a time, since the library below version 7.3 files knows no
/// threads.
@Suite(.serialized) struct MATFileTests {}
